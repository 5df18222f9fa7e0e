import { transform } from 'sucrase';

/** Code a frame can run: the body of an async function of `ctx`. */
export interface CompiledBlock {
  readonly ok: true;
  readonly code: string;
}

/** Why there is none. Lines and columns count from 1. */
export interface CompileFault {
  readonly ok: false;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Ends every message of the compiler. */
const POSITION = / \(\d+:\d+\)$/;

/**
 * Takes types and JSX out of what an author wrote. Everything else stays where it is, so that an error at run time carries the author's own line.
 * `await` and `return` may stand at the top.
 */
export function compileBlock(source: string): CompiledBlock | CompileFault {
  try {
    const { code } = transform(source, {
      transforms: ['typescript', 'jsx'],
      jsxPragma: 'ctx.React.createElement',
      jsxFragmentPragma: 'ctx.React.Fragment',
      production: true,
      disableESTransforms: true,
    });
    return { ok: true, code };
  } catch (error) {
    return { ok: false, ...faultOf(error) };
  }
}

function faultOf(error: unknown): Omit<CompileFault, 'ok'> {
  const { message = '', loc } = error as { readonly message?: string; readonly loc?: { readonly line: number; readonly column: number } };
  return { message: message.replace(POSITION, ''), line: loc?.line ?? 1, column: loc?.column ?? 1 };
}
