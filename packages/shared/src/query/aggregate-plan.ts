import type { Collection } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import type { TimeZone } from '../dates/zone';
import type { JsonValue } from '../json';
import type { BoundFilter } from './bound-filter';
import type { ColumnPath } from './column-path';

export const AGGREGATIONS = ['count', 'sum', 'avg', 'min', 'max'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** How moments are rounded off to groups; the text of a group is written in the same form. `Q`: quarter, `GGGG[W]WW`: ISO 8601 week. */
export const PERIOD_FORMATS = ['YYYY', 'YYYY-MM', 'YYYY-MM-DD', 'YYYY-MM-DD HH', 'YYYY-MM-DD HH:mm', 'YYYY[Q]Q', 'GGGG[W]WW'] as const;
export type PeriodFormat = (typeof PERIOD_FORMATS)[number];

export interface Measure {
  readonly alias: string;
  readonly aggregation: Aggregation;
  /** Only different values. */
  readonly distinct: boolean;
  /** Undefined: `count` of rows. */
  readonly source: ColumnPath | undefined;
}

export interface Dimension {
  readonly alias: string;
  readonly source: ColumnPath;
  readonly period?: { readonly format: PeriodFormat; readonly zone: TimeZone | undefined };
}

/**
 * How the values of an alias behave. `exact`: numbers without any rounding but to `scale` digits after the point, written as JSON numbers
 * or as text.
 */
export type AggregateResult =
  | { readonly kind: 'column'; readonly field: ColumnField }
  | { readonly kind: 'exact'; readonly aggregation: 'sum' | 'avg'; readonly scale: number; readonly text: boolean };

export type HavingOperator = '$eq' | '$ne' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$between';

/** A condition on groups. Values are canonical for the alias's result; `$in` and `$between` have several. */
export type BoundHaving =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly BoundHaving[] }
  | { readonly kind: 'not'; readonly node: BoundHaving }
  | { readonly kind: 'compare'; readonly alias: string; readonly operator: HavingOperator; readonly values: readonly JsonValue[] };

export interface AggregateOrder {
  readonly alias: string;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

/** Everything one statement over groups of rows needs. The engine adds the dimensions as the last terms of the order. */
export interface AggregatePlan {
  readonly collection: Collection;
  readonly measures: readonly Measure[];
  readonly dimensions: readonly Dimension[];
  readonly where: readonly BoundFilter[];
  readonly having: BoundHaving | undefined;
  readonly orderBy: readonly AggregateOrder[];
  readonly limit: number;
  readonly offset: number;
}

/** Caps on one question about groups, beside those of every query. */
export const AGGREGATE_LIMITS = { measures: 20, dimensions: 10, orders: 10, rows: 1000, defaultRows: 100 } as const;
