import { CODE_HEAD, CODE_NAME } from '../../frame/code-place';

/** Stands before the author's first line, on the same line; as long as in frames, where places in the code are counted. */
const OPENING = 'export default async (ctx) => {'.padEnd(CODE_HEAD.length);

/** A unit's code, ready to run. */
export type UnitCode = (ctx: object) => Promise<unknown>;

/** Loads the body of an asynchronous function as a module, in which `await` and `return` may stand anywhere. @throws SyntaxError */
export async function loadUnit(code: string): Promise<UnitCode> {
  const text = `${OPENING}${code}\n}\n//# sourceURL=${CODE_NAME}`;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const loaded = (await import(/* @vite-ignore */ address)) as { readonly default: UnitCode };
  URL.revokeObjectURL(address);
  return loaded.default;
}
