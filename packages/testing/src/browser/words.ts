import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..', '..', '..');

/** Looks up what a page says: `say('api-keys', 'keys.title')`; the owner is a plugin's id, `shell`, `ui` or `sign-in`. */
export type Say = (owner: string, key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The texts of the product in one language, so that a test can walk through it in any. */
export function wordsOf(language: 'en' | 'zh-CN'): Say {
  const files = new Map<string, object>();
  const read = (owner: string): object => {
    const known = files.get(owner) ?? Object.assign({}, ...foldersOf(owner).map((folder) => readJson(folder, language)));
    files.set(owner, known);
    return known;
  };
  return (owner, key, params = {}) => {
    const text = key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown> | undefined)?.[part], read(owner));
    if (typeof text !== 'string') throw new Error(`There is no text ${owner}:${key}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ''));
  };
}

function foldersOf(owner: string): readonly string[] {
  switch (owner) {
    case 'shell':
      return ['packages/client/src/texts/locale', 'packages/client/src/screens/locale'];
    case 'ui':
      return ['packages/ui/src/locale'];
    case 'sign-in':
      return ['packages/client/src/sign-in/locale'];
    default:
      return [`plugins/${owner}/src/client/locale`];
  }
}

function readJson(folder: string, language: string): object {
  return JSON.parse(readFileSync(join(ROOT, folder, `${language}.json`), 'utf8')) as object;
}
