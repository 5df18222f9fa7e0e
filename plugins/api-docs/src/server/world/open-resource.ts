import type { ActionDescription, Allowed } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';

/** Before the name of a collection that is called as a plugin is, or as the core. */
export const COLLECTION_TAG = 'collections/';

/** An action its caller may call. */
export interface OpenAction extends ActionDescription {
  readonly decision: Allowed;
}

/** A resource with the actions its caller may call; there is at least one. */
export interface OpenResource {
  readonly name: string;
  /** Plugin id or `core`; undefined for what a collection of users offers. */
  readonly owner: string | undefined;
  /** The group its operations stand in: that of its plugin, or its own. */
  readonly tag: string;
  readonly collection: Collection | undefined;
  readonly actions: ReadonlyMap<string, OpenAction>;
}

/** Rows of a resource, and what its caller may do with them. */
export interface Rows {
  readonly resource: OpenResource;
  readonly collection: Collection;
  readonly decision: Allowed;
}

/** Everything one caller may call in one data source. */
export interface OpenWorld {
  readonly dataSource: string;
  readonly resources: ReadonlyMap<string, OpenResource>;
  find(collection: string): Collection | undefined;
}

/** The collection of users that has a group of operations to itself; undefined for groups of plugins and of the core. */
export function resourceOfTag({ resources }: OpenWorld, tag: string): OpenResource | undefined {
  const resource = resources.get(tag.replace(COLLECTION_TAG, ''));
  return resource?.owner === undefined && resource?.tag === tag ? resource : undefined;
}

/** What the caller may see of a collection's rows beside others; undefined when nothing. */
export function viewOf(world: OpenWorld, collection: string): OpenAction | undefined {
  const list = world.resources.get(collection)?.actions.get('list');
  return list?.permission.kind === 'granted' ? list : undefined;
}
