import type { FrameStatus } from './frame-status';

export interface ShownFrame {
  readonly status: FrameStatus;
  /** Runs the code anew. */
  run(): void;
  /** Takes the frame away. */
  stop(): void;
  /** Answers its calls again. */
  resume(): void;
  /** Puts the frame back into the page. */
  leavePage(): void;
}
