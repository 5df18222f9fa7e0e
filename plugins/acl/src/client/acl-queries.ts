import { type Api, useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { type WireGrant, readEntry } from './permissions/entry-wire';
import { sourcePath, useRightsSource } from './permissions/rights-source';
import type { GrantableCollection, RowScope } from './permissions/rights';

export const ROOT_ROLE = 'root';
const BUILT_IN = [ROOT_ROLE, 'admin', 'member'];
const MOST = 200;

export interface Role {
  readonly name: string;
  readonly title: string;
  readonly description: string | null;
  /** New users get it. */
  readonly default: boolean;
  readonly snippets: readonly string[] | null;
  readonly strategy: { readonly actions?: readonly string[] } | null;
}

/** A field a grant may name. */
export interface GrantableField {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  /** A list of fields never hides it. */
  readonly always: boolean;
  /** Nobody writes it. */
  readonly system: boolean;
  readonly uiSchema?: { readonly enum?: readonly { readonly value: string | number; readonly label: unknown }[] };
}

export interface StoredScope {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** Null: for every collection. */
  readonly resourceName: string | null;
}

export interface CollectionDetail extends GrantableCollection {
  readonly fields: readonly GrantableField[];
}

type WireCollection<T extends GrantableCollection> = Omit<T, 'entry'> & { readonly actions: readonly WireGrant[] | null };

export function isBuiltIn(role: string): boolean {
  return BUILT_IN.includes(role);
}

/** Path of a resource below one role. */
export function rolePath(role: string, rest: string): string {
  return `roles/${encodeURIComponent(role)}/${rest}`;
}

export function useRoles(): UseQueryResult<readonly Role[]> {
  const api = useApi();
  const params = { sort: 'title', pageSize: MOST, count: 'none' };
  return useQuery({
    queryKey: ['access', 'roles', 'list'],
    queryFn: async ({ signal }) => (await api.get<readonly Role[]>('roles:list', { params, signal })).data,
  });
}

/** Every collection of the data source that can be granted, with the role's rules for it. */
export function useGrantable(role: string): UseQueryResult<readonly GrantableCollection[]> {
  const api = useApi();
  const source = useRightsSource();
  const queries = useQueryClient();
  useLive('schema.changed', () => void queries.invalidateQueries({ queryKey: ['access', 'grantable'] }));
  return useQuery({
    queryKey: ['access', 'grantable', role, 'all', source],
    queryFn: ({ signal }) => loadGrantable(api, { role, source, signal }),
  });
}

interface GrantableWish {
  readonly role: string;
  readonly source: string | undefined;
  readonly signal: AbortSignal;
}

async function loadGrantable(api: Api, { role, source, signal }: GrantableWish): Promise<readonly GrantableCollection[]> {
  const path = rolePath(role, 'collections:listGrantable');
  const { data } = await api.get<readonly WireCollection<GrantableCollection>[]>(path, { params: { dataSourceKey: source }, signal });
  return data.map(({ actions, ...collection }) => ({ ...collection, entry: readEntry(actions) }));
}

/** One collection with its fields. */
export function useCollectionDetail(role: string, collection: string): UseQueryResult<CollectionDetail> {
  const api = useApi();
  const source = useRightsSource();
  return useQuery({
    queryKey: ['access', 'grantable', role, 'one', collection, source],
    queryFn: async ({ signal }) => {
      const path = rolePath(role, `collections:get/${encodeURIComponent(collection)}`);
      const params = { dataSourceKey: source };
      const { actions, ...detail } = (await api.get<WireCollection<CollectionDetail>>(path, { params, signal })).data;
      return { ...detail, entry: readEntry(actions) };
    },
  });
}

/** Conditions that are kept under a name, of the data source. */
export function useScopes(): UseQueryResult<readonly StoredScope[]> {
  const api = useApi();
  const source = useRightsSource();
  const path = sourcePath(source, 'rolesResourcesScopes:list');
  const params = { fields: ['id', 'key', 'name', 'resourceName'], sort: 'name', pageSize: MOST, count: 'none' };
  return useQuery({
    queryKey: ['access', 'scopes', source],
    queryFn: async ({ signal }) => (await api.get<readonly StoredScope[]>(path, { params, signal })).data,
  });
}

export function toRowScope({ id, key, name }: StoredScope): RowScope {
  return { kind: 'stored', id, key, name };
}

/** What a role may do in another data source on collections without rules of their own; nothing is asked without one. */
export function useSourceStrategy(role: string): UseQueryResult<Role['strategy']> {
  const api = useApi();
  const source = useRightsSource();
  const path = sourcePath(source, 'roles:get');
  return useQuery({
    queryKey: ['access', 'strategy', role, source],
    enabled: source !== undefined,
    queryFn: async ({ signal }) => (await api.get<Pick<Role, 'strategy'>>(path, { params: { filterByTk: role }, signal })).data.strategy,
  });
}
