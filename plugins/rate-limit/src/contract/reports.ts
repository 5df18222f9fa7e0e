import type { Limit, LimitSettings } from './limits';

/** A limit for one caller instead of that of its kind. */
export interface Override extends Limit {
  /** `apiKey:7` */
  readonly subject: string;
}

/** Where calls are counted. */
export interface StoreState {
  readonly kind: 'memory' | 'redis';
  /** Always true of memory. */
  readonly connected: boolean;
}

/** Answer of `rateLimits:state`. */
export interface LimitState {
  readonly settings: LimitSettings;
  readonly store: StoreState;
  readonly overrides: readonly (Override & { readonly name: string | null })[];
}

/** How far back usage is looked at: an hour by minutes, a day or thirty days by hours. */
export const SPANS = ['hour', 'day', 'month'] as const;
export type Span = (typeof SPANS)[number];

/** One line of `rateLimits:callers`. */
export interface Caller {
  /** `apiKey:7`; `others` for those beyond the number that is counted one by one. */
  readonly subject: string;
  /** What people call it, where that is known. */
  readonly name: string | null;
  readonly calls: number;
  /** Calls beyond the limit. */
  readonly refused: number;
}

/** One bar of `rateLimits:usage`. */
export interface UsagePoint {
  /** ISO 8601: the beginning of the minute or the hour. */
  readonly at: string;
  readonly calls: number;
  /** Of a minute it is not known how many were refused. */
  readonly refused: number | null;
}

/** Callers whose calls are counted one by one in an hour; the rest are `others`. */
export const OTHERS = 'others';
