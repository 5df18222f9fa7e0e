import type { CollectionsPort } from '@mortise/plugin-api/server';
import { type Collection, isAppError } from '@mortise/shared';

/** A collection as grants name it. */
export interface GrantedCollection {
  readonly dataSource: string;
  readonly collection: Collection;
}

/** `orders`, `shop/orders`: undefined for what does not exist or belongs to the system, which no block may touch. */
export function findGranted(resource: string, collections: CollectionsPort): GrantedCollection | undefined {
  const slash = resource.indexOf('/');
  const dataSource = slash === -1 ? 'main' : resource.slice(0, slash);
  const collection = find(collections, resource.slice(slash + 1), dataSource);
  return collection === undefined || collection.owner !== undefined ? undefined : { dataSource, collection };
}

/** A data source may be gone. */
function find(collections: CollectionsPort, name: string, dataSource: string): Collection | undefined {
  try {
    return collections.find(name, dataSource);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
