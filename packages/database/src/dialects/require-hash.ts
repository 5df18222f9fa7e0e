import { AppError, type ColumnField, type JsonValue, describeColumnValue, readColumnValue } from '@mortise/shared';

/**
 * The last place before a password is stored: whatever comes here must be a hash already.
 * @throws AppError VALUE_INVALID for anything else, without telling what it was
 */
export function requireHash(field: ColumnField, value: JsonValue): string {
  const hash = readColumnValue(field, value);
  if (typeof hash !== 'string') throw new AppError('VALUE_INVALID', { field: field.name, expected: describeColumnValue(field) });
  return hash;
}
