import { type FilterNode, type JsonObject, isAppError, parseFilter } from '@mortise/shared';
import { type GrantRow, type RowId, type ScopeRow } from '../store/rows';

/** A stored row filter and its parsed form. */
export interface StoredScope {
  readonly filter: JsonObject;
  readonly node: FilterNode;
}

/** What a policy line gives; undefined fields or scope mean no limit. */
export interface StoredGrant {
  readonly fields: readonly string[] | undefined;
  readonly scope: StoredScope | undefined;
}

/** Grants by id. One whose scope is gone or cannot be read is left out, and its line allows nothing. */
export function loadGrants(grants: readonly GrantRow[], scopes: readonly ScopeRow[]): Map<string, StoredGrant> {
  const filters = new Map(scopes.map((scope) => [String(scope.id), readScope(scope.scope)]));
  const loaded = new Map<string, StoredGrant>();
  for (const grant of grants) {
    const scope = scopeOf(grant, filters);
    if (scope !== 'broken') loaded.set(String(grant.id), { fields: grant.fields ?? undefined, scope });
  }
  return loaded;
}

type Scope = StoredScope | 'broken' | undefined;

function scopeOf(grant: GrantRow, filters: ReadonlyMap<string, Scope>): Scope {
  if (grant.scopeId !== null) return idOf(grant.scopeId, filters);
  return grant.filter === null ? undefined : readScope(grant.filter);
}

function idOf(scopeId: RowId, filters: ReadonlyMap<string, Scope>): Scope {
  const key = String(scopeId);
  return filters.has(key) ? filters.get(key) : 'broken';
}

/** An empty filter is no limit. */
function readScope(filter: JsonObject): Scope {
  try {
    const node = parseFilter(filter);
    return node.kind === 'and' && node.nodes.length === 0 ? undefined : { filter, node };
  } catch (error) {
    if (isAppError(error)) return 'broken';
    throw error;
  }
}
