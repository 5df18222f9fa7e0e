import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';

/** A column no table has: the values of an alias, or a value bound beside those of columns. */
export function resultColumn(name: string, type: ColumnType): ColumnField {
  const flags = { nullable: true, unique: false, index: false, primaryKey: false, autoIncrement: false, hidden: false };
  return { kind: 'column', name, type, ...flags, ...(type === 'string' ? { length: 1024 } : {}) };
}
