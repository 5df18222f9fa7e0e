import type { RecordsPort } from '@mortise/plugin-api/server';
import {
  AppError,
  type AdoptedTable,
  type ChosenField,
  type FieldDisplay,
  type JsonObject,
  type JsonValue,
  isAppError,
} from '@mortise/shared';
import { TABLES } from '../collections/collections';
import type { SourceStore } from './source-store';

export const MAX_TABLES = 1000;

interface TableRow {
  readonly name: string;
  readonly tableName: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly filterTargetKey: string | null;
  readonly fields: readonly ChosenField[];
  readonly display: Readonly<Record<string, FieldDisplay>>;
}

/** What was chosen for the tables of each source. */
export class TableStore {
  readonly #records: RecordsPort;
  readonly #sources: SourceStore;

  constructor(records: RecordsPort, sources: SourceStore) {
    this.#records = records;
    this.#sources = sources;
  }

  async list(key: string): Promise<readonly AdoptedTable[]> {
    const rows = await this.#records.find<TableRow>(TABLES, { filter: { dataSourceKey: key }, sort: ['tableName'], limit: MAX_TABLES });
    return rows.map(readRow);
  }

  /** All or none. @throws AppError NAME_TAKEN, TOO_MANY_RECORDS */
  async add(key: string, tables: readonly AdoptedTable[]): Promise<void> {
    await this.#changing(key, async (transaction) => {
      for (const table of tables) {
        await this.#records.create(TABLES, { dataSourceKey: key, ...valuesOf(table) }, { transaction }).catch((error: unknown) => {
          throw isAppError(error) && error.code === 'UNIQUE_CONFLICT'
            ? new AppError('NAME_TAKEN', { what: 'collection', name: table.name })
            : error;
        });
      }
      const count = await this.#records.count(TABLES, { dataSourceKey: key }, { transaction });
      if (count > MAX_TABLES) throw new AppError('TOO_MANY_RECORDS', { max: MAX_TABLES, received: count });
    });
  }

  async update(key: string, tables: readonly AdoptedTable[]): Promise<void> {
    if (tables.length === 0) return;
    await this.#changing(key, async (transaction) => {
      for (const table of tables)
        await this.#records.update(TABLES, { dataSourceKey: key, tableName: table.table }, valuesOf(table), { transaction });
    });
  }

  async remove(key: string, names: readonly string[]): Promise<number> {
    return await this.#changing(key, (transaction) =>
      this.#records.destroy(TABLES, { dataSourceKey: key, name: { $in: [...names] } }, { transaction }),
    );
  }

  #changing<T>(key: string, work: (transaction: Parameters<Parameters<RecordsPort['transaction']>[0]>[0]) => Promise<T>): Promise<T> {
    return this.#records.transaction(async (transaction) => {
      // First, so that changes of one source wait for each other.
      await this.#sources.touch(key, transaction);
      return await work(transaction);
    });
  }
}

function readRow({ name, tableName, title, description, filterTargetKey, fields, display }: TableRow): AdoptedTable {
  return {
    table: tableName,
    name,
    ...(title === null ? {} : { title }),
    ...(description === null ? {} : { description }),
    ...(filterTargetKey === null ? {} : { filterTargetKey }),
    fields,
    display,
  };
}

function valuesOf({ table, name, title, description, filterTargetKey, fields, display }: AdoptedTable): Record<string, JsonValue> {
  return {
    name,
    tableName: table,
    title: typeof title === 'string' ? title : null,
    description: description ?? null,
    filterTargetKey: filterTargetKey ?? null,
    fields: fields.map((field) => ({ ...field })),
    display: Object.fromEntries(Object.entries(display).map(([field, shown]) => [field, { ...shown } as JsonObject])),
  };
}
