import type { Collection, JsonObject } from '@mortise/shared';
import { ROOT_ROLE, UNION_ROLE } from '../../contract';
import { ACTION_ALIASES, AVAILABLE_ACTIONS } from '../store/available-actions';
import { MAIN } from '../store/built-ins';
import type { AccessState } from './access-state';
import { type RoleVerdict, foldDecisions } from './fold-decisions';
import type { StoredScope } from './stored-grant';

type FindCollection = (name: string) => Collection | undefined;

/** The rights of a set of roles, in the shape clients of NocoBase know from `roles:check`. */
export async function describeRights(state: AccessState, roles: readonly string[], findCollection: FindCollection): Promise<JsonObject> {
  const rows = roles.flatMap((role) => state.roles.get(role) ?? []);
  const allowAll = roles.includes(ROOT_ROLE);
  const implied = await state.impliedRoles(roles);
  const resources = allowAll ? [] : entriesOf(state, implied);
  return {
    role: roles.length > 1 ? UNION_ROLE : (roles[0] ?? null),
    roles,
    roleMode: 'default',
    strategy: { actions: [...new Set(rows.flatMap((row) => row.strategy?.actions ?? []))] },
    actions: await actionsOn(state, { roles: implied, resources, findCollection }),
    resources,
    snippets: joinSnippets(rows.map((row) => row.snippets ?? [])),
    availableActions: AVAILABLE_ACTIONS.map((action) => action.name),
    actionAlias: ACTION_ALIASES,
    allowAll,
    allowConfigure: allowAll || rows.some((row) => row.allowConfigure),
    allowAnonymous: false,
    allowMenuItemIds: [],
    uiButtonSchemasBlacklist: [],
  };
}

function entriesOf(state: AccessState, roles: readonly string[]): readonly string[] {
  const entries = roles.flatMap((role) => state.entriesOf(role)).filter((entry) => entry.dataSource === MAIN);
  return [...new Set(entries.map((entry) => entry.resource))].sort();
}

/** Negative patterns survive only where every role has them. */
function joinSnippets(lists: readonly (readonly string[])[]): readonly string[] {
  const all = [...new Set(lists.flat())];
  return all.filter((pattern) => !pattern.startsWith('!') || lists.every((list) => list.includes(pattern)));
}

async function actionsOn(
  state: AccessState,
  { roles, resources, findCollection }: { roles: readonly string[]; resources: readonly string[]; findCollection: FindCollection },
): Promise<JsonObject> {
  const actions: Record<string, JsonObject> = {};
  for (const resource of resources) {
    const collection = findCollection(resource);
    const userMade = collection !== undefined && collection.owner === undefined;
    for (const { name } of AVAILABLE_ACTIONS) {
      const question = { dataSource: MAIN, resource, grant: name, snippet: undefined, userMade };
      const rights = describe(await Promise.all(roles.map((role) => state.ask(role, question))));
      if (rights) actions[`${resource}:${name}`] = rights;
    }
  }
  return actions;
}

function describe(verdicts: readonly RoleVerdict<StoredScope>[]): JsonObject | undefined {
  const folded = foldDecisions(verdicts);
  if (!folded.allowed) return undefined;
  const filters = (folded.scopes ?? []).map((scope) => scope.filter);
  const [only] = filters;
  return {
    ...(folded.fields ? { fields: [...folded.fields] } : {}),
    filter: filters.length > 1 ? { $or: filters } : (only ?? {}),
  };
}
