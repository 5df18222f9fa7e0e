import type { Collection } from '../collections/collection';
import { AppError } from '../errors/app-error';
import { type FieldGuard, findColumn } from './bound-filter';
import type { OrderTerm } from './plan';

/**
 * Reads `title` or `-title` (descending) against a collection.
 * @throws AppError FIELD_UNKNOWN, QUERY_PARAMETER_INVALID for a field whose values have no order, and whatever `guard` throws
 */
export function readOrderTerm(text: string, collection: Collection, guard: FieldGuard = () => {}): OrderTerm {
  const descending = text.startsWith('-');
  const field = findColumn(collection, (descending ? text.slice(1) : text).split('.'));
  guard(field);
  // The two databases would order JSON differently, and neither in a way anybody could want.
  if (field.type === 'json') {
    throw new AppError('QUERY_PARAMETER_INVALID', {
      parameter: 'sort',
      expected: 'fields whose values have an order',
      received: field.name,
    });
  }
  return { field, descending };
}
