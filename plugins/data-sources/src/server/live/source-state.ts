import type { AdoptionFault } from '@mortise/shared';

export type SourceStatus = 'loading' | 'loaded' | 'reloading' | 'loading-failed' | 'reloading-failed';

export type TableFault = AdoptionFault | { readonly table: string; readonly fault: 'nameTaken' };

/** How a source stands in this process. */
export interface SourceState {
  readonly status: SourceStatus;
  /** Why it could not be loaded; stays while that is tried again. */
  readonly error?: unknown;
  /** What its tables lack. */
  readonly faults: readonly TableFault[];
  /** Of the row it was loaded from. */
  readonly revision: number;
  /** What the open connection was made from; undefined when there is none. */
  readonly connection?: string;
}
