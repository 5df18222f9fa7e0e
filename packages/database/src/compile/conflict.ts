import type { ColumnField, InsertPlan } from '@mortise/shared';
import { ROW_VERSION } from '../schema/table-shape';
import type { Binder } from './binder';
import { compileWhere } from './filter';
import { columnName } from './column-sql';

/** An INSERT whose rows may be there already. */
export interface Conflict extends Pick<InsertPlan, 'collection' | 'skipsExisting' | 'updatesExisting'> {
  /** The columns the INSERT names. */
  readonly columns: readonly ColumnField[];
}

/** ` ON CONFLICT …`; empty where an existing row is an error. */
export function compileConflict(conflict: Conflict, binder: Binder): string {
  const { skipsExisting, updatesExisting } = conflict;
  if (updatesExisting) return updating({ ...conflict, updatesExisting }, binder);
  return skipsExisting ? ` ON CONFLICT (${namesOf(skipsExisting, binder)}) DO NOTHING` : '';
}

/** How many values a conflict's conditions bind. */
export function countConflictValues(conflict: Conflict, binder: Binder): number {
  compileConflict(conflict, binder);
  return binder.size;
}

function updating(
  { collection, columns, updatesExisting }: Conflict & Required<Pick<Conflict, 'updatesExisting'>>,
  binder: Binder,
): string {
  const { dialect } = binder;
  const table = dialect.quote(collection.tableName);
  const changed = columns.filter((field) => updatesExisting.columns.includes(field) || isStamped(field));
  const version = dialect.quote(ROW_VERSION);
  const changes = [
    ...changed.map((field) => `${dialect.quote(columnName(field))} = ${newValue(field, table, binder)}`),
    ...(collection.adopted ? [] : [`${version} = ${table}.${version} + 1`]),
  ];
  const where = compileWhere(updatesExisting.where, { binder, rows: table });
  return ` ON CONFLICT (${namesOf(updatesExisting.by, binder)}) DO UPDATE SET ${changes.join(', ')}${where}`;
}

/** Columns the engine fills in at every update. */
function isStamped({ autoFill, generator }: ColumnField): boolean {
  return autoFill === 'updatedAt' || autoFill === 'updatedBy' || (generator?.kind === 'now' && generator.onUpdate);
}

function newValue(field: ColumnField, table: string, { dialect }: Binder): string {
  const column = dialect.quote(columnName(field));
  const inserted = `excluded.${column}`;
  return field.autoFill === 'updatedAt' ? dialect.later(`${table}.${column}`, inserted) : inserted;
}

function namesOf(fields: readonly ColumnField[], { dialect }: Binder): string {
  return fields.map((field) => dialect.quote(columnName(field))).join(', ');
}
