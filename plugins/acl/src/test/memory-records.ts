import type { RecordQuery, RecordsPort } from '@mortise/plugin-api/server';
import {
  AppError,
  type CompareNode,
  type FilterNode,
  type JsonObject,
  type JsonValue,
  type Transaction,
  parseFilter,
} from '@mortise/shared';

type Row = Record<string, JsonValue | undefined>;

/** Columns that must be unique, per collection; lists of names are unique together. */
export type UniqueRules = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Rows in memory behind the records port: enough of it for tests of domain code. */
export class MemoryRecords {
  readonly tables = new Map<string, Row[]>();
  readonly #unique: UniqueRules;
  #nextId = 1;
  #paused: Promise<void> = Promise.resolve();

  constructor(unique: UniqueRules) {
    this.#unique = unique;
  }

  table(name: string): Row[] {
    const known = this.tables.get(name);
    if (known) return known;
    this.tables.set(name, []);
    return this.table(name);
  }

  port(): RecordsPort {
    return {
      find: async <R>(name: string, query?: RecordQuery) => this.#find(name, query) as R[],
      findOne: async <R>(name: string, query: RecordQuery) => this.#find(name, query)[0] as R | undefined,
      count: async (name, filter = {}) => this.#matching(name, filter).length,
      create: async <R>(name: string, values: Readonly<Record<string, JsonValue>>) => this.#insert(name, values) as R,
      update: async <R>(name: string, filter: JsonObject, values: Readonly<Record<string, JsonValue>>) =>
        this.#matching(name, filter).map((row) => Object.assign(row, values)) as R[],
      destroy: async (name, filter) => {
        const gone = new Set(this.#matching(name, filter));
        this.tables.set(
          name,
          this.table(name).filter((row) => !gone.has(row)),
        );
        return gone.size;
      },
      transaction: (work) => this.#transaction(work),
    };
  }

  /** Transactions that begin from now on wait until the returned function is called. */
  pauseTransactions(): () => void {
    let resume: () => void = () => {};
    this.#paused = new Promise((resolve) => (resume = resolve));
    return resume;
  }

  async #transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.#paused;
    const before = new Map([...this.tables].map(([name, rows]) => [name, rows.map((row) => ({ ...row }))]));
    try {
      return await work({ dataSource: 'main', afterCommit: () => {} });
    } catch (error) {
      this.tables.clear();
      for (const [name, rows] of before) this.tables.set(name, rows);
      throw error;
    }
  }

  #insert(name: string, values: Readonly<Record<string, JsonValue>>): Row {
    for (const columns of this.#unique[name] ?? []) {
      const taken = this.table(name).some((row) => columns.every((column) => textOf(row[column]) === textOf(values[column])));
      if (taken) throw new AppError('UNIQUE_CONFLICT', { fields: columns });
    }
    const row: Row = { id: this.#nextId++, ...values };
    // Keys of users travel as text in paths and are numbers in columns.
    if (typeof row['userId'] === 'string') row['userId'] = Number(row['userId']);
    this.table(name).push(row);
    return row;
  }

  #find(name: string, { filter = {}, sort = [], limit = 1000, offset = 0 }: RecordQuery = {}): Row[] {
    const [key] = sort;
    const rows = this.#matching(name, filter).map((row) => ({ ...row }));
    if (key !== undefined) rows.sort((a, b) => compare(a[key], b[key]));
    return rows.slice(offset, offset + limit);
  }

  #matching(name: string, filter: JsonObject): Row[] {
    const node = parseFilter(filter);
    return this.table(name).filter((row) => holds(node, row));
  }
}

function compare(a: JsonValue | undefined, b: JsonValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a) < textOf(b) ? -1 : Number(textOf(a) > textOf(b));
}

function holds(node: FilterNode, row: Row): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((part) => holds(part, row));
    case 'or':
      return node.nodes.some((part) => holds(part, row));
    case 'not':
      return !holds(node.node, row);
    default:
      return compares(node, row);
  }
}

function compares(node: CompareNode, row: Row): boolean {
  if (node.value.kind !== 'literal') throw new Error('no variables in memory');
  const actual = row[node.path.join('.')];
  const { value } = node.value;
  if (node.operator === '$in') return Array.isArray(value) && value.some((item: JsonValue) => textOf(item) === textOf(actual));
  if (node.operator === '$gt') return value !== null && compare(actual, value) > 0;
  return textOf(actual) === textOf(value);
}

/** Keys in paths are text, in columns numbers. */
function textOf(value: JsonValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
