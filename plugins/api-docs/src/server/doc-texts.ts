import type { PluginsPort } from '@mortise/plugin-api/server';
import type { LocalizedText } from '@mortise/shared';
import en from '../locale/en.json';
import zh from '../locale/zh-CN.json';

type Texts = typeof en.api;
export type TextKey = Exclude<keyof Texts, 'status' | 'actions'>;
export type StatusKey = keyof Texts['status'];

/** The words of documents in one language. */
export interface DocTexts {
  /** BCP 47 tag. */
  readonly language: string;
  t(key: TextKey, params?: Readonly<Record<string, string>>): string;
  status(status: StatusKey): string;
  /** What an action of the core does: `pm:list`. */
  action(name: string): string | undefined;
  /** What a plugin is called: its title, or else its id. */
  plugin(id: string): string;
  /** The text of a definition in this language, else in English, else in any. */
  read(text: LocalizedText): string;
}

/** @param locale BCP 47 tag of the caller; all but Chinese read English. */
export function docTexts(locale: string, plugins: PluginsPort): DocTexts {
  const language = /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
  const texts: Texts = language === 'zh-CN' ? zh.api : en.api;
  const read: DocTexts['read'] = (text) =>
    typeof text === 'string' ? text : (text[language] ?? text['en'] ?? Object.values(text)[0] ?? '');
  return {
    language,
    t: (key, params = {}) => texts[key].replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => params[name] ?? whole),
    status: (status) => texts.status[status],
    action: (name) => (texts.actions as Readonly<Record<string, string>>)[name],
    plugin: (id) => read(plugins.titleOf(id) ?? id),
    read,
  };
}
