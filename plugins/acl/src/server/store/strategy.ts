import { AppError, type JsonValue, isJsonObject, jsonTypeOf } from '@mortise/shared';
import { AVAILABLE_ACTIONS, findAvailableAction } from './available-actions';
import type { RowId } from './rows';
import type { NewGrant } from './write-entry';

const OWN = ':own';

/** What a role may do on every user-made collection it has no entry for. */
export interface Strategy {
  /** `view`, `view:own` (rows the user created), or `*` alone for everything. */
  readonly actions: readonly string[];
}

/**
 * Reads `{"actions": ["view:own", "create"]}`; NocoBase's `{"actions": "*"}` too. Null and undefined mean no actions.
 * @throws AppError VALUE_INVALID
 */
export function readStrategy(value: JsonValue | undefined): Strategy {
  if (value === undefined || value === null) return { actions: [] };
  const actions = isJsonObject(value) ? (value.actions ?? []) : undefined;
  const list = actions === '*' ? ['*'] : actions;
  if (!Array.isArray(list)) throw invalid(value);
  return { actions: list.map((action: JsonValue) => readAction(action)) };
}

function readAction(value: JsonValue): string {
  if (value === '*') return value;
  if (typeof value !== 'string') throw invalid(value);
  const own = value.endsWith(OWN);
  const action = findAvailableAction(own ? value.slice(0, -OWN.length) : value);
  if (!action || (own && action.onNewRecord)) throw invalid(value);
  return value;
}

function invalid(received: JsonValue): AppError {
  const names = AVAILABLE_ACTIONS.flatMap(({ name, onNewRecord }) => (onNewRecord ? [name] : [name, `${name}${OWN}`]));
  return new AppError('VALUE_INVALID', {
    field: 'strategy.actions',
    expected: `a list of ${names.join(', ')} or *`,
    received: typeof received === 'string' ? received.slice(0, 100) : jsonTypeOf(received),
  });
}

/** How a strategy names an action. */
export function strategyAction(action: string, isOwn: boolean): string {
  return isOwn ? `${action}${OWN}` : action;
}

/** One grant for each action; without `:own` wins when both are named. */
export function strategyGrants(strategy: Strategy, ownScopeId: RowId): readonly NewGrant[] {
  const named = new Set(strategy.actions);
  const grants: NewGrant[] = [];
  for (const { name } of AVAILABLE_ACTIONS) {
    const all = named.has('*') || named.has(name);
    if (all || named.has(`${name}${OWN}`)) grants.push({ action: name, fields: null, scopeId: all ? null : ownScopeId, filter: null });
  }
  return grants;
}
