import { AppError, type ColumnField, type JsonValue, describeColumnValue, readColumnValue } from '@mortise/shared';

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
