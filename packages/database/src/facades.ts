import type { FacadeFactory } from '@mortise/kernel';
import type { CollectionsPort, DependentsFinder, RenameListener, RecordsPort, SchemaEditorPort, SqlPort } from '@mortise/plugin-api/server';
import { type Collection, type CollectionDefinition, disposable, normalizeCollection } from '@mortise/shared';
import type { DataSource, MainDataSource } from './data-source';
import { engineOf, schemaChangesOf } from './open-data-source';
import { createRecordsOf } from './records/create-records';
import type { DataSources } from './sources/data-sources';

/** Collections declared by code; each declaration enters its plugin's ledger as `collection`. */
export function collectionsFacade(sources: Pick<DataSources, 'main' | 'get'>): FacadeFactory<CollectionsPort> {
  const source = sources.main;
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
      snapshot: (dataSource?: string) => sources.get(dataSource).schema.snapshot(),
      get: (name: string, dataSource?: string) => sources.get(dataSource).schema.get(name),
      find: (name: string, dataSource?: string) => sources.get(dataSource).schema.find(name),
      async onRename(listener: RenameListener) {
        const following = await engineOf(source).translated(() => schemaChangesOf(source).followRenames(owner.id, listener));
        owner.ledger.record('rename listener', source.key, following);
      },
      addDependents(find: DependentsFinder) {
        owner.ledger.record('finder of dependents', source.key, schemaChangesOf(source).dependents.add(find));
      },
    });
}

/** Collections made by users. What a plugin loads enters its ledger as `userCollections`. */
export function schemaEditorFacade(source: MainDataSource): FacadeFactory<SchemaEditorPort> {
  return (owner) => {
    const { registry, translated } = engineOf(source);
    const changes = schemaChangesOf(source);
    return Object.freeze<SchemaEditorPort>({
      change: (work, options) => translated(() => changes.change(work, options)),
      plan: (work) => translated(() => changes.plan(work)),
      dependentsOf: (mentions) => changes.dependents.of(mentions),
      compileView: (query, definition) => changes.compileView(query, definition),
      async load(read) {
        const { repairs, following } = await translated(() => changes.load(read));
        const forget = async (): Promise<void> => {
          await following.dispose();
          registry.forget(userCollections(source));
        };
        owner.ledger.record('userCollections', source.key, disposable(forget));
        return repairs;
      },
    });
  };
}

export function recordsFacade(sources: DataSources): FacadeFactory<RecordsPort> {
  const records = createRecordsOf(sources);
  return () => records;
}

export function sqlFacade(sources: Pick<DataSources, 'get'>): FacadeFactory<SqlPort> {
  const sql: SqlPort = {
    names: (query) => sources.get(query.dataSource).sql.names(query),
    check: (query) => sources.get(query.dataSource).sql.check(query),
    select: async (query, page) => await sources.get(query.dataSource).sql.select(query, page),
  };
  return () => Object.freeze(sql);
}

/** Declares a collection of the core itself; its table is `m_core_<name>`. Never taken back. */
export function defineCoreCollection(source: MainDataSource, definition: CollectionDefinition): Promise<Collection> {
  return defineCollection(source, definition, 'core');
}

async function defineCollection(source: MainDataSource, definition: CollectionDefinition, owner: string): Promise<Collection> {
  const collection = normalizeCollection(definition, { owner, dataSource: source.key });
  await engineOf(source).translated(() => schemaChangesOf(source).define(collection));
  return collection;
}

/** Also those made after the load: whoever loads them looks after all of them. */
function userCollections(source: DataSource): Collection[] {
  return [...source.schema.snapshot().collections.values()].filter(({ owner, adopted }) => owner === undefined && !adopted);
}
