import { AppError, type Collection, type ColumnField, type ExistingRecords } from '@mortise/shared';
import { findField, requireField } from '../read/field-access';
import type { StandardCall } from './standard-call';

/**
 * The columns that tell an upsert which records are there. It tells by its effect what is there, so it looks only where the caller may.
 * @throws AppError ACTION_DENIED, FIELD_UNKNOWN, FIELD_DENIED, QUERY_PARAMETER_INVALID for columns that are not unique together
 */
export function readUpsertTarget({ collection, view }: StandardCall, { by }: ExistingRecords): readonly ColumnField[] {
  if (!view.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: view.reason });
  const fields = (by ?? [collection.primaryKey.name]).map((name) => findField(collection, name));
  for (const field of fields) requireField(view, field);
  const columns = fields.filter((field) => field.kind === 'column');
  if (columns.length < fields.length || !isUnique(collection, columns)) {
    const received = fields.map(({ name }) => name);
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'existing', expected: 'columns that are unique together', received });
  }
  return columns;
}

function isUnique({ uniqueTogether }: Collection, columns: readonly ColumnField[]): boolean {
  const [only] = columns;
  if (columns.length === 1 && only && (only.primaryKey || only.unique)) return true;
  const names = new Set(columns.map(({ name }) => name));
  return uniqueTogether.some((together) => together.length === names.size && together.every((name) => names.has(name)));
}
