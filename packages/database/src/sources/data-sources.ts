import type { DatabaseConfig, DatabaseFacts, Log } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Disposable, type SchemaSnapshot, disposable, nameFault } from '@mortise/shared';
import type { DataSource, MainDataSource } from '../data-source';
import { engineOf } from '../open-data-source';
import { type FilePolicy, locateFile } from './file-policy';
import { openExternalSource, testDatabase } from './open-external-source';
import { requirePublishable } from './publishable';

type Listener = (snapshot: SchemaSnapshot) => void;

export interface DataSourcesOptions {
  readonly main: MainDataSource;
  readonly log: Log;
  /** Any file may be opened without one. */
  readonly files?: FilePolicy;
}

interface Mounted {
  readonly owner: string;
  readonly source: DataSource;
  /** Tells the listeners of all sources. */
  readonly followed: Disposable;
}

interface Opening {
  readonly owner: string;
  readonly key: string;
  readonly config: DatabaseConfig;
}

/** Where a source is looked for by the key a caller names. */
export interface FindSource {
  /**
   * `main` by default.
   * @throws AppError DATA_SOURCE_NOT_FOUND
   */
  get(key?: string): DataSource;
}

/** Every data source: `main`, and those plugins open beside it. */
export class DataSources implements FindSource {
  readonly main: MainDataSource;
  readonly #log: Log;
  readonly #files: FilePolicy | undefined;
  readonly #mounted = new Map<string, Mounted>();
  readonly #listeners = new Set<Listener>();
  /** Resolves when no work is under way that may have found a source before it was unmounted. */
  #settled: () => Promise<void> = () => Promise.resolve();
  readonly #leaving = new Set<DataSource>();
  /** Who has published collections over adopted tables of `main`. */
  #adopter: string | undefined;

  constructor({ main, log, files }: DataSourcesOptions) {
    this.main = main;
    this.#log = log;
    this.#files = files;
    main.schema.onChange((snapshot) => this.#tell(snapshot));
  }

  /** Says how to wait for the requests under way; whoever serves them knows. */
  drainWith(settled: () => Promise<void>): void {
    this.#settled = settled;
  }

  /** Where a new request may begin. */
  find(key: string): DataSource | undefined {
    return key === this.main.key ? this.main : this.#mounted.get(key)?.source;
  }

  /** Also a source that is closed, as long as requests end on it. */
  get(key: string = this.main.key): DataSource {
    const source = this.find(key) ?? [...this.#leaving].find((leaving) => leaving.key === key);
    if (!source) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: key.slice(0, 100) });
    return source;
  }

  /** All but `main`. */
  external(): readonly DataSource[] {
    return [...this.#mounted.values()].map(({ source }) => source);
  }

  /** Called after every change of the collections of any source; a source that goes is told as one without collections. */
  onChange(listener: Listener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => void this.#listeners.delete(listener));
  }

  /** @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN and what `openExternalSource` throws */
  async open({ owner, key, config }: Opening): Promise<DataSource> {
    this.#requireKey(key, owner);
    const source = await openExternalSource({ key, config: await this.#located(config), log: this.#log });
    // Somebody may have taken the key while this one connected.
    try {
      this.#requireKey(key, owner);
    } catch (error) {
      await source.close();
      throw error;
    }
    const before = this.#mounted.get(key);
    const followed = source.schema.onChange((snapshot) => this.#tell(snapshot));
    this.#mounted.set(key, { owner, source, followed });
    if (before) {
      engineOf(source).registry.replaceAll([...before.source.schema.snapshot().collections.values()]);
      this.#leave(before);
    }
    return source;
  }

  /** Connects, asks who answers, and disconnects. @throws what `open` throws of connections */
  async test(config: DatabaseConfig): Promise<DatabaseFacts> {
    return await testDatabase(await this.#located(config), this.#log);
  }

  /** Unmounts what `owner` has opened under this key; does nothing when there is none. */
  close(key: string, owner: string): void {
    const mounted = this.#mounted.get(key);
    if (mounted?.owner !== owner) return;
    this.#mounted.delete(key);
    this.#tell({ ...mounted.source.schema.snapshot(), collections: new Map() });
    this.#leave(mounted);
  }

  closeAllOf(owner: string): void {
    for (const [key, mounted] of this.#mounted) if (mounted.owner === owner) this.close(key, owner);
    if (this.#adopter === owner) this.#adopt(owner, []);
  }

  /**
   * In `main` the collections over adopted tables are replaced, the others stay.
   * @throws AppError DATA_SOURCE_NOT_FOUND, DEFINITION_INVALID, NAME_TAKEN
   */
  publish(key: string, owner: string, collections: readonly Collection[]): void {
    if (key === this.main.key) return this.#adopt(owner, collections);
    const mounted = this.#mounted.get(key);
    if (mounted?.owner !== owner) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: key.slice(0, 100) });
    for (const collection of collections) requirePublishable(collection, key);
    engineOf(mounted.source).registry.replaceAll(collections);
  }

  /** Closes every connection but those of `main`, also of sources that still waited for their last requests. */
  async closeExternal(): Promise<void> {
    const sources = [...this.external(), ...this.#leaving];
    this.#mounted.clear();
    this.#leaving.clear();
    await Promise.all(sources.map((source) => this.#shut(source)));
  }

  #located(config: DatabaseConfig): Promise<DatabaseConfig> {
    return this.#files ? locateFile(config, this.#files) : Promise.resolve(config);
  }

  #adopt(owner: string, collections: readonly Collection[]): void {
    for (const collection of collections) requirePublishable(collection, this.main.key);
    if (collections.some(({ adopted }) => !adopted) || (this.#adopter ?? owner) !== owner)
      throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: this.main.key });
    engineOf(this.main).registry.adopt(collections);
    this.#adopter = collections.length > 0 ? owner : undefined;
  }

  #requireKey(key: string, owner: string): void {
    const fault = nameFault(key);
    if (fault === 'invalid') throw new AppError('NAME_INVALID', { name: key.slice(0, 100) });
    if (fault === 'reserved') throw new AppError('NAME_RESERVED', { name: key });
    const taken = key === this.main.key || (this.#mounted.get(key)?.owner ?? owner) !== owner;
    if (taken) throw new AppError('NAME_TAKEN', { what: 'data source', name: key });
  }

  #leave({ source, followed }: Mounted): void {
    void followed.dispose();
    this.#leaving.add(source);
    void this.#settled().then(async () => {
      if (this.#leaving.delete(source)) await this.#shut(source);
    });
  }

  async #shut(source: DataSource): Promise<void> {
    try {
      await source.close();
    } catch (error) {
      this.#log.warn('A data source did not close', { dataSource: source.key, error });
    }
  }

  #tell(snapshot: SchemaSnapshot): void {
    for (const listener of this.#listeners) listener(snapshot);
  }
}
