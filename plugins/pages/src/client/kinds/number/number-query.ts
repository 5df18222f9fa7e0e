import { type JsonObject, isOneOf } from '@mortise/shared';
import { AGGREGATIONS, type Aggregation } from '../../../contract';
import { readSource } from '../fields/read-source';

export interface NumberSettings {
  /** Where the collection is; undefined for `main`. */
  readonly source: string | undefined;
  readonly collection: string | undefined;
  readonly aggregation: Aggregation;
  readonly field: string | undefined;
  /** There is enough to ask for the number. */
  readonly isComplete: boolean;
}

/** The settings of a block as far as they make sense. */
export function readNumberSettings(settings: JsonObject): NumberSettings {
  const { collection, aggregation, field } = settings;
  const named = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  const kind = typeof aggregation === 'string' && isOneOf(AGGREGATIONS, aggregation) ? aggregation : 'count';
  const known = {
    source: readSource(settings),
    collection: named(collection),
    aggregation: kind,
    field: kind === 'count' ? undefined : named(field),
  };
  return { ...known, isComplete: known.collection !== undefined && (kind === 'count' || known.field !== undefined) };
}

/** As the action `query` takes it. */
export function measureOf({ aggregation, field }: Pick<NumberSettings, 'aggregation' | 'field'>, alias = 'value'): JsonObject {
  return { aggregation, alias, ...(field === undefined ? {} : { field }) };
}
