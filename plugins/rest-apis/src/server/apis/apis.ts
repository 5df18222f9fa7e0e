import type { CollectionsPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject } from '@mortise/shared';
import { REST_APIS, type RestApi, restApiOf } from './rest-api';

/** A table under the API that serves it. */
export interface ServedTable {
  readonly api: RestApi;
  readonly collection: Collection;
}

/** Names every database answers to, whatever its schema is called. */
const SCHEMAS: ReadonlySet<string> = new Set(['_', 'public', 'main']);

/** The APIs that are switched on, in memory. */
export class Apis {
  readonly #records: RecordsPort;
  readonly #collections: CollectionsPort;
  #apis: readonly RestApi[] = [];

  constructor(records: RecordsPort, collections: CollectionsPort) {
    this.#records = records;
    this.#collections = collections;
  }

  /** All of them, those switched off included. */
  get stored(): readonly RestApi[] {
    return this.#apis;
  }

  async load(): Promise<void> {
    this.#apis = (await this.#records.find<JsonObject>(REST_APIS, { sort: ['id'] })).map(restApiOf);
  }

  /** The API of this slug, while it is switched on. */
  bySlug(slug: string): RestApi | undefined {
    return this.#apis.find((api) => api.enabled && api.slug === slug);
  }

  /**
   * The APIs an address means: the one of this slug, or all on this data source.
   * @throws AppError RESOURCE_NOT_FOUND when there are none
   */
  named(db: string): readonly [RestApi, ...RestApi[]] {
    const bySlug = this.bySlug(db);
    if (bySlug) return [bySlug];
    const [first, ...rest] = this.#apis.filter(({ enabled, dataSource }) => enabled && dataSource === db);
    if (!first) throw new AppError('RESOURCE_NOT_FOUND', { resource: db.slice(0, 100) });
    return [first, ...rest];
  }

  /** The table an address means, under the first of the APIs that serve it. @throws AppError RESOURCE_NOT_FOUND, DATA_SOURCE_NOT_FOUND */
  table(db: string, schema: string, name: string): ServedTable {
    return this.tables(db, schema, name)[0];
  }

  /** The table an address means, under each API that serves it. @throws AppError RESOURCE_NOT_FOUND, DATA_SOURCE_NOT_FOUND */
  tables(db: string, schema: string, name: string): readonly [ServedTable, ...ServedTable[]] {
    const named = SCHEMAS.has(schema) ? this.named(db) : [];
    const [first, ...rest] = named.flatMap((api) => {
      const collection = this.#collections.find(name, api.dataSource);
      return collection && isServed(api, collection) ? [{ api, collection }] : [];
    });
    if (!first) throw new AppError('RESOURCE_NOT_FOUND', { resource: `${schema}.${name}`.slice(0, 100) });
    return [first, ...rest];
  }

  /** The first of the APIs that offer a named query. @throws AppError RESOURCE_NOT_FOUND */
  query(db: string, name: string): RestApi {
    return this.queries(db, name)[0];
  }

  /** The APIs that offer a named query. @throws AppError RESOURCE_NOT_FOUND */
  queries(db: string, name: string): readonly [RestApi, ...RestApi[]] {
    const [first, ...rest] = this.named(db).filter(({ queries }) => queries.includes(name));
    if (!first) throw new AppError('RESOURCE_NOT_FOUND', { resource: name.slice(0, 100) });
    return [first, ...rest];
  }

  /** Whether an API serves a table of its data source. */
  serves(api: RestApi, table: string): boolean {
    const collection = this.#collections.find(table, api.dataSource);
    return collection !== undefined && isServed(api, collection);
  }
}

/** Collections of plugins are served only where they are named. */
export function isServed({ tables }: RestApi, { name, owner }: Collection): boolean {
  return tables === null ? owner === undefined : tables.includes(name);
}
