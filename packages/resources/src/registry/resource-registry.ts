import {
  type ActionDefinition,
  type ActionPermission,
  GRANT_OF_ACTION,
  type ResourceDefinition,
  type ResourcesPort,
  STANDARD_ACTIONS,
  type StandardAction,
  type StandardActionUse,
} from '@mortise/plugin-api/server';
import type { FacadeFactory, FacadeOwner } from '@mortise/kernel';
import { AppError, type Collection, type FilterNode, disposable, parseFilter } from '@mortise/shared';

/** One action of one resource, ready to be planned. */
export interface ResolvedAction {
  readonly resource: string;
  readonly action: string;
  readonly permission: ActionPermission;
  readonly safe: boolean;
  /** Undefined for resources without rows. */
  readonly collectionName: string | undefined;
  /** Filter the resource adds to standard actions. */
  readonly scope: FilterNode | undefined;
  readonly standard: StandardAction | undefined;
  readonly custom: ActionDefinition | undefined;
}

export interface ActionDescription {
  readonly resource: string;
  readonly action: string;
  readonly owner: string;
  readonly permission: ActionPermission;
  readonly safe: boolean;
}

type ResourceActions = ReadonlyMap<string, ResolvedAction>;

interface Entry {
  readonly owner: string;
  readonly actions: ResourceActions;
}

/** All declared resources. A change swaps the whole map, so a request keeps the one it began with. */
export interface ResourceRegistry {
  facade: FacadeFactory<ResourcesPort>;
  /** The actions of a resource: declared ones first, then those of a user-made collection. */
  actionsOf(resource: string, collection: Collection | undefined): ResourceActions | undefined;
  /** True for resources a plugin or the core declared itself. */
  isDeclared(resource: string): boolean;
  describe(): readonly ActionDescription[];
}

export interface ResourceRegistryOptions {
  readonly claimedByManifests: () => ReadonlySet<string>;
  readonly findCollection: (name: string) => Collection | undefined;
}

export function createResourceRegistry(options: ResourceRegistryOptions): ResourceRegistry {
  let entries: ReadonlyMap<string, Entry> = new Map();

  function define(owner: FacadeOwner, resource: ResourceDefinition): void {
    if (entries.has(resource.name) || isUserMade(options.findCollection(resource.name))) {
      throw new AppError('NAME_TAKEN', { what: 'resource', name: resource.name });
    }
    const entry: Entry = { owner: owner.id, actions: resolveActions(resource) };
    entries = new Map(entries).set(resource.name, entry);
    owner.ledger.record(
      'resource',
      resource.name,
      disposable(() => forget(resource.name, entry)),
    );
  }

  function forget(name: string, entry: Entry): void {
    if (entries.get(name) !== entry) return;
    const rest = new Map(entries);
    rest.delete(name);
    entries = rest;
  }

  return {
    facade: (owner) => ({
      define: (resource) => define(owner, resource),
      permissionOf: (resource, action) => entries.get(resource)?.actions.get(action)?.permission,
      isReserved: (name) => {
        const lower = name.toLowerCase();
        return [...entries.keys(), ...options.claimedByManifests()].some((taken) => taken.toLowerCase() === lower);
      },
    }),
    actionsOf: (resource, collection) =>
      entries.get(resource)?.actions ?? (isUserMade(collection) ? standardActions(collection) : undefined),
    isDeclared: (resource) => entries.has(resource),
    describe: () =>
      [...entries].flatMap(([, entry]) => [...entry.actions.values()].map((action) => ({ ...describe(action), owner: entry.owner }))),
  };
}

function describe({ resource, action, permission, safe }: ResolvedAction): Omit<ActionDescription, 'owner'> {
  return { resource, action, permission, safe };
}

function resolveActions(resource: ResourceDefinition): ResourceActions {
  const actions = new Map<string, ResolvedAction>();
  const scope = resource.scope === undefined ? undefined : parseFilter(resource.scope);
  for (const [action, use] of Object.entries(resource.actions)) {
    const common = { resource: resource.name, action, collectionName: resource.collection, scope };
    actions.set(action, isStandard(use) ? { ...common, ...standardUse(use) } : { ...common, ...customUse(use, action, resource) });
  }
  return actions;
}

function standardUse(use: StandardActionUse): Pick<ResolvedAction, 'permission' | 'safe' | 'standard' | 'custom'> {
  return {
    permission: use.permission ?? { kind: 'granted', grant: GRANT_OF_ACTION[use.standard] },
    safe: use.standard === 'list' || use.standard === 'get',
    standard: use.standard,
    custom: undefined,
  };
}

/** A custom action may call `standard()` when it bears a standard action's name. */
function customUse(
  use: ActionDefinition,
  action: string,
  resource: ResourceDefinition,
): Pick<ResolvedAction, 'permission' | 'safe' | 'standard' | 'custom'> {
  // Plugins may be plain JavaScript, so the type alone does not make sure that a permission is there.
  if ((use.permission as ActionPermission | undefined)?.kind === undefined) {
    throw new AppError('DEFINITION_INVALID', { resource: resource.name, action, expected: 'a permission', received: null });
  }
  return { permission: use.permission, safe: use.safe, standard: STANDARD_ACTIONS.find((standard) => standard === action), custom: use };
}

function isUserMade(collection: Collection | undefined): collection is Collection {
  return collection !== undefined && collection.owner === undefined;
}

function isStandard(use: ActionDefinition | StandardActionUse): use is StandardActionUse {
  return 'standard' in use;
}

/** What every user-made collection offers; computed once per collection object, so it goes when the collection changes. */
const actionsOfCollection = new WeakMap<Collection, ResourceActions>();

function standardActions(collection: Collection): ResourceActions {
  const known = actionsOfCollection.get(collection);
  if (known) return known;
  const uses = Object.fromEntries(STANDARD_ACTIONS.map((standard) => [standard, { standard }]));
  const actions = resolveActions({ name: collection.name, collection: collection.name, actions: uses });
  actionsOfCollection.set(collection, actions);
  return actions;
}
