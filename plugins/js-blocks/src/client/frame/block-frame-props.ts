import type { ShownFacts } from '@mortise/js-runtime/host';
import type { BlockPlace, PartForm } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { FrameFault, FrameObserver } from './frame-facts';

export interface BlockFrameProps {
  /** Compiled: the body of an async function of `ctx`. */
  readonly code: string;
  readonly place: BlockPlace;
  readonly facts?: ShownFacts;
  readonly observer?: Partial<FrameObserver>;
  /** A change runs the code anew. */
  readonly run?: number;
  /** Pixels; by default as high as what is painted. */
  readonly height?: 'auto' | number;
  /** Hears of a value the code gives its field; absent: it may not. */
  readonly onValue?: (value: JsonValue) => void;
  /** The form the block stands in. */
  readonly form?: PartForm | undefined;
  /** Stands below a fault: what may be done about it. */
  readonly onFaultOffer?: (fault: FrameFault) => ReactNode;
}
