import {
  type AccessPort,
  type ActionDescription,
  type CollectionsPort,
  EVERY_COLLECTION,
  GRANT_OF_ACTION,
  type PluginsPort,
  type ResourcesPort,
  STANDARD_ACTIONS,
} from '@mortise/plugin-api/server';
import { type Collection, type Principal, isWritable } from '@mortise/shared';
import { COLLECTION_TAG, type OpenAction, type OpenResource, type OpenWorld } from './open-resource';

export interface WorldSources {
  readonly access: Pick<AccessPort, 'decideFor'>;
  readonly collections: Pick<CollectionsPort, 'snapshot'>;
  readonly plugins: PluginsPort;
  readonly resources: Pick<ResourcesPort, 'describe'>;
}

/** A resource before anybody's rights are asked. */
interface Offered extends Omit<OpenResource, 'actions' | 'tag'> {
  readonly actions: readonly ActionDescription[];
}

/**
 * Asks for every action whether the caller may call it; from memory alone.
 * @throws AppError DATA_SOURCE_NOT_FOUND
 */
export async function openWorld(principal: Principal, dataSource: string, sources: WorldSources): Promise<OpenWorld> {
  const { collections } = sources.collections.snapshot(dataSource);
  const described = sources.resources.describe();
  const declared = dataSource === 'main' ? declaredResources(described, collections) : [];
  const made = [...collections.values()].filter(({ owner }) => owner === undefined);
  const offered = [...declared, ...made.map((collection) => collectionResource(collection, described))];
  const resources = new Map<string, OpenResource>();
  for (const resource of offered) {
    const actions = await openActions(resource, { principal, dataSource, access: sources.access });
    if (actions.size > 0) resources.set(resource.name, { ...resource, tag: tagOf(resource, sources.plugins), actions });
  }
  return { dataSource, resources, find: (name) => collections.get(name) };
}

/** Groups are told apart by their names, and people may call a collection as a plugin is called. */
function tagOf({ name, owner }: Offered, plugins: PluginsPort): string {
  if (owner !== undefined) return owner;
  return name === 'core' || plugins.titleOf(name) !== undefined ? COLLECTION_TAG + name : name;
}

function declaredResources(described: readonly ActionDescription[], collections: ReadonlyMap<string, Collection>): readonly Offered[] {
  const byName = groupByResource(described);
  return [...byName].flatMap(([name, actions]) => {
    const [first] = actions;
    if (!first || name === EVERY_COLLECTION) return [];
    return [
      { name, owner: first.owner, collection: first.collection === undefined ? undefined : collections.get(first.collection), actions },
    ];
  });
}

function groupByResource(described: readonly ActionDescription[]): ReadonlyMap<string, readonly ActionDescription[]> {
  const groups = new Map<string, ActionDescription[]>();
  for (const action of described) {
    const group = groups.get(action.resource) ?? [];
    group.push(action);
    groups.set(action.resource, group);
  }
  return groups;
}

/** Collections of users offer the standard actions and what plugins add. */
function collectionResource(collection: Collection, described: readonly ActionDescription[]): Offered {
  const { name } = collection;
  const standard = STANDARD_ACTIONS.filter((action) => fits(action, collection)).map((action): ActionDescription => {
    const safe = action === 'list' || action === 'get' || action === 'query';
    return {
      owner: 'core',
      resource: name,
      action,
      standard: action,
      safe,
      permission: { kind: 'granted', grant: GRANT_OF_ACTION[action] },
    };
  });
  const added = described.filter(({ resource }) => resource === EVERY_COLLECTION).map((action) => ({ ...action, resource: name }));
  return { name, owner: undefined, collection, actions: [...standard, ...added] };
}

/** Views are not written, and only what a sort field numbers can be moved. */
function fits(action: string, collection: Collection): boolean {
  const reads = action === 'list' || action === 'get' || action === 'query';
  if (!reads && !isWritable(collection)) return false;
  return action !== 'move' || collection.columns.some(({ type }) => type === 'sort');
}

interface Asker {
  readonly principal: Principal;
  readonly dataSource: string;
  readonly access: WorldSources['access'];
}

async function openActions({ actions, collection }: Offered, { principal, dataSource, access }: Asker): Promise<Map<string, OpenAction>> {
  const open = new Map<string, OpenAction>();
  for (const action of actions) {
    const decision = await access.decideFor(principal, action.permission, { dataSource, resource: action.resource, collection });
    if (decision.allowed) open.set(action.action, { ...action, decision });
  }
  return open;
}
