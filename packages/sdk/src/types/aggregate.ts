import type { JsonValue } from '../json';
import type { Filter } from './filter';
import type { CollectionTypes } from './schema';
import type { FieldPath } from './shown';

type Period = 'YYYY' | 'YYYY-MM' | 'YYYY-MM-DD' | 'YYYY-MM-DD HH' | 'YYYY-MM-DD HH:mm' | 'YYYY[Q]Q' | 'GGGG[W]WW';

/** A number worked out over the records of a group. */
export type Measure<Field extends string = string> =
  | { readonly aggregation: 'count'; readonly field?: Field | '*'; readonly alias?: string; readonly distinct?: boolean }
  | { readonly aggregation: 'sum' | 'avg'; readonly field: Field; readonly alias?: string; readonly distinct?: boolean }
  | { readonly aggregation: 'min' | 'max'; readonly field: Field; readonly alias?: string };

/** What makes records one group: the same value of a field, or the same period of a date. */
export interface Dimension<Field extends string = string> {
  readonly field: Field;
  readonly alias?: string;
  readonly format?: Period;
  readonly timezone?: string;
}

export interface AggregateQuery<
  Schema,
  Collection extends CollectionTypes,
  Measures extends readonly Measure<FieldPath<Schema, Collection>>[],
  Dimensions extends readonly Dimension<FieldPath<Schema, Collection>>[],
> {
  readonly measures?: Measures;
  readonly dimensions?: Dimensions;
  readonly filter?: Filter<Schema, Collection>;
  /** Conditions on aliases: `{ 'total.$gt': 1000 }`. */
  readonly having?: Readonly<Record<string, unknown>>;
  readonly orders?: readonly {
    readonly field: AliasOf<Measures[number] | Dimensions[number]>;
    readonly order?: 'asc' | 'desc';
    readonly nulls?: 'first' | 'last';
  }[];
  /** At most 1,000; 100 by default. */
  readonly limit?: number;
  readonly offset?: number;
}

type AliasOf<Part> = Part extends { readonly alias: infer Alias extends string }
  ? Alias
  : Part extends { readonly field: infer Field extends string }
    ? Field extends '*'
      ? 'count'
      : Field
    : 'count';

type ValueOf<Part> = Part extends { readonly aggregation: 'count' }
  ? number
  : Part extends { readonly aggregation: 'sum' | 'avg' }
    ? number | string | null
    : JsonValue;

/** One group: its dimensions and measures by their aliases. */
export type Group<Measures extends readonly Measure[], Dimensions extends readonly Dimension[]> = {
  readonly [Part in Measures[number] | Dimensions[number] as AliasOf<Part>]: ValueOf<Part>;
};
