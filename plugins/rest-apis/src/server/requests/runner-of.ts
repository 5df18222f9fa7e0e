import type { Principal } from '@mortise/shared';

/** What a client that is kept to tables must be given to call a query, and what gives it everything. */
const rightsTo = (query: string): readonly string[] => [`namedQueries.${query}:view`, '*:view'];

/**
 * In whose name an API runs a saved query. Rights of clients are about tables, of which a query may read several: one that may read runs it like
 * anybody with its roles, unless it is kept to tables and the query is not among them.
 */
export function runnerOf(query: string, principal: Principal): Principal {
  const { narrowing, ...whole } = principal;
  const isClients = narrowing?.places !== undefined || principal.kind === 'oauthClient';
  // What the request itself leaves away stands before what the credential does; such a call is no client's own.
  if (!isClients || narrowing === undefined || narrowing.also !== undefined) return principal;
  return narrowing.actions.some((action) => rightsTo(query).includes(action)) ? Object.freeze(whole) : principal;
}
