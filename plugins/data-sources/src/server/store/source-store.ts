import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Transaction, isAppError } from '@mortise/shared';
import { SOURCES, TABLES } from '../collections/collections';
import { MAIN, type SourceRow } from './source-row';

export const MAX_SOURCES = 50;

/** The rows of `dataSources`. */
export class SourceStore {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** By key, `main` first. */
  async list(): Promise<readonly SourceRow[]> {
    const rows = await this.#records.find<SourceRow>(SOURCES, { sort: ['key'] });
    return rows.toSorted((a, b) => Number(b.key === MAIN) - Number(a.key === MAIN));
  }

  find(key: string): Promise<SourceRow | undefined> {
    return this.#records.findOne<SourceRow>(SOURCES, { filter: { key } });
  }

  /** @throws AppError DATA_SOURCE_NOT_FOUND */
  async get(key: string): Promise<SourceRow> {
    const row = await this.find(key);
    if (!row) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: key.slice(0, 100) });
    return row;
  }

  /** @throws AppError NAME_TAKEN, TOO_MANY_RECORDS */
  async create(row: Omit<SourceRow, 'revision'>): Promise<SourceRow> {
    const count = await this.#records.count(SOURCES);
    if (count > MAX_SOURCES) throw new AppError('TOO_MANY_RECORDS', { max: MAX_SOURCES, received: count });
    try {
      return await this.#records.create<SourceRow>(SOURCES, valuesOf(row));
    } catch (error) {
      throw isAppError(error) && error.code === 'UNIQUE_CONFLICT'
        ? new AppError('NAME_TAKEN', { what: 'data source', name: row.key })
        : error;
    }
  }

  async update({ key, ...values }: Omit<SourceRow, 'revision'>): Promise<SourceRow> {
    const [row] = await this.#records.update<SourceRow>(SOURCES, { key }, valuesOf(values));
    if (!row) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: key });
    return row;
  }

  /** With everything that was chosen for its tables. */
  async destroy(key: string): Promise<void> {
    await this.#records.transaction(async (transaction) => {
      await this.#records.destroy(TABLES, { dataSourceKey: key }, { transaction });
      await this.#records.destroy(SOURCES, { key }, { transaction });
    });
  }

  /** Lets other processes see that something of the source was changed. */
  async touch(key: string, transaction: Transaction): Promise<void> {
    const row = await this.#records.findOne<SourceRow>(SOURCES, { filter: { key } }, { transaction });
    if (!row) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: key });
    await this.#records.update(SOURCES, { key }, { revision: row.revision + 1 }, { transaction });
  }

  /** Makes sure that `main` has its row; other processes may do the same at this moment. */
  async addMain(): Promise<void> {
    if (await this.find(MAIN)) return;
    const row = { key: MAIN, displayName: 'Main', type: MAIN, options: {}, secret: null, enabled: true };
    await this.#records.create(SOURCES, row).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT') throw error;
    });
  }
}

function valuesOf(row: Partial<SourceRow>): Record<string, JsonValue> {
  return { ...row, options: { ...row.options } };
}
