import type { CollectionsPort, Log, SchemaEditorPort, StoredCollections } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';
import type { StoredCollection } from '../definitions/stored-definition';
import { type ViewTools, buildStored } from '../views/build-view';
import type { DefinitionStore } from './definition-store';

export interface LoadParts {
  readonly store: Pick<DefinitionStore, 'all'>;
  readonly schemaEditor: SchemaEditorPort;
  readonly collections: Pick<CollectionsPort, 'find'>;
  /** Names of the collections that were left out last time, which need not be told again. */
  readonly leftOut: Set<string>;
}

/** All stored collections: first those with tables, then views, each after those it is made of. */
export async function readCollections({ store, schemaEditor, collections, leftOut }: LoadParts, log: Log): Promise<StoredCollections> {
  const built = new Map<string, Collection>();
  const tools = {
    find: (name: string) => built.get(name) ?? declared(collections.find(name)),
    compileView: (...view: Parameters<SchemaEditorPort['compileView']>) => schemaEditor.compileView(...view),
  };
  const all = await store.all();
  const build = (left: readonly StoredCollection[]): readonly Fault[] => left.flatMap((stored) => buildInto(built, stored, tools));
  const faults = [...build(all.filter(({ settings }) => !settings.view))];
  let waiting = build(all.filter(({ settings }) => settings.view));
  // A view that was built may be what another one has been waiting for.
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    waiting = build(waiting.map(({ stored }) => stored));
  }
  tellFaults([...faults, ...waiting], leftOut, log);
  return { collections: [...built.values()], leftOut: [...leftOut] };
}

/** One broken description must not keep the others from working. */
function tellFaults(faults: readonly Fault[], leftOut: Set<string>, log: Log): void {
  for (const { stored, error } of faults)
    if (!leftOut.has(stored.name)) log.error('A stored collection could not be read and is left out', { collection: stored.name, error });
  leftOut.clear();
  for (const { stored } of faults) leftOut.add(stored.name);
}

interface Fault {
  readonly stored: StoredCollection;
  readonly error: unknown;
}

function buildInto(built: Map<string, Collection>, stored: StoredCollection, tools: ViewTools): Fault[] {
  try {
    built.set(stored.name, buildStored(stored, tools));
    return [];
  } catch (error) {
    return [{ stored, error }];
  }
}

/** What users made is read here anew; what is known of it may be old. */
function declared(collection: Collection | undefined): Collection | undefined {
  return collection?.owner === undefined ? undefined : collection;
}
