import { rewriteImports } from './rewrite-imports';

const rewritten = (text: string): Promise<string> => rewriteImports(text, (specifier) => Promise.resolve(`blob:${specifier}`));

it.each([
  ['import a from "x";', 'import a from "blob:x";'],
  ['import{a as b,c}from\'./y.js\';export*from"z"', 'import{a as b,c}from\'blob:./y.js\';export*from"blob:z"'],
  ['import "side";const a = 1', 'import "blob:side";const a = 1'],
  ['import * as all from "x"; export { b } from "y";', 'import * as all from "blob:x"; export { b } from "blob:y";'],
  ['const a = await import("x"); const text = "from";', 'const a = await import("x"); const text = "from";'],
  ['export const a = "x"; export default "y";', 'export const a = "x"; export default "y";'],
])('%s', async (text, expected) => {
  await expect(rewritten(text)).resolves.toBe(expected);
});
