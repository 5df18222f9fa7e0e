import type { FrameEnd } from '@mortise/js-runtime/host';
import type { FrameFault } from './frame-facts';

/** `far`: not near enough to be seen; `off`: not to be run before the viewer says so. */
export type FramePhase = 'far' | 'off' | 'starting' | 'running' | 'stuck' | 'pausing' | 'ended';

export interface FrameStatus {
  readonly phase: FramePhase;
  /** Why it ended; `stopped` by the viewer, `failing` over and over. */
  readonly end: FrameEnd | 'stopped' | 'failing' | undefined;
  /** It made too many calls: none is answered until its viewer lets it go on. */
  readonly isPaused: boolean;
  /** It is lifted over the page. */
  readonly isOver: boolean;
  /** The last thing that went wrong. */
  readonly fault: FrameFault | undefined;
  readonly height: number;
  /** What was to be run when it began; undefined while it is far from the view. */
  readonly subject: string | undefined;
  /** Counts up with every beginning. */
  readonly attempt: number;
}

const AT_REST = { end: undefined, isPaused: false, isOver: false, fault: undefined } as const;

export const FIRST_STATUS: FrameStatus = { ...AT_REST, phase: 'far', height: 0, subject: undefined, attempt: 0 };

/** A run that begins keeps the height of the one before, so that the page does not jump. */
export function beginning({ height, subject, attempt }: FrameStatus): FrameStatus {
  return { ...AT_REST, phase: 'starting', height, subject, attempt: attempt + 1 };
}
