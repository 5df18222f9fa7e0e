import type { Allowed } from '@mortise/plugin-api/server';
import { type BindOptions, type NullPlace, type OrderTerm, type SortTerm, orderPath, readOrderTerm } from '@mortise/shared';
import type { StandardCall } from '../actions/standard-call';
import { rightsAlong, rightsHere } from './related-rows';

interface Sorting {
  readonly sort: readonly SortTerm[];
  /** For all terms, or for each of them. */
  readonly nulls?: NullPlace | readonly NullPlace[] | undefined;
}

/**
 * `-createdAt`, `owner.name`. The engine adds the primary key as the last term. Waits only for terms that go through relations.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX
 */
export function readOrder(
  { collection, decideRelated }: Pick<StandardCall, 'collection' | 'decideRelated'>,
  decision: Allowed,
  { sort: terms, nulls }: Sorting,
): readonly OrderTerm[] | Promise<readonly OrderTerm[]> {
  const placeOf = (index: number): NullPlace | undefined => (typeof nulls === 'string' ? nulls : nulls?.[index]);
  const read = (rights: BindOptions): readonly OrderTerm[] =>
    terms.map((term, index) => readOrderTerm(term, collection, { ...rights, nulls: placeOf(index) }));
  const paths = terms.map(orderPath).filter((path) => path.length > 1);
  if (paths.length === 0) return read(rightsHere(decision));
  return rightsAlong(
    paths.map((path) => path.slice(0, -1)),
    { collection, decideRelated },
    decision,
  ).then(read);
}
