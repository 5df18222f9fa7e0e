import type { Bridge } from '../bridge';
import type { FrameState } from '../frame-state';
import type { OwnLibraries } from '../libraries/own-libraries';
import type { Report } from '../report';

export interface CtxParts {
  readonly bridge: Bridge;
  readonly state: FrameState;
  /** Where the block paints. */
  readonly root: HTMLElement;
  readonly report: Report;
  readonly libraries: OwnLibraries;
}
