import { AppError, type ColumnField } from '@mortise/shared';
import { isConstraintName } from './constraint-names';
import { type RenameStep, shapeAfterRename } from './rename-steps';
import {
  type ColumnShape,
  type DesiredColumn,
  type DesiredTable,
  type ForeignKeyShape,
  type IndexShape,
  type TableShape,
  sameForeignKey,
} from './table-shape';

/**
 * One change of one table. `alterColumn` changes length and nullability, `fillColumn` writes the default, or numbers, into every row, `convertColumn`
 * replaces a column by one of another type that holds the same values, as far as they can be converted.
 */
export type TableStep =
  | { readonly kind: 'createTable'; readonly table: TableShape }
  | { readonly kind: 'addColumn'; readonly column: ColumnShape }
  | { readonly kind: 'fillColumn'; readonly column: DesiredColumn }
  | { readonly kind: 'alterColumn'; readonly from: ColumnShape; readonly column: ColumnShape }
  | { readonly kind: 'convertColumn'; readonly before: ColumnField; readonly column: DesiredColumn }
  | { readonly kind: 'dropColumn'; readonly column: ColumnShape }
  | RenameStep
  | { readonly kind: 'addIndex' | 'dropIndex'; readonly index: IndexShape }
  | { readonly kind: 'addForeignKey' | 'dropForeignKey'; readonly foreignKey: ForeignKeyShape };

/** `exact`: the table becomes as wished. `additive`: nothing is dropped and nothing made narrower. */
export type PlanMode = 'exact' | 'additive';

/** The columns whose values have to be converted, by name, as they were. */
export type Conversions = ReadonlyMap<string, ColumnField>;

const NO_CONVERSIONS: Conversions = new Map();

/**
 * The steps that lead from the table as it is to the table as it should be. Pure. A new table gets its foreign keys in steps
 * of their own, so that tables created together may refer to each other.
 * @throws AppError FIELD_CHANGE_UNSUPPORTED for a change of key or auto-increment, and of a type that is not to be converted
 */
export function planTable(
  desired: DesiredTable,
  actual: TableShape | undefined,
  { mode, conversions = NO_CONVERSIONS }: { readonly mode: PlanMode; readonly conversions?: Conversions },
): TableStep[] {
  if (!actual) {
    const table = { ...desired, indexes: [], foreignKeys: [] };
    return [{ kind: 'createTable', table }, ...additions(desired, { ...table, indexes: [] })];
  }
  const drops = mode === 'exact' ? removals(desired, actual, conversions) : relaxations(desired, actual);
  const left = drops.reduce(afterStep, actual);
  return [...drops, ...columnSteps(desired, actual, { mode, conversions }), ...additions(desired, left)];
}

/** The foreign keys that are missing towards one table. */
export function missingForeignKeys(desired: DesiredTable, actual: TableShape, targetTable: string): TableStep[] {
  const towards = { ...desired, indexes: [], foreignKeys: desired.foreignKeys.filter((key) => key.targetTable === targetTable) };
  const drops = replacedKeys(towards, actual);
  return [...drops, ...additions(towards, drops.reduce(afterStep, actual))];
}

/** What is wished no longer, and what stands on columns that are about to be replaced. */
function removals(desired: DesiredTable, actual: TableShape, conversions: Conversions): TableStep[] {
  const goneKeys = actual.foreignKeys.filter(
    (key) => conversions.has(key.column) || !desired.foreignKeys.some((wished) => sameForeignKey(wished, key)),
  );
  const goneIndexes = actual.indexes.filter(
    ({ name, columns }) =>
      columns.some((column) => conversions.has(column)) ||
      (isConstraintName(name) && !desired.indexes.some((wished) => wished.name === name)),
  );
  return [
    ...goneKeys.map((foreignKey) => ({ kind: 'dropForeignKey', foreignKey }) as const),
    ...goneIndexes.map((index) => ({ kind: 'dropIndex', index }) as const),
    ...unknownColumns(desired, actual).map((column) => ({ kind: 'dropColumn', column }) as const),
  ];
}

/** A column that code no longer knows stays, but must not keep new rows from being written; nor must a key to what it referred to before. */
function relaxations(desired: DesiredTable, actual: TableShape): TableStep[] {
  const left = unknownColumns(desired, actual).filter((column) => !column.nullable && !column.primaryKey);
  return [
    ...replacedKeys(desired, actual),
    ...left.map((column) => ({ kind: 'alterColumn', from: column, column: { ...column, nullable: true } }) as const),
  ];
}

/** Foreign keys of ours in whose place another one is to come: of the same column, to another target or with another `onDelete`. */
function replacedKeys(desired: DesiredTable, actual: TableShape): TableStep[] {
  const isReplaced = (key: ForeignKeyShape): boolean => {
    const wished = desired.foreignKeys.filter(({ column }) => column === key.column);
    return wished.length > 0 && !wished.some((other) => sameForeignKey(other, key));
  };
  return actual.foreignKeys
    .filter((key) => (key.name === undefined || isConstraintName(key.name)) && isReplaced(key))
    .map((foreignKey) => ({ kind: 'dropForeignKey', foreignKey }));
}

function unknownColumns(desired: DesiredTable, actual: TableShape): ColumnShape[] {
  return actual.columns.filter((column) => !desired.columns.some((wished) => wished.name === column.name));
}

function columnSteps(
  desired: DesiredTable,
  actual: TableShape,
  { mode, conversions }: { readonly mode: PlanMode; readonly conversions: Conversions },
): TableStep[] {
  // The column of its scope has to be there when a sort field numbers the rows.
  const ordered = desired.columns.toSorted((a, b) => Number(isNumbered(a)) - Number(isNumbered(b)));
  return ordered.flatMap((column) => {
    const existing = actual.columns.find((candidate) => candidate.name === column.name);
    const before = conversions.get(column.name);
    if (existing && before) return convertColumn(before, column);
    return existing ? alterColumn(existing, column, mode) : addColumn(column);
  });
}

/** Closed only when it is full, as a new column is. */
function convertColumn(before: ColumnField, column: DesiredColumn): TableStep[] {
  const open = { ...column, nullable: true };
  return [
    { kind: 'convertColumn', before, column: open },
    ...(column.nullable ? [] : [{ kind: 'alterColumn', from: open, column } as const]),
  ];
}

/** Added without NOT NULL, filled, then closed: existing rows need their value first. */
function addColumn(column: DesiredColumn): TableStep[] {
  if (column.primaryKey) throw new AppError('FIELD_CHANGE_UNSUPPORTED', { field: column.name, change: 'primaryKey' });
  if (column.nullable || column.defaultSql !== undefined) return [{ kind: 'addColumn', column }, ...fill(column)];
  const open = { ...column, nullable: true };
  return [{ kind: 'addColumn', column: open }, ...fill(column), { kind: 'alterColumn', from: open, column }];
}

function fill(column: DesiredColumn): TableStep[] {
  return (column.field?.defaultValue ?? null) === null && !isNumbered(column) ? [] : [{ kind: 'fillColumn', column }];
}

function isNumbered({ field }: DesiredColumn): boolean {
  return field?.generator?.kind === 'sort';
}

function alterColumn(existing: ColumnShape, wished: DesiredColumn, mode: PlanMode): TableStep[] {
  const refuse = (change: string): AppError =>
    new AppError('FIELD_CHANGE_UNSUPPORTED', { field: wished.name, what: change, expected: existing.type, received: wished.type });
  if (existing.primaryKey !== wished.primaryKey) throw refuse('primaryKey');
  if (existing.autoIncrement !== wished.autoIncrement) throw refuse('autoIncrement');
  const change = typeChange(existing.type, wished.type);
  if (change === 'other') throw refuse('type');
  const type = change === 'narrower' && mode === 'additive' ? existing.type : wished.type;
  const isSame = type === existing.type && wished.nullable === existing.nullable;
  return isSame ? [] : [{ kind: 'alterColumn', from: existing, column: { ...existing, type, nullable: wished.nullable } }];
}

const SIZED = /^(.+?)\((\d+)(?:,\s*(\d+))?\)(.*)$/;

/** Only sizes may change: the length of text either way (rows are checked), the digits of a decimal upwards. */
function typeChange(from: string, to: string): 'none' | 'wider' | 'narrower' | 'other' {
  if (from === to) return 'none';
  const [, fromBase, fromSize, fromScale] = SIZED.exec(from) ?? [];
  const [, toBase, toSize, toScale] = SIZED.exec(to) ?? [];
  if (fromBase === undefined || fromBase !== toBase || fromScale !== toScale) return 'other';
  if (Number(toSize) > Number(fromSize)) return 'wider';
  return fromScale === undefined ? 'narrower' : 'other';
}

function additions(desired: DesiredTable, actual: TableShape): TableStep[] {
  const indexes = desired.indexes.filter((index) => !actual.indexes.some((existing) => existing.name === index.name));
  const keys = desired.foreignKeys.filter((key) => !actual.foreignKeys.some((existing) => sameForeignKey(existing, key)));
  return [
    ...indexes.map((index) => ({ kind: 'addIndex', index }) as const),
    ...keys.map((foreignKey) => ({ kind: 'addForeignKey', foreignKey }) as const),
  ];
}

/** The table after a step. Pure. */
export function afterStep(table: TableShape, step: TableStep): TableShape {
  switch (step.kind) {
    case 'createTable':
      return step.table;
    case 'addColumn':
      return { ...table, columns: [...table.columns, step.column] };
    case 'alterColumn':
      return { ...table, columns: table.columns.map((column) => (column.name === step.column.name ? step.column : column)) };
    case 'convertColumn':
      return { ...table, columns: [...table.columns.filter(({ name }) => name !== step.column.name), step.column] };
    case 'renameColumn':
    case 'renameTable':
      return shapeAfterRename(table, step, table.name);
    case 'dropColumn':
      return { ...table, columns: table.columns.filter((column) => column.name !== step.column.name) };
    case 'addIndex':
      return { ...table, indexes: [...table.indexes, step.index] };
    case 'dropIndex':
      return { ...table, indexes: table.indexes.filter((index) => index.name !== step.index.name) };
    case 'addForeignKey':
      return { ...table, foreignKeys: [...table.foreignKeys, step.foreignKey] };
    case 'dropForeignKey':
      return { ...table, foreignKeys: table.foreignKeys.filter((key) => !sameForeignKey(key, step.foreignKey)) };
    default:
      return table;
  }
}
