import { FrameHost, type OperationHandlers } from '@mortise/js-runtime/host';
import { Crashes } from './crashes';
import type { FrameObserver } from './frame-facts';
import type { FrameStatus } from './frame-status';
import { hearFrame } from './hear-frame';
import type { Overlay } from './operations/overlay-operation';
import { placeOver } from './over-page/place-over';

export interface OpenedFrame {
  /** Where the runtime's files are. */
  readonly base: string;
  operations(overlay: Overlay): OperationHandlers;
  observer(): Partial<FrameObserver> | undefined;
  change(part: Partial<FrameStatus>): void;
}

/** A frame whose status follows what becomes of it. It begins when its element is put into the page. */
export function openFrame({ base, operations, observer, change }: OpenedFrame): FrameHost {
  const crashes = new Crashes();
  const end = (reason: NonNullable<FrameStatus['end']>): void => change({ phase: 'ended', end: reason, isOver: false });
  const overlay: Overlay = {
    open: () => {
      const place = placeOver(frame.element);
      if (place !== undefined) change({ isOver: true });
      return place;
    },
    close: () => change({ isOver: false }),
  };
  const onFault = (): void => {
    if (!crashes.count()) return;
    frame.dispose();
    end('failing');
  };
  const frame = new FrameHost({
    address: `${base}block.html`,
    operations: operations(overlay),
    onTell: ({ what, data }) => hearFrame(what, data, { change, onFault, observer: observer() }),
    onEnd: end,
    onPulse: (answers) => change({ phase: answers ? 'running' : 'stuck' }),
    onPause: () => change({ isPaused: true }),
  });
  return frame;
}
