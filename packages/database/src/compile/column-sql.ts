import type { Collection, ColumnField } from '@mortise/shared';
import type { Binder } from './binder';
import type { Dialect } from './dialect';

/** The name of a field's column; that of an adopted table need not be the field's. */
export function columnName({ name, adopted }: ColumnField): string {
  return adopted?.name ?? name;
}

/** The column a field of a collection stands on, by the field's name. */
export function columnNamed({ fields }: Collection, name: string): string {
  const field = fields.get(name);
  return field?.kind === 'column' ? columnName(field) : name;
}

/** A column as its field's type shows it, for comparisons and output; `rows` is a quoted name. */
export function columnSql(rows: string, field: ColumnField, dialect: Dialect): string {
  const column = `${rows}.${dialect.quote(columnName(field))}`;
  return field.adopted?.castTo === undefined ? column : dialect.castColumn(column, field.place ? 'json' : field.type);
}

/** A column's value, or what stands at a place within its JSON. */
export function fieldSql(rows: string, field: ColumnField, binder: Binder): string {
  const column = columnSql(rows, field, binder.dialect);
  return field.place ? binder.dialect.place(column, field.place, (step) => binder.step(step)) : column;
}

/** A value of a field's type as its column takes it. */
export function valueSql({ adopted }: ColumnField, parameter: string): string {
  return adopted?.castTo === undefined ? parameter : `CAST(${parameter} AS ${adopted.castTo})`;
}
