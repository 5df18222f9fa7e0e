import type { Collection } from '../collections/collection';
import { AppError } from '../errors/app-error';
import type { NullPlace, SortTerm } from './action-query';
import type { BindOptions } from './bind-filter';
import { columnAt } from './column-at';
import { readColumnPath } from './column-path';
import { OPERATORS_BY_TYPE } from './operators';
import type { OrderTerm } from './plan';

/** `title` or `-owner.name` (descending) as its names. */
export function orderPath(term: SortTerm): readonly string[] {
  const text = orderText(term);
  return (text.startsWith('-') ? text.slice(1) : text).split('.');
}

function orderText(term: SortTerm): string {
  return typeof term === 'string' ? term : term.name;
}

type OrderOptions = BindOptions & { readonly nulls?: NullPlace | undefined };

/**
 * Reads `title` or `-title` (descending) against a collection; `owner.name` goes through a relation with at most one row.
 * @throws AppError FIELD_UNKNOWN, QUERY_PARAMETER_INVALID for a field whose values have no order, and whatever `guard` throws
 */
export function readOrderTerm(term: SortTerm, collection: Collection, options: OrderOptions = {}): OrderTerm {
  const names = orderPath(term);
  const received = names.join('.');
  const { path, field: column } = readColumnPath(names, collection, { ...options, toMany: () => unordered(received) });
  const field = columnAt(column, typeof term === 'string' ? undefined : term.place);
  // The two databases would order JSON differently, and neither in a way anybody could want.
  if (!OPERATORS_BY_TYPE[field.type].includes('$eq')) throw unordered(received);
  const descending = orderText(term).startsWith('-');
  const first = options.nulls === 'first' || (options.nulls === 'lowest' && !descending);
  return { field, descending, ...(first ? { nulls: 'first' } : {}), ...(path.length > 0 ? { path } : {}) };
}

function unordered(received: string): AppError {
  return new AppError('QUERY_PARAMETER_INVALID', { parameter: 'sort', expected: 'fields whose values have an order', received });
}
