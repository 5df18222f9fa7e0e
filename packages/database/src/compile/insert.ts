import { randomUUID } from 'node:crypto';
import {
  AppError,
  type BulkInsertPlan,
  type ColumnField,
  type ColumnValues,
  type InsertPlan,
  type JsonValue,
  type StatementContext,
  describeColumnValue,
  readColumnValue,
} from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, Statement } from './dialect';
import type { SelectCompiler } from './select';

/** One INSERT that answers one row `{json}`: the new record through the plan's select list. */
export function compileInsert(
  plan: InsertPlan,
  context: StatementContext,
  compilers: { dialect: Dialect; selects: SelectCompiler },
): Statement {
  const { dialect, selects } = compilers;
  const { collection } = plan;
  const table = dialect.quote(collection.tableName);
  const values = insertedValues(plan, context);
  // The select list's placeholders come first, whichever name its rows go by.
  const binder = new Binder(dialect, selects.compile(plan.select, collection, table).binder);
  const parameters = new Map([...values].map(([field, value]) => [field, binder.literal(field, value)]));
  const names = [...parameters.keys()].map((field) => dialect.quote(field.name));
  const body = names.length === 0 ? 'DEFAULT VALUES' : `(${names.join(', ')}) VALUES (${[...parameters.values()].join(', ')})`;
  const key = collection.primaryKey;
  const givenKey = key.autoIncrement ? parameters.get(key) : undefined;
  const text = dialect.returning(`INSERT INTO ${table} ${body}`, {
    table,
    entries: (rows) => selects.compile(plan.select, collection, rows).entries,
    ...(givenKey === undefined ? {} : { sequence: { column: key.name, value: givenKey } }),
  });
  return { text, values: binder.values(context.variables), returns: true };
}

/** The most parameters one statement may have. */
const MAX_PARAMETERS: Readonly<Record<Dialect['name'], number>> = { sqlite: 32_766, postgres: 65_535 };

interface Compilers {
  readonly dialect: Dialect;
  readonly selects: SelectCompiler;
}

/**
 * As few INSERTs as possible, which answer one row `{json}` per record, in order. Rows that bring the key of an auto-increment table, or
 * nothing at all, are inserted one by one.
 */
export function compileBulkInsert(plan: BulkInsertPlan, context: StatementContext, compilers: Compilers): readonly Statement[] {
  const { collection, select } = plan;
  const key = collection.primaryKey;
  const rows = plan.rows.map((values) => insertedValues({ collection, values, select }, context));
  const columns = collection.columns.filter((field) => rows.some((row) => row.has(field)));
  if (columns.length === 0 || (key.autoIncrement && columns.includes(key)))
    return plan.rows.map((values) => compileInsert({ collection, values, select }, context, compilers));
  const table = compilers.dialect.quote(collection.tableName);
  const taken = compilers.selects.compile(select, collection, table).binder.size;
  const size = Math.floor((MAX_PARAMETERS[compilers.dialect.name] - taken) / columns.length);
  const chunks = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
  return chunks.map((chunk) => compileRows({ ...plan, rows: chunk }, columns, { ...compilers, context }));
}

function compileRows(
  { collection, rows, select }: BulkInsertPlan,
  columns: readonly ColumnField[],
  { dialect, selects, context }: Compilers & { readonly context: StatementContext },
): Statement {
  const table = dialect.quote(collection.tableName);
  const binder = new Binder(dialect, selects.compile(select, collection, table).binder);
  // Defaults are the engine's and filled in by now: what a row leaves out is NULL.
  const lists = rows.map((row) => `(${columns.map((field) => valueOf(row, field, binder)).join(', ')})`);
  const names = columns.map((field) => dialect.quote(field.name)).join(', ');
  const text = dialect.returning(`INSERT INTO ${table} (${names}) VALUES ${lists.join(', ')}`, {
    table,
    entries: (name) => selects.compile(select, collection, name).entries,
  });
  // Lists of other lengths are other texts: none is kept prepared.
  return { text, values: binder.values(context.variables), returns: true, once: true };
}

function valueOf(row: ColumnValues, field: ColumnField, binder: Binder): string {
  const value = row.get(field);
  return value === undefined || value === null ? 'NULL' : binder.literal(field, value);
}

/** The plan's values completed by the engine's own: audit columns, generated keys, defaults. */
function insertedValues(plan: InsertPlan, context: StatementContext): Map<ColumnField, JsonValue> {
  const now = new Date().toISOString();
  const values = new Map<ColumnField, JsonValue>();
  for (const field of plan.collection.columns) {
    const value = plan.values.get(field) ?? filledValue(field, now, context);
    const given = value ?? (plan.values.has(field) ? null : defaultOf(field));
    // A column that is left out, rather than set to NULL, lets the database draw the next key.
    if (given !== undefined && !(given === null && field.autoIncrement)) values.set(field, given);
  }
  return values;
}

function filledValue(field: ColumnField, now: string, context: StatementContext): JsonValue | undefined {
  switch (field.autoFill) {
    case 'createdAt':
    case 'updatedAt':
      return now;
    case 'createdBy':
    case 'updatedBy':
      return context.userId;
    case 'uuid':
      return randomUUID();
    default:
      return undefined;
  }
}

/**
 * A column's default in canonical form. Defaults are the engine's, never the table's: one rule on both databases, and
 * changing one needs no table change.
 * @throws AppError DEFINITION_INVALID when the default is not of the column's type
 */
export function defaultOf(field: ColumnField): JsonValue | undefined {
  if (field.defaultValue === undefined || field.defaultValue === null) return undefined;
  const value = readColumnValue(field, field.defaultValue, { lenient: true });
  if (value === undefined)
    throw new AppError('DEFINITION_INVALID', { field: field.name, expected: describeColumnValue(field), received: field.defaultValue });
  return value;
}
