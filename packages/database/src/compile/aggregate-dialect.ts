import type { AggregateResult, ColumnField, PeriodFormat, TimeZone } from '@mortise/shared';
import type { Binder } from './binder';
import type { JsonEntry } from './dialect';

export type ExactResult = Extract<AggregateResult, { kind: 'exact' }>;

/** A sum or an average without rounding errors, and where its numbers stand. */
export interface ExactMeasure {
  /** Begins the names of every column the measure needs. */
  readonly name: string;
  /** The column it is worked out of, quoted. */
  readonly column: string;
  readonly distinct: boolean;
  readonly result: ExactResult;
}

export interface PeriodOf {
  readonly field: ColumnField;
  /** The column, qualified. */
  readonly column: string;
  readonly format: PeriodFormat;
  readonly zone: TimeZone | undefined;
  /** A name for rows the period may need beside those of the collection. */
  readonly rows: string;
}

/** The text of a period, and what has to be joined for it. */
export interface Period {
  readonly sql: string;
  readonly join?: string;
}

/** True for columns whose values are moments in time, shown differently in each zone. */
export function isMoment({ type }: ColumnField): boolean {
  return type === 'datetime' || type === 'unixTimestamp';
}

/** Everything in which statements over groups differ between the two databases. Pure. */
export interface AggregateDialect {
  /** The text of the period a moment or day belongs to. */
  period(of: PeriodOf, binder: Binder): Period;
  /** True when different values have to be marked before they are added (`<name>m` is 1 for the first of equals). */
  readonly marksDistinct: boolean;
  /** A sum or average of doubles; the statement fails when it has no end. */
  ofDoubles(aggregation: 'sum' | 'avg', values: string): string;
  /** Expressions over a group. */
  exactAggregates(measure: ExactMeasure): readonly JsonEntry[];
  /** Expressions over the columns of the stage before, one list for each further stage. */
  exactStages(measure: ExactMeasure): readonly (readonly JsonEntry[])[];
  /** Terms of an order without direction, the decisive one first. */
  exactOrder(measure: ExactMeasure): readonly string[];
  /** A comparison with a decimal of exactly the result's scale. */
  exactCompare(measure: ExactMeasure, compare: ExactCompare): string;
  /** What becomes the JSON; `shown` are expressions it needs from the stage below. */
  exactJson(measure: ExactMeasure): { readonly shown: readonly JsonEntry[]; readonly json: string };
}

export interface ExactCompare {
  readonly operator: '=' | '<>' | '>' | '>=' | '<' | '<=';
  /** With exactly as many digits after the point as the result has. */
  readonly value: string;
  readonly binder: Binder;
}
