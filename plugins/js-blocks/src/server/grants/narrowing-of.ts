import type { CollectionsPort } from '@mortise/plugin-api/server';
import type { Narrowing } from '@mortise/shared';
import type { BlockGrants } from '../../contract';
import { findGranted } from './granted-collection';

/**
 * What grants leave of anybody's rights. A collection that belongs to a plugin by now gives none; nothing that is about the viewer, or open to
 * everybody, is left.
 */
export function narrowingOf({ collections: granted = [], queries = [] }: BlockGrants, collections: CollectionsPort): Narrowing {
  const own = granted.filter(({ resource }) => findGranted(resource, collections));
  const actions = own.flatMap((grant) => grant.actions.map((action) => `${grant.resource}:${action}`));
  const limited = own.flatMap(({ resource, fields }) => (fields === undefined ? [] : [[resource, fields] as const]));
  const runs = queries.length === 0 ? [] : ['namedQueries:run', ...queries.map((name) => `namedQueries.${name}:run`)];
  return { actions: [...actions, ...runs], fields: Object.fromEntries(limited), closed: true };
}
