import type { CtxRun } from '../../ctx';
import { ExitSignal } from '../exit-signal';
import type { CtxParts } from './ctx-parts';

/** The life of the block. */
export function ctxRun({ state }: Pick<CtxParts, 'state'>): CtxRun {
  return {
    on: (event, listen) => state.on(event, listen),
    off: (event, listen) => state.off(event, listen),
    exit: () => {
      throw new ExitSignal(false);
    },
    exitAll: () => {
      throw new ExitSignal(true);
    },
  };
}
