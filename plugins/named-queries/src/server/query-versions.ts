import { createHash } from 'node:crypto';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, type Transaction, isJsonObject } from '@mortise/shared';
import { QUERY_VERSIONS } from './query-collections';
import type { SavedQuery } from './saved-query';

/** What a query is called, and who may run it, is no part of what it says. */
const DEFINITION = ['kind', 'dataSource', 'tree', 'sql', 'parameters', 'pageSize', 'maxPageSize'] as const;

/** Names what a query says: the same for the same words, whatever database keeps them. */
export function versionOf(query: SavedQuery): string {
  return createHash('sha256')
    .update(canonical(definitionOf(query)))
    .digest('hex');
}

/** What queries said when they were pinned. */
export class QueryVersions {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** Keeps what the query says now. Resolves to its version. */
  async keep(query: SavedQuery, transaction: Transaction): Promise<string> {
    const row = { queryName: query.name, version: versionOf(query) };
    const known = await this.#records.count(QUERY_VERSIONS, row, { transaction });
    if (known === 0) await this.#records.create(QUERY_VERSIONS, { ...row, definition: definitionOf(query) }, { transaction });
    return row.version;
  }

  /** The query with the words of a version, and with its roles of today. @throws AppError RECORD_NOT_FOUND */
  async at(query: SavedQuery, version: string): Promise<SavedQuery> {
    if (version === versionOf(query)) return query;
    const row = await this.#records.findOne<{ readonly definition: JsonObject }>(QUERY_VERSIONS, {
      filter: { queryName: query.name, version },
      fields: ['definition'],
    });
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: QUERY_VERSIONS });
    return { ...query, ...row.definition } as SavedQuery;
  }
}

function definitionOf(query: SavedQuery): JsonObject {
  const given = query as unknown as JsonObject;
  return Object.fromEntries(DEFINITION.map((key) => [key, given[key] ?? null]));
}

/** Databases keep the keys of JSON in an order of their own. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join()}}`;
}
