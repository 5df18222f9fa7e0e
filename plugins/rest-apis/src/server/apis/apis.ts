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

  /** @throws AppError RESOURCE_NOT_FOUND, DATA_SOURCE_NOT_FOUND */
  table(db: string, schema: string, name: string): ServedTable {
    if (SCHEMAS.has(schema)) {
      for (const api of this.named(db)) {
        const collection = this.#collections.find(name, api.dataSource);
        if (collection && isServed(api, collection)) return { api, collection };
      }
    }
    throw new AppError('RESOURCE_NOT_FOUND', { resource: `${schema}.${name}`.slice(0, 100) });
  }

  /** The API that offers a named query. @throws AppError RESOURCE_NOT_FOUND */
  query(db: string, name: string): RestApi {
    const api = this.named(db).find(({ queries }) => queries.includes(name));
    if (!api) throw new AppError('RESOURCE_NOT_FOUND', { resource: name.slice(0, 100) });
    return api;
  }
}

/** Collections of plugins are served only where they are named. */
export function isServed({ tables }: RestApi, { name, owner }: Collection): boolean {
  return tables === null ? owner === undefined : tables.includes(name);
}
