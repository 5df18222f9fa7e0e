import type { FacadeFactory } from '@mortise/kernel';
import type { CollectionsPort, RecordsPort, SchemaEditorPort } from '@mortise/plugin-api/server';
import { type Collection, type CollectionDefinition, disposable, normalizeCollection } from '@mortise/shared';
import type { DataSource } from './data-source';
import { engineOf } from './open-data-source';
import { createRecords, requireSource } from './records/create-records';

/** Collections declared by code; each declaration enters its plugin's ledger as `collection`. */
export function collectionsFacade(source: DataSource): FacadeFactory<CollectionsPort> {
  return (owner) =>
    Object.freeze({
      async define(definition: CollectionDefinition) {
        const collection = await defineCollection(source, definition, owner.id);
        owner.ledger.record(
          'collection',
          collection.name,
          disposable(() => engineOf(source).registry.forget([collection])),
        );
        return collection;
      },
      snapshot(dataSource?: string) {
        requireSource(source, dataSource);
        return source.schema.snapshot();
      },
      get(name: string, dataSource?: string) {
        requireSource(source, dataSource);
        return source.schema.get(name);
      },
      find(name: string, dataSource?: string) {
        requireSource(source, dataSource);
        return source.schema.find(name);
      },
    });
}

/** Collections made by users. What a plugin loads enters its ledger as `userCollections`. */
export function schemaEditorFacade(source: DataSource): FacadeFactory<SchemaEditorPort> {
  return (owner) => {
    const { changes, registry, translated } = engineOf(source);
    return Object.freeze({
      change: <T>(work: Parameters<typeof changes.change<T>>[0]) => translated(() => changes.change(work)),
      async load(collections: readonly Collection[]) {
        const repairs = await translated(() => changes.load(collections));
        const forget = (): void => registry.forget(userCollections(source));
        owner.ledger.record('userCollections', source.key, disposable(forget));
        return repairs;
      },
    });
  };
}

export function recordsFacade(source: DataSource): FacadeFactory<RecordsPort> {
  const records = createRecords(source);
  return () => records;
}

/** Declares a collection of the core itself; its table is `m_core_<name>`. Never taken back. */
export function defineCoreCollection(source: DataSource, definition: CollectionDefinition): Promise<Collection> {
  return defineCollection(source, definition, 'core');
}

async function defineCollection(source: DataSource, definition: CollectionDefinition, owner: string): Promise<Collection> {
  const collection = normalizeCollection(definition, { owner, dataSource: source.key });
  const { changes, translated } = engineOf(source);
  await translated(() => changes.define(collection));
  return collection;
}

/** Also those made after the load: whoever loads them looks after all of them. */
function userCollections(source: DataSource): Collection[] {
  return [...source.schema.snapshot().collections.values()].filter((collection) => collection.owner === undefined);
}
