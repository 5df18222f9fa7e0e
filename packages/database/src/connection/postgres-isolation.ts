import type { ColumnType } from '@mortise/shared';
import type { Client, QueryConfig } from 'pg';
import type { Statement } from '../compile/dialect';
import type { Reading, ReadingLimits, Row } from './driver';

/** Result types whose JSON would lose digits, or look unlike the same value of a record (pg_type.oid, fixed for built-in types). */
const TYPES: ReadonlyMap<number, ColumnType> = new Map([
  [20, 'bigInt'],
  [1082, 'date'],
  [1083, 'time'],
  [1114, 'datetimeNoTz'],
  [1184, 'datetime'],
  [1700, 'decimal'],
]);

/** Bare names mean nothing but what a statement itself brings and PostgreSQL's own; strings and moments are read one way only. */
const SETTINGS = `SELECT current_schema() AS schema, set_config('search_path', '', true), set_config('statement_timeout', $1, true),
  set_config('standard_conforming_strings', 'on', true), set_config('TimeZone', 'UTC', true)`;

interface IsolationOptions extends ReadingLimits {
  readonly counted: () => void;
}

/** The extended protocol takes one statement, whatever its text holds. */
interface ExtendedQuery extends QueryConfig {
  readonly queryMode: 'extended';
}

/** Runs `work` in a transaction that can only read, of one moment, and is always rolled back: settings go with it. */
export async function readIsolated<T>(client: Client, work: (reading: Reading) => Promise<T>, options: IsolationOptions): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const { rows } = await client.query<Row>(SETTINGS, [String(options.milliseconds)]);
    return await work(readingOn(client, String(rows[0]?.['schema']), options));
  } finally {
    await client.query('ROLLBACK');
  }
}

function readingOn(client: Client, schema: string, { signal, counted }: IsolationOptions): Reading {
  const ask = ({ text, values }: Pick<Statement, 'text' | 'values'>) => {
    signal?.throwIfAborted();
    counted();
    const query: ExtendedQuery = { text, values: [...values], queryMode: 'extended' };
    return client.query<Row>(query);
  };
  return {
    schema,
    async run(statement) {
      const { rows, rowCount } = await ask(statement);
      return { rows, affected: rowCount ?? 0 };
    },
    async names() {
      const { rows } = await ask({ text: 'SELECT lower(nspname) AS name FROM pg_catalog.pg_namespace', values: [] });
      return { schemas: new Set(rows.map(({ name }) => String(name))), relations: new Set() };
    },
    async describe({ text, values }) {
      const { fields } = await ask({ text: `${text} LIMIT 0`, values });
      return fields.map(({ name, dataTypeID }) => ({ name, type: TYPES.get(dataTypeID) }));
    },
    async tablesOf({ text, values }) {
      const { rows } = await ask({ text: `EXPLAIN (VERBOSE, FORMAT JSON) ${text}`, values });
      return [...new Set(relationsIn(rows[0]?.['QUERY PLAN']))].map((name) => unqualified(name, schema));
    },
  };
}

/** Every `Relation Name` of a plan, with its schema, at any depth. */
function relationsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { 'Relation Name': name, Schema: schema } = node as Readonly<Record<string, unknown>>;
  const own = typeof name === 'string' ? [`${String(schema)}.${name}`] : [];
  return [...own, ...Object.values(node).flatMap(relationsIn)];
}

function unqualified(name: string, schema: string): string {
  return name.startsWith(`${schema}.`) ? name.slice(schema.length + 1) : name;
}
