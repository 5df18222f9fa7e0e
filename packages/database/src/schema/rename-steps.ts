import { constraintName, primaryKeyName } from './constraint-names';
import type { ForeignKeyShape, IndexShape, TableShape } from './table-shape';

/** An index or constraint whose name tells of what was renamed. SQLite, which names no constraints, has only indexes. */
export interface ConstraintRename {
  readonly kind: 'index' | 'constraint';
  readonly from: string;
  readonly to: string;
}

/** Gives a column, or the table itself, another name, and the constraints on it those they would have had from the beginning. */
export interface RenameStep {
  readonly kind: 'renameColumn' | 'renameTable';
  readonly from: string;
  readonly to: string;
  readonly constraints: readonly ConstraintRename[];
}

type Rename = Pick<RenameStep, 'kind' | 'from' | 'to'>;

/** The step that renames a column of a table, or the table. Pure. */
export function renameStep(rename: Rename, table: TableShape): RenameStep {
  const after = shapeAfterRename(table, { ...rename, constraints: [] }, table.name);
  const indexes = table.indexes.flatMap((index, place) => renamedIndex(index, after.indexes[place] ?? index, { table, after }));
  const keys = table.foreignKeys.flatMap((key, place) => renamedKey(key, after.foreignKeys[place] ?? key, { table, after }));
  return { ...rename, constraints: [...indexes, ...keys, ...renamedPrimaryKey(table, after)] };
}

interface Tables {
  readonly table: TableShape;
  readonly after: TableShape;
}

/** Other people's indexes keep their names. */
function renamedIndex(before: IndexShape, now: IndexShape, { table, after }: Tables): ConstraintRename[] {
  const kind = before.unique ? 'uq' : 'ix';
  const to = constraintName(kind, after.name, now.columns);
  const isOurs = before.name === constraintName(kind, table.name, before.columns);
  return isOurs && before.name !== to ? [{ kind: 'index', from: before.name, to }] : [];
}

function renamedKey({ name, column }: ForeignKeyShape, now: ForeignKeyShape, { table, after }: Tables): ConstraintRename[] {
  const to = constraintName('fk', after.name, [now.column]);
  const isOurs = name !== undefined && name === constraintName('fk', table.name, [column]);
  return isOurs && name !== to ? [{ kind: 'constraint', from: name, to }] : [];
}

/** Named on PostgreSQL only, where foreign keys tell their names as well. */
function renamedPrimaryKey({ name, primaryKeyName: known }: TableShape, after: TableShape): ConstraintRename[] {
  const to = primaryKeyName(after.name);
  return known === primaryKeyName(name) && known !== to ? [{ kind: 'constraint', from: known, to }] : [];
}

/** Any table after a rename in the table `renamed`, itself or another one that refers to it. Pure. */
export function shapeAfterRename(table: TableShape, step: RenameStep, renamed: string): TableShape {
  const { kind, from, to, constraints } = step;
  const isOwn = table.name === renamed;
  const names = new Map(constraints.map((constraint) => [constraint.from, constraint.to]));
  const named = (name: string): string => names.get(name) ?? name;
  const column = (name: string): string => (kind === 'renameColumn' && isOwn && name === from ? to : name);
  const { primaryKeyName: key } = table;
  return {
    name: kind === 'renameTable' && isOwn ? to : table.name,
    columns: table.columns.map((shape) => ({ ...shape, name: column(shape.name) })),
    indexes: table.indexes.map((index) => ({ ...index, name: named(index.name), columns: index.columns.map(column) })),
    foreignKeys: table.foreignKeys.map((reference) => ({
      ...towards(reference, step, renamed),
      name: reference.name === undefined ? undefined : named(reference.name),
      column: column(reference.column),
    })),
    ...(key === undefined ? {} : { primaryKeyName: named(key) }),
  };
}

function towards(reference: ForeignKeyShape, { kind, from, to }: RenameStep, renamed: string): ForeignKeyShape {
  if (reference.targetTable !== renamed) return reference;
  if (kind === 'renameTable') return { ...reference, targetTable: to };
  return reference.targetColumn === from ? { ...reference, targetColumn: to } : reference;
}
