import type { OperationHandler, OperationHandlers } from '@mortise/js-runtime/host';

/** Milliseconds for which a press counts, as with presses inside the frame. */
const RECENT = 5_000;

/** The same operations, for which a yes in a dialog of the block counts as a press inside its frame. */
export function answered(handlers: OperationHandlers): OperationHandlers {
  let until = 0;
  const wrap = (op: string, handle: OperationHandler): OperationHandler => {
    return async (args, signal, { isActivated }) => {
      const value = await handle(args, signal, { isActivated: isActivated || performance.now() < until });
      if (op === 'ui.modal' && value === true) until = performance.now() + RECENT;
      return value;
    };
  };
  return Object.fromEntries(Object.entries(handlers).map(([op, handle]) => [op, wrap(op, handle)])) as OperationHandlers;
}
