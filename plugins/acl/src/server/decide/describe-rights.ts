import type { JsonObject } from '@mortise/shared';
import { ROOT_ROLE, UNION_ROLE } from '../../contract';
import { ACTION_ALIASES, AVAILABLE_ACTIONS } from '../store/available-actions';
import { MAIN } from '../store/built-ins';
import type { AccessState } from './access-state';
import type { FindCollection } from './scope-binder';
import { type RoleVerdict, foldDecisions } from './fold-decisions';
import type { StoredScope } from './stored-grant';

/** The rights of a set of roles, in the shape clients of NocoBase know from `roles:check`. */
export async function describeRights(state: AccessState, roles: readonly string[], findCollection: FindCollection): Promise<JsonObject> {
  const rows = roles.flatMap((role) => state.roles.get(role) ?? []);
  const allowAll = roles.includes(ROOT_ROLE);
  const implied = await state.impliedRoles(roles);
  const resources = allowAll ? [] : entriesOf(state, implied, MAIN);
  return {
    role: roles.length > 1 ? UNION_ROLE : (roles[0] ?? null),
    roles,
    roleMode: 'default',
    strategy: { actions: [...new Set(rows.flatMap((row) => row.strategy?.actions ?? []))] },
    actions: await actionsOn(state, { roles: implied, resources, dataSource: MAIN, findCollection }),
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

/** The same for the data sources beside `main` that the roles have rights in, by key. */
export async function describeSourceRights(
  state: AccessState,
  roles: readonly string[],
  { isOpen, findCollection }: { readonly isOpen: (dataSource: string) => boolean; readonly findCollection: FindCollection },
): Promise<JsonObject> {
  const implied = await state.impliedRoles(roles);
  const sources = new Set(implied.flatMap((role) => state.sourcesOf(role)).filter((key) => key !== MAIN && isOpen(key)));
  const described = [...sources].sort().map(async (dataSource) => {
    const resources = entriesOf(state, implied, dataSource);
    const strategy = { actions: [...new Set(implied.flatMap((role) => state.strategyOf(role, dataSource)))] };
    return [
      dataSource,
      { strategy, actions: await actionsOn(state, { roles: implied, resources, dataSource, findCollection }), resources },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(described));
}

function entriesOf(state: AccessState, roles: readonly string[], dataSource: string): readonly string[] {
  const entries = roles.flatMap((role) => state.entriesOf(role)).filter((entry) => entry.dataSource === dataSource);
  return [...new Set(entries.map((entry) => entry.resource))].sort();
}

/** Negative patterns survive only where every role has them. */
function joinSnippets(lists: readonly (readonly string[])[]): readonly string[] {
  const all = [...new Set(lists.flat())];
  return all.filter((pattern) => !pattern.startsWith('!') || lists.every((list) => list.includes(pattern)));
}

interface Described {
  readonly roles: readonly string[];
  readonly resources: readonly string[];
  readonly dataSource: string;
  readonly findCollection: FindCollection;
}

async function actionsOn(state: AccessState, { roles, resources, dataSource, findCollection }: Described): Promise<JsonObject> {
  const actions: Record<string, JsonObject> = {};
  for (const resource of resources) {
    const collection = findCollection(resource, dataSource);
    const userMade = collection !== undefined && collection.owner === undefined;
    for (const { name } of AVAILABLE_ACTIONS) {
      const question = { dataSource, resource, grant: name, snippet: undefined, userMade };
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
