import { AppError, type Collection, type ColumnField, type JsonObject } from '@mortise/shared';

/** A column that a value named `name` has given another value than one of the record's other values did. */
export interface TwiceGiven {
  readonly column: ColumnField;
  readonly name: string;
  readonly collection: Collection;
  readonly given: JsonObject;
}

/** The fault of a record that names one key in two ways, as a foreign key and by a relation kept in it, and does not mean the same. */
export function contradiction({ column, name, collection, given }: TwiceGiven): AppError {
  const isSameColumn = (other: string): boolean => {
    const field = collection.fields.get(other);
    return other === column.name || (field?.kind === 'relation' && field.type === 'belongsTo' && field.foreignKey === column.name);
  };
  const other = Object.keys(given).find((candidate) => candidate !== name && isSameColumn(candidate)) ?? column.name;
  return new AppError('VALUES_CONTRADICT', { field: name, other });
}
