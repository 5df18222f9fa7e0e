import { AppError, type Collection } from '@mortise/shared';
import { type Run, once } from '../connection/driver';
import type { TableStep } from './plan-table';
import type { ColumnShape, ForeignKeyShape, IndexShape } from './table-shape';

type Quote = (identifier: string) => string;

/** What a step asks of the rows there are. */
export interface RowRule {
  readonly fields: readonly string[];
  /** What the step is about, as COLUMN_CHANGE_REFUSED names it. */
  readonly change: 'required' | 'length' | 'unique' | 'reference';
  /** SQL that is true for the rows that stand against it. */
  readonly condition: string;
  /** Whether such a row would fit without the value. */
  readonly yieldsToNull: boolean;
}

/** The rule of a step, undefined where any rows will do. */
export function rowRule(step: TableStep, table: { readonly quote: Quote; readonly name: string }): RowRule | undefined {
  switch (step.kind) {
    case 'alterColumn':
      return requiredRule(step, table.quote) ?? lengthRule(step, table.quote);
    case 'addIndex':
      return step.index.unique ? uniqueRule(step.index, table) : undefined;
    case 'addForeignKey':
      return referenceRule(step.foreignKey, table);
    default:
      return undefined;
  }
}

type Alteration = Extract<TableStep, { kind: 'alterColumn' }>;

function requiredRule({ from, column }: Alteration, quote: Quote): RowRule | undefined {
  if (!from.nullable || column.nullable) return undefined;
  return { fields: [column.name], change: 'required', condition: `${quote(column.name)} IS NULL`, yieldsToNull: false };
}

function lengthRule({ from, column }: Alteration, quote: Quote): RowRule | undefined {
  const length = lengthOf(column);
  if (from.type === column.type || length === undefined) return undefined;
  return { fields: [column.name], change: 'length', condition: `length(${quote(column.name)}) > ${length}`, yieldsToNull: column.nullable };
}

function lengthOf({ type }: ColumnShape): string | undefined {
  return /^(?:VARCHAR|character varying)\((\d+)\)$/.exec(type)?.[1];
}

function uniqueRule(index: IndexShape, { quote, name }: { readonly quote: Quote; readonly name: string }): RowRule {
  const columns = index.columns.map((column) => quote(column));
  const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const list = columns.join(', ');
  const repeated = `SELECT ${list} FROM ${quote(name)} WHERE ${present} GROUP BY ${list} HAVING count(*) > 1`;
  return { fields: index.columns, change: 'unique', condition: `(${list}) IN (${repeated})`, yieldsToNull: false };
}

function referenceRule(key: ForeignKeyShape, { quote, name }: { readonly quote: Quote; readonly name: string }): RowRule {
  const column = `${quote(name)}.${quote(key.column)}`;
  const target = quote('m_target');
  const found = `SELECT 1 FROM ${quote(key.targetTable)} AS ${target} WHERE ${target}.${quote(key.targetColumn)} = ${column}`;
  const condition = `${column} IS NOT NULL AND NOT EXISTS (${found})`;
  return { fields: [key.column], change: 'reference', condition, yieldsToNull: true };
}

/** What the checks of one table need. */
export interface RowCheck {
  readonly run: Run;
  readonly quote: Quote;
  readonly collection: Collection;
}

/** How many rows stand against a rule. */
export async function countAgainst(rule: RowRule, { run, quote, collection }: RowCheck): Promise<number> {
  const { rows } = await run(once(`SELECT count(*) AS "count" FROM ${quote(collection.tableName)} WHERE ${rule.condition}`));
  return Number(rows[0]?.['count']);
}

/** The refusal of a change because of rows. */
export function refusal({ name }: Collection, found: { fields: readonly string[]; change: string; rows: number }): AppError {
  const fields = found.fields.length === 1 ? { field: found.fields[0] } : { fields: found.fields };
  return new AppError('COLUMN_CHANGE_REFUSED', { collection: name, ...fields, change: found.change, rows: found.rows });
}
