import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readLocales } from './read-locales';

const ROOT = resolve(__dirname, '..', '..', '..', '..');
const HAN = /\p{Script=Han}/u;
const PLACE = /\{\{(\w+)\}\}/g;
/** Values that are the same in every language. */
const SAME = new Set(['uuid', 'trueOrFalse', 'jsonOrNull']);

interface Owner {
  readonly name: string;
  readonly locale: string;
  /** Where its errors are made. */
  readonly code: readonly string[];
}

const foldersOf = (folder: string): string[] => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name));
const owners: readonly Owner[] = [
  { name: 'core', locale: join(__dirname, '..', 'locale'), code: foldersOf('packages').map((folder) => join(folder, 'src')) },
  ...foldersOf('plugins').map((folder) => ({
    name: folder,
    locale: join(folder, 'src', 'locale'),
    code: [join(folder, 'src', 'server')],
  })),
].filter(({ locale }) => typeof readLocales(locale).get('en')?.['expected'] === 'object');

function expectedTexts({ locale }: Owner, language: string): Readonly<Record<string, string>> {
  return readLocales(locale).get(language)?.['expected'] as unknown as Readonly<Record<string, string>>;
}

function sourcesOf({ code }: Owner): string {
  const files = code.filter((folder) => existsSync(folder)).flatMap((folder) => codeIn(folder));
  return files.map((file) => readFileSync(file, 'utf8').replaceAll(String.raw`\'`, "'")).join('\n');
}

function codeIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.')).map((name) => join(folder, name));
}

const placesOf = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name = '']) => name).toSorted();
/** The words between the places. */
const wordsOf = (text: string): string[] => text.split(/\{\{\w+\}\}/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

describe.each(owners)('what $name expects', (owner) => {
  const english = expectedTexts(owner, 'en');
  const chinese = expectedTexts(owner, 'zh-CN');

  it('is told in both languages, with the same in its places', () => {
    const placed = (texts: Readonly<Record<string, string>>) => Object.entries(texts).map(([key, text]) => [key, placesOf(text)]);
    expect(placed(chinese)).toEqual(placed(english));
    expect(Object.entries(chinese).filter(([key, text]) => !HAN.test(text) && !SAME.has(key))).toEqual([]);
  });

  it('is what its code says, word by word', () => {
    const sources = sourcesOf(owner);
    const gone = Object.values(english).filter((text) => wordsOf(text).some((words) => !sources.includes(words)));
    expect(gone).toEqual([]);
  });
});
