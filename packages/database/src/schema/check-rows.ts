import { AppError, type Collection } from '@mortise/shared';
import { type Run, once } from '../connection/driver';
import type { TableStep } from './plan-table';
import type { ForeignKeyShape, IndexShape } from './table-shape';

/** What the checks of one table need. */
export interface RowCheck {
  readonly run: Run;
  readonly quote: (identifier: string) => string;
  readonly collection: Collection;
}

/**
 * Counts the rows that stand against a step before it is applied.
 * @throws AppError COLUMN_CHANGE_REFUSED with the number of rows
 */
export async function checkRows(step: TableStep, check: RowCheck): Promise<void> {
  switch (step.kind) {
    case 'alterColumn':
      if (step.from.nullable && !step.column.nullable) {
        await refuse(check, { field: step.column.name, change: 'required', condition: `${check.quote(step.column.name)} IS NULL` });
      }
      if (step.from.type !== step.column.type) await checkLength(step.column, check);
      return;
    case 'addIndex':
      if (step.index.unique) await checkUnique(step.index, check);
      return;
    case 'addForeignKey':
      await refuse(check, { field: step.foreignKey.column, change: 'reference', condition: orphanCondition(step.foreignKey, check) });
      return;
    default:
  }
}

async function checkLength(column: { name: string; type: string }, check: RowCheck): Promise<void> {
  const [, length] = /^(?:VARCHAR|character varying)\((\d+)\)$/.exec(column.type) ?? [];
  if (length !== undefined) {
    await refuse(check, { field: column.name, change: 'length', condition: `length(${check.quote(column.name)}) > ${length}` });
  }
}

async function checkUnique(index: IndexShape, check: RowCheck): Promise<void> {
  const { quote, run, collection } = check;
  const columns = index.columns.map((column) => quote(column));
  const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const groups = `SELECT count(*) AS size FROM ${quote(collection.tableName)} WHERE ${present} GROUP BY ${columns.join(', ')} HAVING count(*) > 1`;
  const { rows } = await run(once(`SELECT coalesce(sum(size), 0) AS "count" FROM (${groups}) AS m_groups`));
  throwCounted(check, { fields: index.columns, change: 'unique', rows: Number(rows[0]?.['count']) });
}

function orphanCondition(key: ForeignKeyShape, { quote, collection }: RowCheck): string {
  const column = `${quote(collection.tableName)}.${quote(key.column)}`;
  const target = quote('m_target');
  return `${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${quote(key.targetTable)} AS ${target} WHERE ${target}.${quote(key.targetColumn)} = ${column})`;
}

async function refuse(check: RowCheck, refusal: { field: string; change: string; condition: string }): Promise<void> {
  const { rows } = await check.run(
    once(`SELECT count(*) AS "count" FROM ${check.quote(check.collection.tableName)} WHERE ${refusal.condition}`),
  );
  throwCounted(check, { fields: [refusal.field], change: refusal.change, rows: Number(rows[0]?.['count']) });
}

function throwCounted({ collection }: RowCheck, found: { fields: readonly string[]; change: string; rows: number }): void {
  if (found.rows === 0) return;
  const fields = found.fields.length === 1 ? { field: found.fields[0] } : { fields: found.fields };
  throw new AppError('COLUMN_CHANGE_REFUSED', { collection: collection.name, ...fields, change: found.change, rows: found.rows });
}
