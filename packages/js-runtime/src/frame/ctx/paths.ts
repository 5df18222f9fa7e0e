import { textValue } from '../text-value';

const PATH = /^ctx(\.[A-Za-z_$][\w$]*|\[\d+\]|\[(["'])[^"']*\2\])+$/;
const STEP = /\.([A-Za-z_$][\w$]*)|\[(?:(\d+)|["']([^"']*)["'])\]/g;
const WHOLE = /^\s*\{\{\s*([^{}]+?)\s*\}\}\s*$/;
const PART = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** What stands at `ctx.a.b[0]`, promises on the way awaited. @throws Error for what is no such path */
export async function readPath(path: string, ctx: object): Promise<unknown> {
  if (!PATH.test(path)) throw new Error(`Not a path below ctx: ${path}`);
  let value: unknown = ctx;
  for (const [, name, index, quoted] of path.matchAll(STEP)) {
    value = await (value as Readonly<Record<string, unknown>> | null | undefined)?.[name ?? index ?? quoted ?? ''];
  }
  return value;
}

/** Fills `{{ ctx.… }}` in: a text that is nothing else becomes the value, in longer texts its text stands. */
export async function fillTemplate(template: unknown, ctx: object): Promise<unknown> {
  if (typeof template === 'string') return fillText(template, ctx);
  if (Array.isArray(template)) return Promise.all(template.map((item) => fillTemplate(item, ctx)));
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(async ([key, value]) => [key, await fillTemplate(value, ctx)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function fillText(text: string, ctx: object): Promise<unknown> {
  const [, whole] = WHOLE.exec(text) ?? [];
  if (whole?.startsWith('ctx.')) return readPath(whole, ctx);
  const paths = [...text.matchAll(PART)].map(([, path]) => path ?? '').filter((path) => path.startsWith('ctx.'));
  const values = new Map(await Promise.all(paths.map(async (path) => [path, await readPath(path, ctx)] as const)));
  return text.replaceAll(PART, (all, path: string) => (values.has(path) ? textValue(values.get(path)) : all));
}
