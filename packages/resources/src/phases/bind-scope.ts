import { type BoundFilter, type Collection, type FilterNode, bindFilter } from '@mortise/shared';

const boundScopes = new WeakMap<FilterNode, { collection: Collection; bound: BoundFilter }>();

/** A resource's own scope, bound once per version of its collection. */
export function bindScope(scope: FilterNode, collection: Collection): BoundFilter {
  const known = boundScopes.get(scope);
  if (known?.collection === collection) return known.bound;
  const bound = bindFilter(scope, collection);
  boundScopes.set(scope, { collection, bound });
  return bound;
}
