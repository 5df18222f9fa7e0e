import type { BlockGrants, CollectionGrant, GrantedAction } from '../../../contract';

export const GRANTED_ACTIONS: readonly GrantedAction[] = ['view', 'create', 'update', 'destroy'];

/** One thing a block could be allowed. */
export type GrantRequest =
  | { readonly kind: 'collection'; readonly resource: string; readonly action: GrantedAction }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'secret'; readonly name: string };

const LISTS = { query: 'queries', host: 'hosts', secret: 'secrets' } as const;

/** With what was asked for; the same object when it is granted already. */
export function withGrant(grants: BlockGrants, request: GrantRequest): BlockGrants {
  if (isGranted(grants, request)) return grants;
  if (request.kind !== 'collection') return withNames(grants, request.kind, [...(grants[LISTS[request.kind]] ?? []), request.name]);
  const { resource, action } = request;
  const before = grants.collections ?? [];
  const own = before.find((grant) => grant.resource === resource);
  if (own === undefined) return { ...grants, collections: [...before, { resource, actions: [action] }] };
  return withCollection(grants, before.indexOf(own), { ...own, actions: [...own.actions, action] });
}

export function isGranted(grants: BlockGrants, request: GrantRequest): boolean {
  if (request.kind !== 'collection') return grants[LISTS[request.kind]]?.includes(request.name) ?? false;
  return grants.collections?.some(({ resource, actions }) => resource === request.resource && actions.includes(request.action)) ?? false;
}

/** Names of queries, hosts or secrets in the place of those there were. */
export function withNames(grants: BlockGrants, kind: keyof typeof LISTS, names: readonly string[]): BlockGrants {
  return { ...grants, [LISTS[kind]]: names };
}

/** Another grant, or none, in the place of the one at `index`; one beyond the last is added. */
export function withCollection(grants: BlockGrants, index: number, grant: CollectionGrant | undefined): BlockGrants {
  const collections = (grants.collections ?? []).toSpliced(index, 1, ...(grant === undefined ? [] : [grant]));
  return { ...grants, collections };
}
