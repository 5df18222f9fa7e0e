import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..', '..', '..');
const HAN = /\p{Script=Han}/u;
/** Names and formulas that are the same in every language. */
const SAME = /^[^\p{L}]*$|^(\{\{\w+\}\}|API|ID|Markdown|UTF|GBK|UUID|JSON|CSV|URL|curl|JavaScript|Python|Mortise|SQL|IP|[^\p{L}])+$/u;

interface Owner {
  readonly name: string;
  readonly code: string;
  /** Folders with a file for each language; their texts are one. */
  readonly locales: readonly string[];
}

const plugins = readdirSync(join(ROOT, 'plugins')).filter((name) => existsSync(join(ROOT, 'plugins', name, 'src/client/locale/en.json')));
const UI: Owner = { name: 'ui', code: 'packages/ui/src', locales: ['packages/ui/src/locale'] };
const owners: readonly Owner[] = [
  { name: 'shell', code: 'packages/client/src', locales: ['packages/client/src/texts/locale', 'packages/client/src/screens/locale'] },
  UI,
  { name: 'sign-in', code: 'packages/client/src/sign-in', locales: ['packages/client/src/sign-in/locale'] },
  ...plugins.map((name) => ({ name, code: `plugins/${name}/src/client`, locales: [`plugins/${name}/src/client/locale`] })),
];

function texts({ locales }: Owner, language: string): ReadonlyMap<string, string> {
  const files = locales.map((folder) => JSON.parse(readFileSync(join(ROOT, folder, `${language}.json`), 'utf8')) as object);
  return new Map(files.flatMap((file) => flatten(file)));
}

function flatten(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value as object, `${prefix + key}.`),
  );
}

function sources({ code }: Owner): readonly string[] {
  return readdirSync(join(ROOT, code), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(join(ROOT, code, file), 'utf8'));
}

/** `count` picks one of several texts. */
const withoutPlural = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe.each(owners)('the texts of $name', (owner) => {
  const english = texts(owner, 'en');
  const chinese = texts(owner, 'zh-CN');

  it('are the same in both languages', () => {
    const base = (map: ReadonlyMap<string, string>): string[] => [...new Set([...map.keys()].map(withoutPlural))].toSorted();
    expect(base(chinese)).toEqual(base(english));
  });

  it('are English in English and Chinese in Chinese', () => {
    const wrong = [
      ...[...english].filter(([, text]) => HAN.test(text)),
      ...[...chinese].filter(([, text]) => !HAN.test(text) && !SAME.test(text)),
    ];
    expect(wrong).toEqual([]);
  });

  it('fill in the same values', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([match]) => match).toSorted();
    const differing = [...english].filter(([key, text]) => {
      const other = chinese.get(key);
      return other !== undefined && !key.includes('_one') && placeholders(other).join() !== placeholders(text).join();
    });
    expect(differing).toEqual([]);
  });

  it('hold every key the code asks for', () => {
    // Anybody may show the shared components' own words.
    const known = new Set([...english.keys(), ...texts(UI, 'en').keys()].map(withoutPlural));
    const asked = sources(owner).flatMap((code) => [...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => key ?? ''));
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold nothing the code does not ask for', () => {
    const code = sources(owner).join('\n');
    const dynamic = [...code.matchAll(/`([\w.]+)\.\$\{/g)].map(([, prefix]) => `${prefix}.`);
    const unused = [...english.keys()].map(withoutPlural).filter((key) => {
      const last = key.split('.').at(-1) ?? '';
      const named = code.includes(`'${key}'`) || code.includes(`texts.${last}`);
      return !named && !dynamic.some((prefix) => key.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });
});
