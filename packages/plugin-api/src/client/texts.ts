/** A text in the viewer's language with `{{name}}` filled in; `count` chooses the plural. */
export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** One language's texts: keys in camel case, nested by screen. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** By BCP 47 tag; `en` and `zh-CN` at least. Loaded when the language is shown. */
export type TextLoaders = Readonly<Record<string, () => Promise<{ readonly default: TextTree }>>>;
