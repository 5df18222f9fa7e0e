import type { BulkInsertPlan, Collection, ColumnField, ColumnValues, InsertPlan, JsonValue, StatementContext } from '@mortise/shared';
import { Binder } from './binder';
import { compileConflict, countConflictValues } from './conflict';
import type { Dialect, Statement } from './dialect';
import { drawsNextInScope, insertedValues } from './inserted-values';
import { nextInScope, rowsAhead } from './next-in-scope';
import type { SelectCompiler } from './select';
import type { StatementTexts } from './statement-texts';
import { columnName, valueSql } from './column-sql';

export { defaultOf } from './default-of';

/** One INSERT that answers one row `{json}`: the new record through the plan's select list. */
export function compileInsert(plan: InsertPlan, context: StatementContext, compilers: Compilers): Statement {
  const { collection } = plan;
  const values = insertedValues(plan, context);
  if (plan.skipsExisting || plan.updatesExisting || numbered(collection).some((column) => !values.has(column))) {
    const { text, binder } = assemble(plan, { values }, compilers);
    return { text, values: binder.values(context.variables), returns: true };
  }
  const { dialect, selects, texts } = compilers;
  const select = selects.compile(plan.select, collection, dialect.quote(collection.tableName));
  // Which columns are named is all its text depends on, so it need not be put together to be found.
  const shape = shapeOf(collection, values);
  const textFor = (times: number): string => texts.of(select, `${shape}×${times}`, () => assemble(plan, { values, times }, compilers).text);
  const own = [...values].map(([field, value]) => (value === null ? null : dialect.encode(field, value)));
  const key = collection.primaryKey;
  // Triggers of adopted tables may do more.
  const onlyAdds = !(key.autoIncrement && values.has(key)) && !collection.adopted;
  const statement = { text: textFor(1), values: [...select.binder.values(context.variables), ...own], returns: true, onlyAdds };
  // What the answer takes from the caller's variables is not the same for all.
  return onlyAdds && select.binder.size === 0 && own.length > 0 ? { ...statement, textFor } : statement;
}

const identities = new WeakMap<Collection, number>();
let collectionsSeen = 0;

function shapeOf(collection: Collection, values: ReadonlyMap<ColumnField, JsonValue>): string {
  let identity = identities.get(collection);
  if (identity === undefined) identities.set(collection, (identity = collectionsSeen += 1));
  let shape = `INSERT ${identity}`;
  for (const { name } of values.keys()) shape += `,${name.length}:${name}`;
  return shape;
}

interface Inserted {
  readonly values: ReadonlyMap<ColumnField, JsonValue>;
  /** So many records that name the same columns, none of which is numbered here. */
  readonly times?: number;
}

function assemble(plan: InsertPlan, { values, times = 1 }: Inserted, { dialect, selects }: Compilers): Assembled {
  const { collection } = plan;
  const table = dialect.quote(collection.tableName);
  // The select list's placeholders come first, whichever name its rows go by.
  const binder = new Binder(dialect, selects.compile(plan.select, collection, table).binder);
  const bind = (): Map<ColumnField, string> =>
    new Map([...values].map(([field, value]) => [field, valueSql(field, binder.literal(field, value))]));
  const parameters = bind();
  for (const field of numbered(collection).filter((column) => !values.has(column)))
    parameters.set(field, nextInScope(field, { collection, values, ahead: 0 }, binder));
  const names = [...parameters.keys()].map((field) => dialect.quote(columnName(field)));
  const records = [parameters, ...Array.from({ length: times - 1 }, bind)].map((record) => `(${[...record.values()].join(', ')})`);
  const body = names.length === 0 ? 'DEFAULT VALUES' : `(${names.join(', ')}) VALUES ${records.join(', ')}`;
  const key = collection.primaryKey;
  const givenKey = key.autoIncrement ? parameters.get(key) : undefined;
  const conflict = compileConflict({ ...plan, columns: [...parameters.keys()] }, binder);
  const text = dialect.returning(`INSERT INTO ${table} ${body}${conflict}`, {
    table,
    entries: (rows) => selects.compile(plan.select, collection, rows).entries,
    ...(givenKey === undefined ? {} : { sequence: { column: key.name, value: givenKey } }),
  });
  return { text, binder };
}

interface Assembled {
  readonly text: string;
  readonly binder: Binder;
}

/** The most parameters one statement may have. */
const MAX_PARAMETERS: Readonly<Record<Dialect['name'], number>> = { sqlite: 32_766, postgres: 65_535 };

export interface Compilers {
  readonly dialect: Dialect;
  readonly selects: SelectCompiler;
  readonly texts: StatementTexts;
}

/**
 * As few INSERTs as possible, which answer one row `{json}` per record, in order. Rows that bring the key of an auto-increment table, or
 * nothing at all, are inserted one by one, as are rows that leave it to an adopted table to fill in different columns.
 */
export function compileBulkInsert(plan: BulkInsertPlan, context: StatementContext, compilers: Compilers): readonly Statement[] {
  const { collection, select } = plan;
  const key = collection.primaryKey;
  const rows = plan.rows.map((values) => insertedValues({ collection, values, select }, context));
  const columns = collection.columns.filter((field) => drawsNextInScope(field) || rows.some((row) => row.has(field)));
  if (columns.length === 0 || (key.autoIncrement && columns.includes(key)) || leavesDefaults(columns, rows))
    return plan.rows.map((values) => compileInsert({ ...plan, values }, context, compilers));
  const table = compilers.dialect.quote(collection.tableName);
  const earlier = new Binder(compilers.dialect, compilers.selects.compile(select, collection, table).binder);
  const taken = countConflictValues({ ...plan, columns }, earlier);
  // Every number that is drawn takes one more, for its scope.
  const perRow = columns.length + numbered(collection).length;
  const size = Math.floor((MAX_PARAMETERS[compilers.dialect.name] - taken) / perRow);
  const chunks = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
  return chunks.map((chunk) => compileRows({ ...plan, rows: chunk }, columns, { ...compilers, context }));
}

function compileRows(
  plan: BulkInsertPlan,
  columns: readonly ColumnField[],
  { dialect, selects, context }: Compilers & { readonly context: StatementContext },
): Statement {
  const { collection, rows, select } = plan;
  const table = dialect.quote(collection.tableName);
  const binder = new Binder(dialect, selects.compile(select, collection, table).binder);
  const ahead = new Map(numbered(collection).map((field) => [field, rowsAhead(field, collection, rows)]));
  const valueAt = (field: ColumnField, row: ColumnValues, place: number): string => {
    const before = row.has(field) ? undefined : ahead.get(field)?.[place];
    return before === undefined ? valueOf(row, field, binder) : nextInScope(field, { collection, values: row, ahead: before }, binder);
  };
  // Defaults are the engine's and filled in by now: what a row leaves out is NULL.
  const lists = rows.map((row, place) => `(${columns.map((field) => valueAt(field, row, place)).join(', ')})`);
  const names = columns.map((field) => dialect.quote(columnName(field))).join(', ');
  const conflict = compileConflict({ ...plan, columns }, binder);
  const text = dialect.returning(`INSERT INTO ${table} (${names}) VALUES ${lists.join(', ')}${conflict}`, {
    table,
    entries: (name) => selects.compile(select, collection, name).entries,
  });
  // Lists of other lengths are other texts: none is kept prepared.
  return { text, values: binder.values(context.variables), returns: true, once: true };
}

function valueOf(row: ColumnValues, field: ColumnField, binder: Binder): string {
  const value = row.get(field);
  return value === undefined || value === null ? 'NULL' : valueSql(field, binder.literal(field, value));
}

/** The defaults of adopted tables are their database's: a row that leaves one out must not name the column. */
function leavesDefaults(columns: readonly ColumnField[], rows: readonly ColumnValues[]): boolean {
  return columns.some((field) => field.adopted?.hasDefault === true && rows.some((row) => !row.has(field)));
}

function numbered(collection: Collection): readonly ColumnField[] {
  return collection.columns.filter(drawsNextInScope);
}
