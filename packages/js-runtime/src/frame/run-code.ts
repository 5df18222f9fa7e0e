import type { Ctx } from '../ctx';
import { CODE_HEAD, CODE_NAME } from './code-place';

type Block = (ctx: Ctx) => Promise<unknown>;

declare global {
  // oxlint-disable-next-line no-var -- a global of the frame
  var __mortiseBlock: ((block: Block) => void) | undefined;
}

/**
 * Runs the author's code as the body of an async function in a module of its own. A script element instead of `import()`: only so the
 * browser says where code is that it cannot read. Undefined when it cannot.
 */
export async function runCode(code: string, ctx: Ctx): Promise<unknown> {
  const block = await readBlock(code);
  return block?.(ctx);
}

function readBlock(code: string): Promise<Block | undefined> {
  const text = `${CODE_HEAD}${code}\n});\n//# sourceURL=${CODE_NAME}`;
  const script = document.createElement('script');
  script.type = 'module';
  script.src = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return new Promise((resolve) => {
    globalThis.__mortiseBlock = resolve;
    // After a module that cannot be read neither a call nor an error of the element comes, just `load`.
    script.addEventListener('load', () => resolve(undefined));
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  }).finally(() => {
    globalThis.__mortiseBlock = undefined;
    URL.revokeObjectURL(script.src);
    script.remove();
  }) as Promise<Block | undefined>;
}
