import type { Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type BoundFilter,
  type Collection,
  type FilterNode,
  bindFilter,
  describeColumnValue,
  readColumnValue,
} from '@mortise/shared';
import { requireField } from './field-access';

/**
 * The caller's filter, bound to the collection.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, QUERY_OPERATOR_UNSUPPORTED, QUERY_VALUE_INVALID
 */
export function bindCallerFilter(filter: FilterNode, collection: Collection, decision: Allowed): BoundFilter {
  return bindFilter(filter, collection, (field) => requireField(decision, field));
}

/**
 * The condition that `filterByTk` stands for.
 * @throws AppError QUERY_VALUE_INVALID when a key cannot be a key of this collection
 */
export function bindKeys(keys: readonly string[], collection: Collection): BoundFilter {
  const field = collection.primaryKey;
  const values = keys.map((key) => {
    const value = readColumnValue(field, key, { lenient: true });
    if (value === undefined) {
      throw new AppError('QUERY_VALUE_INVALID', { path: 'filterByTk', expected: describeColumnValue(field), received: key.slice(0, 100) });
    }
    return value;
  });
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { kind: 'compare', field, operator: '$eq', value: { kind: 'literal', value: only } }
    : { kind: 'compare', field, operator: '$in', value: { kind: 'literal', value: values } };
}
