import { type Api, useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { type WireGrant, readEntry } from './permissions/entry-wire';
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

/** Every collection that can be granted, with the role's rules for it. */
export function useGrantable(role: string): UseQueryResult<readonly GrantableCollection[]> {
  const api = useApi();
  const queries = useQueryClient();
  useLive('schema.changed', () => void queries.invalidateQueries({ queryKey: ['access', 'grantable'] }));
  return useQuery({ queryKey: ['access', 'grantable', role, 'all'], queryFn: ({ signal }) => loadGrantable(api, role, signal) });
}

async function loadGrantable(api: Api, role: string, signal: AbortSignal): Promise<readonly GrantableCollection[]> {
  const path = rolePath(role, 'collections:listGrantable');
  const { data } = await api.get<readonly WireCollection<GrantableCollection>[]>(path, { signal });
  return data.map(({ actions, ...collection }) => ({ ...collection, entry: readEntry(actions) }));
}

/** One collection with its fields. */
export function useCollectionDetail(role: string, collection: string): UseQueryResult<CollectionDetail> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', 'grantable', role, 'one', collection],
    queryFn: async ({ signal }) => {
      const path = rolePath(role, `collections:get/${encodeURIComponent(collection)}`);
      const { actions, ...detail } = (await api.get<WireCollection<CollectionDetail>>(path, { signal })).data;
      return { ...detail, entry: readEntry(actions) };
    },
  });
}

export function useScopes(): UseQueryResult<readonly StoredScope[]> {
  const api = useApi();
  const params = { fields: ['id', 'key', 'name', 'resourceName'], sort: 'name', pageSize: MOST, count: 'none' };
  return useQuery({
    queryKey: ['access', 'scopes'],
    queryFn: async ({ signal }) => (await api.get<readonly StoredScope[]>('rolesResourcesScopes:list', { params, signal })).data,
  });
}

export function toRowScope({ id, key, name }: StoredScope): RowScope {
  return { kind: 'stored', id, key, name };
}
