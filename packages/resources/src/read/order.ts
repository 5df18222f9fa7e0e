import type { Allowed } from '@mortise/plugin-api/server';
import { type Collection, type OrderTerm, QUERY_LIMITS, readOrderTerm } from '@mortise/shared';
import { readNames } from '../request/query-parameters';
import { requireField } from './field-access';

/**
 * `sort=-createdAt,title`. The engine adds the primary key as the last term.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX
 */
export function readOrder(collection: Collection, decision: Allowed, query: Readonly<Record<string, unknown>>): readonly OrderTerm[] {
  const terms = readNames(query, 'sort', QUERY_LIMITS.sortTerms) ?? [];
  return terms.map((term) => readOrderTerm(term, collection, (field) => requireField(decision, field)));
}
