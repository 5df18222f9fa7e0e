import type { AdoptedTable } from './adopted-table';
import type { TableDescription } from './table-description';

/** The column that finds one record. */
export interface TableKey {
  readonly column: string;
  /** The database sees to it that no two rows have the same. */
  readonly isUnique: boolean;
}

/** What was chosen, else the primary key of one column, else a unique column that is never NULL. */
export function findKey(table: TableDescription, { fields, filterTargetKey }: AdoptedTable): TableKey | undefined {
  const chosen = filterTargetKey === undefined ? undefined : fields.find(({ name }) => name === filterTargetKey)?.column;
  if (filterTargetKey !== undefined) return mayBeKey(table, chosen) ? { column: chosen, isUnique: isUniqueKey(table, chosen) } : undefined;
  const singles = [table.primaryKey, ...table.uniques.map(({ columns }) => columns)].filter((columns) => columns.length === 1);
  const column = singles.flat().find((name) => mayBeKey(table, name) && isUniqueKey(table, name));
  return column === undefined ? undefined : { column, isUnique: true };
}

/** Whether the values of a column can be told apart and written into an address. */
export function mayBeKey(table: TableDescription, name: string | undefined): name is string {
  const type = table.columns.find((column) => column.name === name)?.fit?.type;
  return type !== undefined && !['json', 'boolean', 'double'].includes(type);
}

function isUniqueKey({ columns, primaryKey, uniques }: TableDescription, name: string): boolean {
  if (primaryKey.length === 1 && primaryKey[0] === name) return true;
  const isRequired = columns.some((column) => column.name === name && !column.nullable);
  return isRequired && uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === name);
}
