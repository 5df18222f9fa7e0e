import type { ColumnDescription, ForeignKeyDescription, TableDescription, UniqueDescription } from '@mortise/shared';
import { type Run, once } from '../connection/driver';
import { sqliteColumnFit } from './sqlite-column-fit';
import { type TableReader, byTable } from './table-reader';

/** Virtual tables and what keeps them are no tables of rows. `GLOB`, because `_` stands for itself there. */
const TABLES = `SELECT s.name, s.type AS kind, l.wr AS "isKeyed" FROM sqlite_schema s
  JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.name
  WHERE l.type IN ('table', 'view') AND NOT lower(s.name) GLOB 'sqlite_*' AND NOT lower(s.name) GLOB 'm_*' AND s.type IN ('table', 'view')
  AND (?1 IS NULL OR s.name IN (SELECT value FROM json_each(?1))) ORDER BY s.name LIMIT ?2`;

const NAMED = 'FROM (SELECT value AS name FROM json_each(?1)) t';

const COLUMNS = `SELECT t.name AS "table", c.name, c.type AS "sqlType", c."notnull" AS required, c.dflt_value IS NOT NULL AS "hasDefault", c.pk,
  c.hidden ${NAMED} JOIN pragma_table_xinfo(t.name) c WHERE c.hidden <> 1 ORDER BY t.name, c.cid`;

/** Over whole rows and plain columns only. */
const UNIQUES = `SELECT t.name AS "table", i.name, json_group_array(c.name ORDER BY c.seqno) AS columns
  ${NAMED} JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c WHERE i."unique" = 1 AND i.partial = 0
  GROUP BY t.name, i.name HAVING count(c.name) = count(*) ORDER BY i.name`;

const FOREIGN_KEYS = `SELECT t.name AS "table", k.id, json_group_array(k."from" ORDER BY k.seq) AS columns, k."table" AS "targetTable",
  json_group_array(k."to" ORDER BY k.seq) AS "targetColumns", k.on_delete AS "onDelete"
  ${NAMED} JOIN pragma_foreign_key_list(t.name) k GROUP BY t.name, k.id ORDER BY t.name, k.id DESC`;

const HAS_STATISTICS = `SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'`;
/** The first number of an index's statistics counts the rows. */
const STATISTICS = 'SELECT tbl AS "table", max(CAST(stat AS INTEGER)) AS rows FROM sqlite_stat1 GROUP BY tbl';

interface TableRow {
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** 1 for a table WITHOUT ROWID. */
  readonly isKeyed: number;
}

interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly sqlType: string;
  readonly required: number;
  readonly hasDefault: number;
  /** Place in the primary key, from 1. */
  readonly pk: number;
  /** 2 and 3: worked out by the database. */
  readonly hidden: number;
}

interface UniqueRow {
  readonly table: string;
  readonly name: string;
  readonly columns: string;
}

interface ForeignKeyRow {
  readonly table: string;
  readonly id: number;
  readonly columns: string;
  readonly targetTable: string;
  readonly targetColumns: string;
  readonly onDelete: string;
}

export const readSqliteTables: TableReader = async (run, { names, most }) => {
  const tables = await ask<TableRow>(run, TABLES, [names === undefined ? null : JSON.stringify(names), most]);
  const ofKind = (kind: TableRow['kind']): string[] => tables.filter((table) => table.kind === kind).map(({ name }) => name);
  const real = JSON.stringify(ofKind('table'));
  const views = await viewColumns(run, ofKind('view'));
  const columns = byTable([...(await ask<ColumnRow>(run, COLUMNS, [real])), ...views.columns]);
  const uniques = byTable(await ask<UniqueRow>(run, UNIQUES, [real]));
  const foreignKeys = byTable(await ask<ForeignKeyRow>(run, FOREIGN_KEYS, [real]));
  const keys = new Map(tables.map(({ name }) => [name.toLowerCase(), { name, primaryKey: primaryKeyOf(columns(name)) }]));
  const rows = await statistics(run);
  return tables.map((table): TableDescription => {
    const { name, kind } = table;
    const [fault, estimatedRows] = [views.faults.get(name), rows.get(name)];
    return {
      name,
      kind,
      columns: columns(name).map((column) => describeColumn(column, isRowId(column, table, columns(name)))),
      primaryKey: primaryKeyOf(columns(name)),
      uniques: uniques(name).map(readUnique),
      foreignKeys: foreignKeys(name).map((row) => readForeignKey(row, keys.get(row.targetTable.toLowerCase()))),
      ...(estimatedRows === undefined ? {} : { estimatedRows }),
      ...(fault === undefined ? {} : { fault }),
    };
  });
};

async function ask<R>(run: Run, text: string, values: readonly (string | number | null)[] = []): Promise<readonly R[]> {
  return (await run(once(text, values))).rows as readonly R[];
}

interface ViewColumns {
  readonly columns: readonly ColumnRow[];
  readonly faults: ReadonlyMap<string, string>;
}

/** A single view over a table that is gone makes the question fail for all: then it is asked of either half. */
async function viewColumns(run: Run, names: readonly string[]): Promise<ViewColumns> {
  try {
    return { columns: await ask<ColumnRow>(run, COLUMNS, [JSON.stringify(names)]), faults: new Map() };
  } catch (error) {
    const [only] = names;
    if (only === undefined) throw error;
    if (names.length === 1) return { columns: [], faults: new Map([[only, error instanceof Error ? error.message : String(error)]]) };
    const middle = Math.ceil(names.length / 2);
    const halves = [await viewColumns(run, names.slice(0, middle)), await viewColumns(run, names.slice(middle))];
    return {
      columns: halves.flatMap(({ columns }) => columns),
      faults: new Map(halves.flatMap(({ faults }) => [...faults])),
    };
  }
}

async function statistics(run: Run): Promise<ReadonlyMap<string, number>> {
  if ((await ask(run, HAS_STATISTICS)).length === 0) return new Map();
  const rows = await ask<{ table: string; rows: number | null }>(run, STATISTICS);
  return new Map(rows.flatMap((row) => (row.rows === null ? [] : [[row.table, row.rows] as const])));
}

function primaryKeyOf(columns: readonly ColumnRow[]): string[] {
  return columns
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map(({ name }) => name);
}

/** The one kind of column SQLite numbers by itself. */
function isRowId({ pk, sqlType }: ColumnRow, { isKeyed }: TableRow, columns: readonly ColumnRow[]): boolean {
  return pk === 1 && isKeyed === 0 && sqlType.toUpperCase() === 'INTEGER' && primaryKeyOf(columns).length === 1;
}

function describeColumn({ name, sqlType, required, hasDefault, hidden }: ColumnRow, isRow: boolean): ColumnDescription {
  return {
    name,
    sqlType,
    // Keys of other types may be NULL in SQLite, unless they are declared otherwise.
    nullable: required === 0 && !isRow,
    isGenerated: hidden > 1,
    hasDefault: hasDefault === 1 || isRow,
    fit: sqliteColumnFit(sqlType),
  };
}

function readUnique({ name, columns }: UniqueRow): UniqueDescription {
  return { name, columns: JSON.parse(columns) as string[] };
}

/** Without columns of its own a reference means the target's primary key; the case of names does not count. */
function readForeignKey(row: ForeignKeyRow, target: { name: string; primaryKey: string[] } | undefined): ForeignKeyDescription {
  const named = JSON.parse(row.targetColumns) as (string | null)[];
  return {
    name: `${row.table} ${row.id}`,
    columns: JSON.parse(row.columns) as string[],
    targetTable: target?.name ?? row.targetTable,
    targetColumns: named.includes(null) ? (target?.primaryKey ?? []) : named.flatMap((name) => name ?? []),
    onDelete: row.onDelete,
  };
}
