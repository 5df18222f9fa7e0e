import type { ColumnDescription, ForeignKeyDescription, TableDescription, TableKind, UniqueDescription } from '@mortise/shared';
import { SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import { type Run, once } from '../connection/driver';
import { postgresColumnFit } from './postgres-column-fit';
import { type TableReader, byTable } from './table-reader';

/** Partitions are read through the table they are parts of; tables of extensions are nobody's data. */
const TABLES = `SELECT c.oid::text AS oid, c.relname AS name, c.relkind AS kind, c.reltuples::float8 AS rows
  FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
  AND NOT starts_with(c.relname, '${SYSTEM_TABLE_PREFIX}') AND has_table_privilege(c.oid, 'SELECT')
  AND ($1::text[] IS NULL OR c.relname = ANY ($1)) AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname COLLATE "C" LIMIT $2::int`;

const COLUMNS = `WITH RECURSIVE made AS (
    SELECT t.oid, t.oid AS base, -1 AS modifier, t.typnotnull AS required, t.typdefault IS NOT NULL AS initial FROM pg_type t WHERE t.typtype = 'd'
    UNION ALL SELECT m.oid, t.typbasetype, CASE WHEN m.modifier >= 0 THEN m.modifier ELSE t.typtypmod END, m.required OR t.typnotnull,
      m.initial OR t.typdefault IS NOT NULL FROM made m JOIN pg_type t ON t.oid = m.base WHERE t.typtype = 'd')
  SELECT a.attrelid::text AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS "sqlType",
    format_type(b.oid, coalesce(m.modifier, a.atttypmod)) AS base, b.typtype = 'e' AS "isEnum",
    (SELECT coalesce(json_agg(e.enumlabel ORDER BY e.enumsortorder), '[]') FROM pg_enum e WHERE e.enumtypid = b.oid)::text AS labels,
    NOT (a.attnotnull OR coalesce(m.required, false)) AS nullable, a.attgenerated <> '' OR a.attidentity = 'a' AS "isGenerated",
    a.atthasdef OR a.attidentity <> '' OR coalesce(m.initial, false) AS "hasDefault"
  FROM pg_attribute a
  LEFT JOIN LATERAL (SELECT * FROM made WHERE made.oid = a.atttypid AND NOT EXISTS (
    SELECT FROM pg_type d WHERE d.oid = made.base AND d.typtype = 'd')) m ON true
  JOIN pg_type b ON b.oid = coalesce(m.base, a.atttypid)
  WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum`;

const NAMES_OF = (relation: string, numbers: string): string => `array_to_json(ARRAY(SELECT n.attname
  FROM unnest(${numbers}) WITH ORDINALITY AS p (number, place) JOIN pg_attribute n ON n.attrelid = ${relation} AND n.attnum = p.number ORDER BY p.place))::text`;

/** Over whole rows and plain columns only; what INCLUDE adds is no part of the key. */
const UNIQUES = `SELECT x.indrelid::text AS "table", i.relname AS name, x.indisprimary AS "isPrimary",
    ${NAMES_OF('x.indrelid', '(x.indkey::int2[])[0:x.indnkeyatts - 1]')} AS columns
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  WHERE x.indrelid = ANY ($1::oid[]) AND x.indisunique AND x.indisvalid AND x.indpred IS NULL AND x.indexprs IS NULL ORDER BY i.relname`;

const FOREIGN_KEYS = `SELECT k.conrelid::text AS "table", k.conname AS name, ${NAMES_OF('k.conrelid', 'k.conkey')} AS columns,
    t.relname AS "targetTable", ${NAMES_OF('k.confrelid', 'k.confkey')} AS "targetColumns",
    CASE k.confdeltype WHEN 'n' THEN 'SET NULL' WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END AS "onDelete"
  FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
  WHERE k.conrelid = ANY ($1::oid[]) AND k.contype = 'f' AND t.relnamespace = current_schema()::regnamespace ORDER BY k.conname`;

const KINDS: Readonly<Record<string, TableKind>> = { v: 'view', m: 'materializedView' };

interface TableRow {
  readonly oid: string;
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
}

interface ColumnRow extends Omit<ColumnDescription, 'fit'> {
  readonly table: string;
  readonly base: string;
  readonly isEnum: boolean;
  readonly labels: string;
}

interface UniqueRow {
  readonly table: string;
  readonly name: string;
  readonly isPrimary: boolean;
  readonly columns: string;
}

interface ForeignKeyRow {
  readonly table: string;
  readonly name: string;
  readonly columns: string;
  readonly targetTable: string;
  readonly targetColumns: string;
  readonly onDelete: string;
}

export const readPostgresTables: TableReader = async (run, { names, most }) => {
  const wanted = names === undefined ? null : [...names];
  const tables = await ask<TableRow>(run, TABLES, [wanted, most]);
  const oids = tables.map(({ oid }) => oid);
  const columns = byTable(await ask<ColumnRow>(run, COLUMNS, [oids]));
  const uniques = byTable(await ask<UniqueRow>(run, UNIQUES, [oids]));
  const foreignKeys = byTable(await ask<ForeignKeyRow>(run, FOREIGN_KEYS, [oids]));
  return tables.map(({ oid, name, kind, rows }) => describe({ name, kind, rows }, [columns(oid), uniques(oid), foreignKeys(oid)]));
};

async function ask<R>(run: Run, text: string, values: readonly (number | null | readonly string[])[]): Promise<readonly R[]> {
  return (await run(once(text, values))).rows as readonly R[];
}

type Parts = readonly [readonly ColumnRow[], readonly UniqueRow[], readonly ForeignKeyRow[]];

function describe({ name, kind, rows }: Omit<TableRow, 'oid'>, [columns, uniques, foreignKeys]: Parts): TableDescription {
  const keys = uniques.map(readUnique);
  const primary = uniques.findIndex(({ isPrimary }) => isPrimary);
  return {
    name,
    kind: KINDS[kind] ?? 'table',
    columns: columns.map(readColumn),
    primaryKey: keys[primary]?.columns ?? [],
    uniques: keys,
    foreignKeys: foreignKeys.map(readForeignKey),
    // Negative: never counted so far.
    ...(rows >= 0 && kind !== 'v' ? { estimatedRows: rows } : {}),
  };
}

function readColumn({ name, sqlType, base, isEnum, labels, nullable, isGenerated, hasDefault }: ColumnRow): ColumnDescription {
  const fit = postgresColumnFit({ base, isEnum, labels: JSON.parse(labels) as string[] });
  return { name, sqlType, nullable, isGenerated, hasDefault, fit };
}

function readUnique({ name, columns }: UniqueRow): UniqueDescription {
  return { name, columns: JSON.parse(columns) as string[] };
}

function readForeignKey({ name, columns, targetTable, targetColumns, onDelete }: ForeignKeyRow): ForeignKeyDescription {
  const names = { columns: JSON.parse(columns) as string[], targetColumns: JSON.parse(targetColumns) as string[] };
  return { name, targetTable, onDelete, ...names };
}
