import { type ColumnField, type OnDelete, SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import { byTable } from '../introspect/table-reader';
import { type Row, type Run, once } from '../connection/driver';
import { quoteText } from '../dialects/quote-text';
import { assignSqlite } from './assign-sqlite';
import type { TableStep } from './plan-table';
import type { RenameStep } from './rename-steps';
import { foreignKeySql, indexSql } from './postgres-schema';
import type { SchemaDialect } from './schema-dialect';
import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape } from './table-shape';

type Quote = (identifier: string) => string;

/** No collection or field is called like this. */
const RENAMED = 'm_renamed';

export function createSqliteSchema(quote: Quote): SchemaDialect {
  return {
    integerType: 'INT',
    columnType: (field) => (field.autoIncrement ? 'INTEGER' : columnType(field)),
    // BEGIN IMMEDIATE has locked the file already.
    lock: () => Promise.resolve(),
    async tablesNamed(run, names) {
      const lower = JSON.stringify(names.map((name) => name.toLowerCase()));
      const { rows } = await run(
        once(`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) IN (SELECT value FROM json_each(?1))`, [
          lower,
        ]),
      );
      return rows.map((row) => String(row['name']));
    },
    async systemTables(run) {
      const text = `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND substr(lower(name), 1, ${SYSTEM_TABLE_PREFIX.length}) = '${SYSTEM_TABLE_PREFIX}'`;
      return (await run(once(text))).rows.map((row) => String(row['name']));
    },
    introspect,
    async referencing(run, table) {
      const text = `SELECT DISTINCT s.name FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k WHERE s.type = 'table' AND k."table" = ?1`;
      return (await run(once(text, [table]))).rows.map((row) => String(row['name']));
    },
    async drop(run, table) {
      await run(once(`DROP TABLE ${quote(table)}`));
    },
    statements: (step, after) => shownSql({ step, after, quote }),
    apply: (run, step, after) => applyStep(run, { step, after, quote }),
    // There is one writer, and readers see what was before.
    lockOf: () => 'writes',
    assign: (target, pairs) => assignSqlite(target, pairs, quote),
  };
}

/** The declared type tells what is stored and, by the parts SQLite looks for (INT, CHAR, TEXT, DOUB), how values are kept. */
function columnType(field: ColumnField): string {
  switch (field.type) {
    case 'string':
    case 'uid':
    case 'nanoid':
    case 'password':
      return `VARCHAR(${field.length ?? 255})`;
    case 'text':
      return 'TEXT';
    case 'integer':
      return 'INT';
    case 'bigInt':
    case 'unixTimestamp':
    case 'snowflakeId':
    case 'sort':
      return 'BIGINT';
    case 'double':
      return 'DOUBLE';
    case 'decimal':
      return `SCALED_INTEGER(${field.precision ?? 10},${field.scale ?? 2})`;
    case 'boolean':
      return 'BOOLEAN';
    default:
      return `${field.type.toUpperCase()}_TEXT`;
  }
}

type Step = { readonly step: TableStep; readonly after: TableShape; readonly quote: Quote };

async function applyStep(run: Run, change: Step): Promise<void> {
  const texts = nativeSql(change);
  if (texts === undefined) await redeclare(run, change.after, change.quote);
  else for (const text of texts) await run(once(text));
}

/** The same as text, for those who want to know beforehand. */
function shownSql(change: Step): readonly string[] {
  const { after, quote } = change;
  const declaration = (): string =>
    `UPDATE sqlite_schema SET sql = ${quoteText(createTable(after, quote))} WHERE name = ${quoteText(after.name)}`;
  return nativeSql(change) ?? [declaration()];
}

/** Undefined for what ALTER TABLE cannot do. */
function nativeSql({ step, after, quote }: Step): readonly string[] | undefined {
  const alter = `ALTER TABLE ${quote(after.name)}`;
  switch (step.kind) {
    case 'createTable':
      return [createTable(step.table, quote)];
    case 'addColumn':
      return [`${alter} ADD COLUMN ${columnSql(step.column, quote)}`];
    case 'dropColumn':
      return [`${alter} DROP COLUMN ${quote(step.column.name)}`];
    case 'renameColumn':
      return [
        ...renamed(step, (from, to) => `${alter} RENAME COLUMN ${quote(from)} TO ${quote(to)}`),
        ...renameIndexes(step, after, quote),
      ];
    case 'renameTable':
      return [...renamed(step, (from, to) => `ALTER TABLE ${quote(from)} RENAME TO ${quote(to)}`), ...renameIndexes(step, after, quote)];
    case 'addIndex':
      return [indexSql(step.index, quote(after.name), quote)];
    case 'dropIndex':
      return [`DROP INDEX ${quote(step.index.name)}`];
    case 'fillColumn':
      return [];
    default:
      return undefined;
  }
}

/** By way of another name where only the case changes: SQLite takes both for one. */
function renamed({ from, to }: RenameStep, sql: (from: string, to: string) => string): string[] {
  return from.toLowerCase() === to.toLowerCase() ? [sql(from, RENAMED), sql(RENAMED, to)] : [sql(from, to)];
}

/** SQLite cannot rename an index. */
function renameIndexes({ constraints }: RenameStep, { name, indexes }: TableShape, quote: Quote): string[] {
  return constraints.flatMap(({ from, to }) => {
    const index = indexes.find((shape) => shape.name === to);
    return [`DROP INDEX ${quote(from)}`, ...(index ? [indexSql(index, quote(name), quote)] : [])];
  });
}

/**
 * Gives a table another declaration over the same rows: for NOT NULL, lengths and foreign keys, which ALTER TABLE cannot
 * change and which say nothing about how rows are stored. SQLite documents this way beside copying the table. Copying would
 * need foreign keys switched off before the transaction begins, and with them off the rows that callers write in the same
 * transaction would neither be checked nor cascade; it would also rewrite every row.
 */
async function redeclare(run: Run, table: TableShape, quote: Quote): Promise<void> {
  const { rows } = await run(once('PRAGMA schema_version'));
  await run(once('PRAGMA writable_schema = ON'));
  try {
    await run(once(`UPDATE sqlite_schema SET sql = ?1 WHERE type = 'table' AND name = ?2`, [createTable(table, quote), table.name]));
    // Makes every connection, this one included, read the declaration anew.
    await run(once(`PRAGMA schema_version = ${Number(rows[0]?.['schema_version']) + 1}`));
  } finally {
    await run(once('PRAGMA writable_schema = OFF'));
  }
  await checkDeclaration(run, table);
}

/** Compares what SQLite understood with what was meant, before anything is committed. */
async function checkDeclaration(run: Run, table: TableShape): Promise<void> {
  const understood = (await introspect(run, [table.name])).get(table.name);
  const columns = (shape: TableShape | undefined): string =>
    JSON.stringify(shape?.columns.map(({ name, type, nullable }) => [name, type, nullable]));
  if (columns(understood) !== columns(table)) throw new Error(`Table ${table.name} could not be declared anew`);
}

function createTable(table: TableShape, quote: Quote): string {
  const parts = [...table.columns.map((column) => columnSql(column, quote)), ...table.foreignKeys.map((key) => foreignKeySql(key, quote))];
  return `CREATE TABLE ${quote(table.name)} (${parts.join(', ')})`;
}

function columnSql(column: ColumnShape, quote: Quote): string {
  const declared = `${quote(column.name)} ${column.type}`;
  if (column.autoIncrement) return `${declared} PRIMARY KEY AUTOINCREMENT`;
  const initial = column.defaultSql === undefined ? '' : ` DEFAULT ${column.defaultSql}`;
  return `${declared}${column.nullable ? '' : ' NOT NULL'}${initial}${column.primaryKey ? ' PRIMARY KEY' : ''}`;
}

const NAMED = `s.type = 'table' AND s.name IN (SELECT value FROM json_each(?1))`;

const COLUMNS = `SELECT s.name AS "table", s.sql AS declaration, c.name, c.type, c."notnull" AS required, c.dflt_value AS initial, c.pk
  FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE ${NAMED} ORDER BY s.name, c.cid`;
const INDEXES = `SELECT s.name AS "table", i.name, i."unique", json_group_array(c.name ORDER BY c.seqno) AS columns
  FROM sqlite_schema s JOIN pragma_index_list(s.name) i JOIN pragma_index_info(i.name) c WHERE ${NAMED} AND i.origin = 'c' GROUP BY s.name, i.name`;
const FOREIGN_KEYS = `SELECT s.name AS "table", k."from" AS "column", k."table" AS "targetTable", k."to" AS "targetColumn", k.on_delete AS "onDelete"
  FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k WHERE ${NAMED} ORDER BY s.name, k.id DESC`;

interface TableRow extends Row {
  readonly table: string;
}

async function introspect(run: Run, names: readonly string[]): Promise<Map<string, TableShape>> {
  const ask = async (text: string) => byTable((await run(once(text, [JSON.stringify(names)]))).rows as readonly TableRow[]);
  const columns = await ask(COLUMNS);
  const existing = names.filter((name) => columns(name).length > 0);
  if (existing.length === 0) return new Map();
  const indexes = await ask(INDEXES);
  const foreignKeys = await ask(FOREIGN_KEYS);
  return new Map(
    existing.map((name) => [
      name,
      {
        name,
        columns: columns(name).map(readColumn),
        indexes: indexes(name).map(readIndex),
        foreignKeys: foreignKeys(name).map(readForeignKey),
      },
    ]),
  );
}

function readColumn(row: Row): ColumnShape {
  const primaryKey = row['pk'] === 1;
  return {
    name: String(row['name']),
    type: String(row['type']),
    nullable: row['required'] === 0 && !primaryKey,
    primaryKey,
    autoIncrement: primaryKey && String(row['declaration']).includes('PRIMARY KEY AUTOINCREMENT'),
    ...(typeof row['initial'] === 'string' ? { defaultSql: row['initial'] } : {}),
  };
}

function readIndex(row: Row): IndexShape {
  return { name: String(row['name']), columns: JSON.parse(String(row['columns'])) as string[], unique: row['unique'] === 1 };
}

function readForeignKey(row: Row): ForeignKeyShape {
  return {
    name: undefined,
    column: String(row['column']),
    targetTable: String(row['targetTable']),
    targetColumn: String(row['targetColumn']),
    onDelete: row['onDelete'] as OnDelete | 'NO ACTION',
  };
}
