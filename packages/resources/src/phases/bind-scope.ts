import type { LiveSchema } from '@mortise/database';
import { type BoundFilter, type Collection, type FilterNode, type SystemFilter, bindSystemFilter } from '@mortise/shared';

const boundScopes = new WeakMap<FilterNode, SystemFilter & { readonly collection: Collection }>();

/** A resource's own scope, bound once per version of its collection and of those its relations lead to. */
export function bindScope(scope: FilterNode, collection: Collection, schema: Pick<LiveSchema, 'find'>): BoundFilter {
  const known = boundScopes.get(scope);
  if (known?.collection === collection && known.targets.every((target) => schema.find(target.name) === target)) return known.filter;
  const bound = bindSystemFilter(scope, collection, (name) => schema.find(name));
  boundScopes.set(scope, { ...bound, collection });
  return bound.filter;
}
