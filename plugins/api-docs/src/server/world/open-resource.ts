import type { ActionDescription, Allowed } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';

/** An action its caller may call. */
export interface OpenAction extends ActionDescription {
  readonly decision: Allowed;
}

/** A resource with the actions its caller may call; there is at least one. */
export interface OpenResource {
  readonly name: string;
  /** Plugin id or `core`; undefined for what a collection of users offers. */
  readonly owner: string | undefined;
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

/** What the caller may see of a collection's rows beside others; undefined when nothing. */
export function viewOf(world: OpenWorld, collection: string): OpenAction | undefined {
  const list = world.resources.get(collection)?.actions.get('list');
  return list?.permission.kind === 'granted' ? list : undefined;
}
