import type { Log } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Disposable, type SchemaSnapshot, disposable, needsConversion } from '@mortise/shared';
import type { LiveSchema } from '../data-source';

type Listener = (snapshot: SchemaSnapshot) => void;

const NOTHING: ReadonlyMap<string, Collection> = new Map();

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
  #byTable: ReadonlyMap<string, Collection> = NOTHING;
  #coming: ReadonlyMap<string, Collection> = NOTHING;

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

  /** Announces what a change is about to commit: from now on, statements made for columns that it converts are refused. */
  expect(delta: SchemaDelta): void {
    this.#coming = new Map(delta.put.map((collection) => [collection.name, collection]));
  }

  /** Whatever was announced is published, or will never come. */
  expectNothing(): void {
    this.#coming = NOTHING;
  }

  /** @throws AppError SCHEMA_CHANGED when values of the collection are stored in another way than when it was taken from here */
  requireSameStorage(collection: Collection): void {
    const now = this.#coming.get(collection.name) ?? this.find(collection.name);
    if (!now || now === collection) return;
    const isConverted = collection.columns.some((column) => {
      const other = now.fields.get(column.name);
      return other?.kind === 'column' && needsConversion(column, other);
    });
    if (isConverted) throw new AppError('SCHEMA_CHANGED', {});
  }

  onChange(listener: Listener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => void this.#listeners.delete(listener));
  }

  publish(delta: SchemaDelta): void {
    const collections = new Map(this.#snapshot.collections);
    for (const name of delta.dropped) collections.delete(name);
    for (const collection of delta.put) collections.set(collection.name, collection);
    this.#swap(collections);
  }

  /** Puts a whole set in the place of all collections. */
  replaceAll(collections: readonly Collection[]): void {
    this.#swap(new Map(collections.map((collection) => [collection.name, collection])));
  }

  /** Puts collections over adopted tables in the place of all such there were. @throws AppError NAME_TAKEN when another one has such a name */
  adopt(collections: readonly Collection[]): void {
    const all = [...this.#snapshot.collections.values()];
    const own = all.filter(({ adopted }) => !adopted);
    const names = new Set(own.map(({ name }) => name.toLowerCase()));
    const taken = collections.find(({ name }) => names.has(name.toLowerCase()));
    if (taken) throw new AppError('NAME_TAKEN', { what: 'collection', name: taken.name });
    if (collections.length > 0 || own.length < all.length) this.replaceAll([...own, ...collections]);
  }

  /** Forgets collections, unless somebody has put another one in the place of the given one since. */
  forget(collections: readonly Collection[]): void {
    const mine = collections.filter((collection) => this.find(collection.name) === collection);
    if (mine.length > 0) this.publish({ put: [], dropped: mine.map((collection) => collection.name) });
  }

  #swap(collections: ReadonlyMap<string, Collection>): void {
    this.#byTable = new Map([...collections.values()].map((collection) => [collection.tableName, collection]));
    this.#snapshot = Object.freeze({ dataSource: this.#dataSource, version: this.#snapshot.version + 1, collections });
    for (const listener of this.#listeners) this.#tell(listener);
  }

  #tell(listener: Listener): void {
    try {
      listener(this.#snapshot);
    } catch (error) {
      this.#log.error('schema listener failed', { error });
    }
  }
}
