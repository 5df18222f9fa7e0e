import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, type Transaction } from '@mortise/shared';
import { QUERIES, QUERY_ROLES } from './query-collections';
import type { SavedQuery } from './saved-query';

type Stored<Query> = Query extends unknown ? Omit<Query, 'roles'> & { readonly roles: readonly { readonly roleName: string }[] } : never;
type QueryRow = Stored<SavedQuery>;

/** Saved queries and the roles they are given to. */
export class QueryStore {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async get(name: string): Promise<SavedQuery> {
    const row = await this.#records.findOne<QueryRow>(QUERIES, { filter: { name }, appends: ['roles'] });
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: QUERIES });
    return present(row);
  }

  /** Those of the names that are there. */
  async named(names: readonly string[], options: { readonly transaction?: Transaction } = {}): Promise<readonly SavedQuery[]> {
    const rows = await this.#records.find<QueryRow>(QUERIES, { filter: { name: { $in: [...names] } }, appends: ['roles'] }, options);
    return rows.map(present);
  }

  async list({ limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ rows: SavedQuery[]; count: number }> {
    const rows = await this.#records.find<QueryRow>(QUERIES, { appends: ['roles'], sort: ['name'], limit, offset });
    return { rows: rows.map(present), count: await this.#records.count(QUERIES, {}) };
  }

  /** @throws AppError UNIQUE_CONFLICT, FOREIGN_KEY_CONFLICT for a role that is not there */
  async create(values: JsonObject & { readonly name: string }, roles: readonly string[], userId: number | undefined): Promise<void> {
    await this.#records.transaction(async (transaction) => {
      await this.#records.create(QUERIES, columns(values), { transaction, ...(userId === undefined ? {} : { userId }) });
      await this.#giveTo(values.name, roles, transaction);
    });
  }

  /** `roles`: undefined leaves them as they are. @throws AppError RECORD_NOT_FOUND, FOREIGN_KEY_CONFLICT */
  async update(name: string, values: JsonObject, { roles, userId }: { roles: readonly string[] | undefined; userId: number | undefined }) {
    await this.#records.transaction(async (transaction) => {
      const options = { transaction, ...(userId === undefined ? {} : { userId }) };
      const changed = await this.#records.update(QUERIES, { name }, columns(values), options);
      if (changed.length === 0) throw new AppError('RECORD_NOT_FOUND', { collection: QUERIES });
      if (roles === undefined) return;
      await this.#records.destroy(QUERY_ROLES, { queryName: name }, { transaction });
      await this.#giveTo(name, roles, transaction);
    });
  }

  /** How many there were. */
  destroy(names: readonly string[]): Promise<number> {
    return this.#records.destroy(QUERIES, { name: { $in: [...names] } });
  }

  async #giveTo(queryName: string, roles: readonly string[], transaction: Transaction): Promise<void> {
    for (const roleName of new Set(roles)) await this.#records.create(QUERY_ROLES, { queryName, roleName }, { transaction });
  }
}

function columns(values: JsonObject): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

function present(row: QueryRow): SavedQuery {
  return { ...row, roles: row.roles.map(({ roleName }) => roleName).toSorted() };
}
