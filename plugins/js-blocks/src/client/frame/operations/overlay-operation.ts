import { type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import { isJsonObject } from '@mortise/shared';
import { requireActivation } from './require-activation';

/** Where the block was on the page, in the pixels of the frame that now covers it. */
export interface OverlayPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The frame of a block, lifted over the page and put back. */
export interface Overlay {
  /** Undefined when it is not shown. */
  open(): OverlayPlace | undefined;
  close(): void;
}

/** Lets a block have the whole page for a drawer or a dialog, once its viewer has pressed something in it. */
export function overlayOperation(overlay: Overlay): OperationHandlers {
  return {
    overlay: (args, _signal, facts) => {
      if (!isJsonObject(args) || args['open'] !== true) {
        overlay.close();
        return null;
      }
      requireActivation(facts, 'A block is lifted over the page when its viewer presses something in it, not by itself');
      const place = overlay.open();
      if (place === undefined) throw new RemoteError({ message: 'The block is not shown now' });
      return { ...place };
    },
  };
}
