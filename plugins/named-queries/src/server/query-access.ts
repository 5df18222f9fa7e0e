import type { AccessPort } from '@mortise/plugin-api/server';
import { AppError, type Narrowing, type Principal } from '@mortise/shared';
import { QUERIES } from './query-collections';
import type { SavedQuery } from './saved-query';

/** SQL reads every record there is, so `pm.*` does not cover it. */
const WRITE_SQL = 'named-queries.sql';
/** Covers every query; other roles run those they are given. */
const RUN_ALL = 'named-queries.run';

/** @throws AppError ACTION_DENIED */
export async function requireSqlRight(principal: Principal, access: AccessPort): Promise<void> {
  await requireSnippet(principal, WRITE_SQL, access);
}

/**
 * Whose rights a run uses. What a credential with rights of its own may do is up to those, unless each of them names the query; it is its caller's then,
 * as far as the query goes.
 */
export function runnerOf({ name }: Pick<SavedQuery, 'name'>, principal: Principal): Principal {
  const { narrowing, ...whole } = principal;
  return narrowing !== undefined && isNamed(name, narrowing) ? Object.freeze(whole) : principal;
}

/** A credential with rights of its own (`narrowing`) has none by its roles here. @throws AppError ACTION_DENIED */
export async function requireRunRight(query: SavedQuery, principal: Principal, access: AccessPort): Promise<void> {
  const isGiven = principal.narrowing === undefined && principal.roles.some((role) => query.roles.includes(role));
  if (!isGiven) await requireSnippet(principal, RUN_ALL, access);
}

function isNamed(query: string, { actions, also }: Narrowing): boolean {
  return actions.includes(`${QUERIES}.${query}:run`) && (also === undefined || isNamed(query, also));
}

async function requireSnippet(principal: Principal, snippet: string, access: AccessPort): Promise<void> {
  const question = { dataSource: 'main', resource: QUERIES, grant: undefined, snippet, collection: undefined };
  const decision = await access.decide(principal, question);
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource: QUERIES, reason: decision.reason });
}
