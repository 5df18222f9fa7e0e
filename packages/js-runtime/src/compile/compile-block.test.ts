import { compileBlock } from './compile-block';

const compiled = (source: string): string => {
  const result = compileBlock(source);
  if (!result.ok) throw new Error(result.message);
  return result.code;
};

/** Runs compiled code as a frame does. */
async function run(source: string, ctx: object): Promise<unknown> {
  const AsyncFunction = (async () => undefined).constructor as new (...args: string[]) => (ctx: object) => Promise<unknown>;
  return new AsyncFunction('ctx', compiled(source))(ctx);
}

const React = { createElement: (...parts: unknown[]) => parts, Fragment: 'fragment' };

describe('compiling a block', () => {
  it('takes types and JSX out, and allows await and return at the top', async () => {
    const source = `interface Row { id: number }
enum Kind { A = 'a' }
const rows: readonly Row[] = await Promise.resolve([{ id: 1 }]);
const first = rows[0]!.id satisfies number;
return <><p title={Kind.A}>{first}</p></>;`;
    await expect(run(source, { React })).resolves.toEqual(['fragment', null, ['p', { title: 'a' }, 1]]);
  });

  it.each([
    ['types', 'interface A {\n  b: string;\n}\ntype C =\n  | A\n  | null;\nthrow new Error();'],
    ['JSX', 'const a = (\n  <div\n    title="x"\n  >\n    text\n    {1}\n  </div>\n);\nthrow new Error();'],
    ['templates', 'const a = `\n<div>\n`;\nenum B {\n  C,\n}\nthrow new Error();'],
  ])('keeps every line where it is: %s', (_what, source) => {
    const lineOf = (text: string): number => text.split('\n').findIndex((line) => line.includes('throw'));
    expect(lineOf(compiled(source))).toBe(lineOf(source));
  });

  it.each([
    ['const a = 1;\nconst b = ;', { line: 2, column: 11, message: 'Unexpected token' }],
    ['if (a { b }', { line: 1, column: 7, message: 'Unexpected token, expected ")"' }],
    ["\n\nconst s = 'abc\n", { line: 3, column: 11, message: 'Unterminated string constant' }],
    ['return <div>', { line: 1, column: 13, message: 'Unexpected token' }],
  ])('says where it is wrong: %j', (source, fault) => {
    expect(compileBlock(source)).toMatchObject({ ok: false, ...fault });
  });

  it.each(['{'.repeat(20_000), '<a>'.repeat(20_000), '\u0000\ud800', 'x'.repeat(1_000_000)])('answers to hostile text', (source) => {
    expect(typeof compileBlock(source).ok).toBe('boolean');
  });
});
