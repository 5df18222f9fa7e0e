import { type ColumnField, type OnDelete, SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import { byTable } from '../introspect/table-reader';
import { type Row, type Run, once } from '../connection/driver';
import { primaryKeyName } from './constraint-names';
import type { TableStep } from './plan-table';
import type { RenameStep } from './rename-steps';
import { assignPostgres } from './assign-postgres';
import { dropPostgresTable } from './drop-postgres-table';
import type { SchemaDialect, StepLock } from './schema-dialect';
import type { ColumnShape, ForeignKeyShape, IndexShape, TableShape } from './table-shape';

type Quote = (identifier: string) => string;

/** Tables of the schema that comes first in the connection's search path. */
export function createPostgresSchema(quote: Quote): SchemaDialect {
  return {
    integerType: 'integer',
    columnType,
    async lock(run, patienceMs) {
      await run(once(`SELECT pg_advisory_xact_lock(hashtext('mortise.schema'), hashtext(current_schema()))`));
      // Rewriting a large table takes as long as it takes; whoever waits for it gives up by lock_timeout.
      await run(once('SET LOCAL statement_timeout = 0'));
      await run(once(`SET LOCAL lock_timeout = ${patienceMs}`));
    },
    async tablesNamed(run, names) {
      const lower = names.map((name) => name.toLowerCase());
      const { rows } = await run(
        once(
          `SELECT relname AS name FROM pg_class WHERE ${OF_SCHEMA} AND relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(relname) = ANY ($1)`,
          [lower],
        ),
      );
      return rows.map((row) => String(row['name']));
    },
    async systemTables(run) {
      const text = `SELECT relname AS name FROM pg_class WHERE ${OF_SCHEMA} AND relkind IN ('r', 'p', 'v', 'm', 'f') AND starts_with(lower(relname), '${SYSTEM_TABLE_PREFIX}')`;
      return (await run(once(text))).rows.map((row) => String(row['name']));
    },
    introspect,
    async referencing(run, table) {
      const text = `SELECT DISTINCT c.relname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_class t ON t.oid = k.confrelid WHERE k.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
        AND c.relnamespace = t.relnamespace AND t.relname = $1`;
      return (await run(once(text, [table]))).rows.map((row) => String(row['name']));
    },
    drop: (run, table) => dropPostgresTable(run, table, quote),
    statements: (step, after) => stepSql(step, after.name, quote),
    async apply(run, step, after) {
      for (const text of stepSql(step, after.name, quote)) await run(once(text));
    },
    lockOf: (kind) => LOCKS[kind] ?? 'all',
    assign: (target, pairs) => assignPostgres(target, pairs, quote),
  };
}

/** Who waits for a step until its transaction ends; everybody, unless it says otherwise. */
const LOCKS: Partial<Record<TableStep['kind'], StepLock>> = {
  createTable: 'none',
  fillColumn: 'writes',
  addIndex: 'writes',
  addForeignKey: 'writes',
};

/** Found out once for a statement, not for each row. */
const OF_SCHEMA = 'relnamespace = (SELECT current_schema()::regnamespace)';

function columnType(field: ColumnField): string {
  switch (field.type) {
    case 'string':
    case 'uid':
    case 'nanoid':
    case 'password':
      return `character varying(${field.length ?? 255})`;
    case 'bigInt':
    case 'unixTimestamp':
    case 'snowflakeId':
    case 'sort':
      return 'bigint';
    case 'double':
      return 'double precision';
    case 'decimal':
      return `numeric(${field.precision ?? 10},${field.scale ?? 2})`;
    case 'datetime':
      return 'timestamp(3) with time zone';
    case 'datetimeNoTz':
      return 'timestamp(0) without time zone';
    case 'time':
      return 'time(0) without time zone';
    case 'json':
    case 'array':
    case 'set':
      return 'jsonb';
    default:
      return field.type;
  }
}

function stepSql(step: TableStep, tableName: string, quote: Quote): string[] {
  const table = quote(tableName);
  const alter = `ALTER TABLE ${table}`;
  switch (step.kind) {
    case 'createTable':
      return [createTable(step.table, quote)];
    case 'addColumn':
      return [`${alter} ADD COLUMN ${columnSql(step.column, quote)}`];
    case 'alterColumn':
      return alterColumn(step, alter, quote);
    case 'renameColumn':
      return [`${alter} RENAME COLUMN ${quote(step.from)} TO ${quote(step.to)}`, ...renameConstraints(step, alter, quote)];
    case 'renameTable':
      return [`ALTER TABLE ${quote(step.from)} RENAME TO ${table}`, ...renameConstraints(step, alter, quote)];
    case 'dropColumn':
      return [`${alter} DROP COLUMN ${quote(step.column.name)}`];
    case 'addIndex':
      return [indexSql(step.index, table, quote)];
    case 'dropIndex':
      return [`DROP INDEX ${quote(step.index.name)}`];
    case 'addForeignKey':
      return [`${alter} ADD CONSTRAINT ${quote(step.foreignKey.name ?? '')} ${foreignKeySql(step.foreignKey, quote)}`];
    case 'dropForeignKey':
      return [`${alter} DROP CONSTRAINT ${quote(step.foreignKey.name ?? '')}`];
    default:
      return [];
  }
}

function renameConstraints({ constraints }: RenameStep, alter: string, quote: Quote): string[] {
  return constraints.map(({ kind, from, to }) =>
    kind === 'index' ? `ALTER INDEX ${quote(from)} RENAME TO ${quote(to)}` : `${alter} RENAME CONSTRAINT ${quote(from)} TO ${quote(to)}`,
  );
}

function createTable(table: TableShape, quote: Quote): string {
  const keys = table.columns.filter((column) => column.primaryKey).map((column) => quote(column.name));
  const parts = [
    ...table.columns.map((column) => columnSql(column, quote)),
    `CONSTRAINT ${quote(primaryKeyName(table.name))} PRIMARY KEY (${keys.join(', ')})`,
  ];
  return `CREATE TABLE ${quote(table.name)} (${parts.join(', ')})`;
}

function columnSql(column: ColumnShape, quote: Quote): string {
  const identity = column.autoIncrement ? ' GENERATED BY DEFAULT AS IDENTITY' : '';
  const initial = column.defaultSql === undefined ? '' : ` DEFAULT ${column.defaultSql}`;
  return `${quote(column.name)} ${typeSql(column.type)}${identity}${column.nullable ? '' : ' NOT NULL'}${initial}`;
}

/** Text sorts by code point, as on SQLite. */
function typeSql(type: string): string {
  return type === 'text' || type.startsWith('character varying') ? `${type} COLLATE "C"` : type;
}

function alterColumn({ from, column }: Extract<TableStep, { kind: 'alterColumn' }>, alter: string, quote: Quote): string[] {
  const target = `${alter} ALTER COLUMN ${quote(column.name)}`;
  return [
    ...(from.type === column.type ? [] : [`${target} TYPE ${typeSql(column.type)}`]),
    ...(from.nullable === column.nullable ? [] : [`${target} ${column.nullable ? 'DROP' : 'SET'} NOT NULL`]),
  ];
}

export function indexSql(index: IndexShape, table: string, quote: Quote): string {
  const columns = index.columns.map((column) => quote(column)).join(', ');
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(index.name)} ON ${table} (${columns})`;
}

export function foreignKeySql(key: ForeignKeyShape, quote: Quote): string {
  return `FOREIGN KEY (${quote(key.column)}) REFERENCES ${quote(key.targetTable)} (${quote(key.targetColumn)}) ON DELETE ${key.onDelete}`;
}

const COLUMNS = `SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
  a.attidentity <> '' AS "autoIncrement", coalesce(a.attnum = ANY (k.conkey), false) AS "primaryKey", k.conname AS "primaryKeyName", pg_get_expr(d.adbin, d.adrelid) AS initial
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.${OF_SCHEMA} AND c.relkind IN ('r', 'p') AND c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`;

const INDEXES = `SELECT c.relname AS "table", i.relname AS name, x.indisunique AS "unique",
  array_to_json(ARRAY(SELECT a.attname FROM unnest(x.indkey::int[]) WITH ORDINALITY AS p (attnum, place)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.attnum ORDER BY p.place))::text AS columns
  FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  WHERE c.${OF_SCHEMA} AND c.relname = ANY ($1) AND NOT x.indisprimary`;

const FOREIGN_KEYS = `SELECT c.relname AS "table", k.conname AS name, a.attname AS "column", t.relname AS "targetTable", b.attname AS "targetColumn",
  CASE k.confdeltype WHEN 'n' THEN 'SET NULL' WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END AS "onDelete"
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1] JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND c.${OF_SCHEMA} AND c.relname = ANY ($1)`;

interface TableRow extends Row {
  readonly table: string;
}

async function introspect(run: Run, names: readonly string[]): Promise<Map<string, TableShape>> {
  const ask = async (text: string) => byTable((await run(once(text, [names]))).rows as readonly TableRow[]);
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
        ...readPrimaryKeyName(columns(name)[0]),
      },
    ]),
  );
}

function readColumn(row: Row): ColumnShape {
  return {
    name: String(row['name']),
    type: String(row['type']),
    nullable: row['nullable'] === true,
    primaryKey: row['primaryKey'] === true,
    autoIncrement: row['autoIncrement'] === true,
    ...(typeof row['initial'] === 'string' ? { defaultSql: row['initial'] } : {}),
  };
}

function readPrimaryKeyName(row: Row | undefined): Pick<TableShape, 'primaryKeyName'> {
  const name = row?.['primaryKeyName'];
  return typeof name === 'string' ? { primaryKeyName: name } : {};
}

function readIndex(row: Row): IndexShape {
  return { name: String(row['name']), columns: JSON.parse(String(row['columns'])) as string[], unique: row['unique'] === true };
}

function readForeignKey(row: Row): ForeignKeyShape {
  return {
    name: String(row['name']),
    column: String(row['column']),
    targetTable: String(row['targetTable']),
    targetColumn: String(row['targetColumn']),
    onDelete: row['onDelete'] as OnDelete | 'NO ACTION',
  };
}
