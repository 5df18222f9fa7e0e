import type { Log } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Disposable, type SchemaSnapshot, disposable } from '@mortise/shared';
import type { LiveSchema } from '../data-source';

type Listener = (snapshot: SchemaSnapshot) => void;

/** What one schema change did to the set of collections. */
export interface SchemaDelta {
  readonly put: readonly Collection[];
  readonly dropped: readonly string[];
}

/** Holds the current snapshot and replaces it whole; readers keep the one they took. */
export class CollectionRegistry implements LiveSchema {
  readonly #dataSource: string;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  #snapshot: SchemaSnapshot;
  #byTable: ReadonlyMap<string, Collection> = new Map();

  constructor(dataSource: string, log: Log) {
    this.#dataSource = dataSource;
    this.#log = log;
    this.#snapshot = Object.freeze({ dataSource, version: 1, collections: new Map<string, Collection>() });
  }

  snapshot(): SchemaSnapshot {
    return this.#snapshot;
  }

  find(name: string): Collection | undefined {
    return this.#snapshot.collections.get(name);
  }

  get(name: string): Collection {
    const collection = this.find(name);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
    return collection;
  }

  findByTable(tableName: string): Collection | undefined {
    return this.#byTable.get(tableName);
  }

  onChange(listener: Listener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => void this.#listeners.delete(listener));
  }

  publish(delta: SchemaDelta): void {
    const collections = new Map(this.#snapshot.collections);
    for (const name of delta.dropped) collections.delete(name);
    for (const collection of delta.put) collections.set(collection.name, collection);
    this.#byTable = new Map([...collections.values()].map((collection) => [collection.tableName, collection]));
    this.#snapshot = Object.freeze({ dataSource: this.#dataSource, version: this.#snapshot.version + 1, collections });
    for (const listener of this.#listeners) this.#tell(listener);
  }

  /** Forgets collections, unless somebody has put another one in the place of the given one since. */
  forget(collections: readonly Collection[]): void {
    const mine = collections.filter((collection) => this.find(collection.name) === collection);
    if (mine.length > 0) this.publish({ put: [], dropped: mine.map((collection) => collection.name) });
  }

  #tell(listener: Listener): void {
    try {
      listener(this.#snapshot);
    } catch (error) {
      this.#log.error('schema listener failed', { error });
    }
  }
}
