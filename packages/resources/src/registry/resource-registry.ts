import type { ActionDescription, ResourceDefinition, ResourcesPort, SettingsCheck } from '@mortise/plugin-api/server';
import type { FacadeFactory, FacadeOwner } from '@mortise/kernel';
import { AppError, type Collection, type LocalizedText, disposable } from '@mortise/shared';
import { CollectionActions } from './collection-actions';
import { type Entry, actionDescriber } from './describe-actions';
import { type ResourceActions, resolveActions } from './resolve-actions';

export type { ResolvedAction } from './resolve-actions';

/** All declared resources. A change swaps the whole map, so a request keeps the one it began with. */
export interface ResourceRegistry {
  facade: FacadeFactory<ResourcesPort>;
  /** The actions of a resource: declared ones first, then those of a user-made collection. */
  actionsOf(resource: string, collection: Collection | undefined): ResourceActions | undefined;
  /** True for resources a plugin or the core declared itself. */
  isDeclared(resource: string): boolean;
  describe(): readonly ActionDescription[];
  /** What the resources of one plugin have to say of its settings. */
  settingsChecksOf(owner: string): readonly SettingsCheck[];
  /** The same for a data source beside `main`: it has collections, and nobody declares resources there. */
  readonly ofCollections: Pick<ResourceRegistry, 'actionsOf' | 'isDeclared'>;
}

export interface ResourceRegistryOptions {
  readonly apiBase: string;
  readonly claimedByManifests: () => ReadonlySet<string>;
  readonly findCollection: (name: string) => Collection | undefined;
  /** Titles that manifests give to permissions: `users:list`. */
  readonly titleOf: (permission: string) => LocalizedText | undefined;
}

export function createResourceRegistry(options: ResourceRegistryOptions): ResourceRegistry {
  let entries: ReadonlyMap<string, Entry> = new Map();
  const added = new CollectionActions();
  const describeAll = actionDescriber(options.titleOf);
  const describe = (): readonly ActionDescription[] => describeAll(entries, added.describe());

  function define(owner: FacadeOwner, resource: ResourceDefinition): void {
    if (entries.has(resource.name) || isUserMade(options.findCollection(resource.name))) {
      throw new AppError('NAME_TAKEN', { what: 'resource', name: resource.name });
    }
    const entry: Entry = { owner: owner.id, actions: resolveActions(resource), checkSettings: resource.checkSettings };
    entries = new Map(entries).set(resource.name, entry);
    owner.ledger.record(
      'resource',
      resource.name,
      disposable(() => forget(resource.name, entry)),
    );
  }

  function forget(name: string, entry: Entry): void {
    if (entries.get(name) === entry) entries = new Map([...entries].filter(([other]) => other !== name));
  }

  return {
    facade: (owner) => ({
      apiBase: options.apiBase,
      define: (resource) => define(owner, resource),
      addToCollections: (name, action) => owner.ledger.record('action', name, added.add(owner.id, name, action)),
      permissionOf: (resource, action) => entries.get(resource)?.actions.get(action)?.permission,
      isReserved: (name) => isOneIgnoringCase(name, [...entries.keys(), ...options.claimedByManifests()]),
      describe,
    }),
    actionsOf: (resource, collection) =>
      entries.get(resource)?.actions ?? (isUserMade(collection) ? added.actionsOf(collection) : undefined),
    isDeclared: (resource) => entries.has(resource),
    ofCollections: resourcesOfCollections(added),
    describe,
    settingsChecksOf: (owner) => [...entries.values()].flatMap((entry) => (entry.owner === owner ? (entry.checkSettings ?? []) : [])),
  };
}

function isOneIgnoringCase(name: string, taken: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return taken.some((other) => other.toLowerCase() === lower);
}

function resourcesOfCollections(added: CollectionActions): ResourceRegistry['ofCollections'] {
  return { actionsOf: (_resource, collection) => collection && added.actionsOf(collection), isDeclared: () => false };
}

function isUserMade(collection: Collection | undefined): collection is Collection {
  return collection !== undefined && collection.owner === undefined;
}
