import type { Allowed } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Field } from '@mortise/shared';

/** True when the decision lets the caller touch this field. Asked for output, filter, sort and values alike. */
export function mayUse(decision: Allowed, field: Field): boolean {
  return decision.fields === undefined || decision.fields.has(field.name);
}

/** @throws AppError FIELD_DENIED */
export function requireField(decision: Allowed, field: Field): void {
  if (!mayUse(decision, field)) throw new AppError('FIELD_DENIED', { field: field.name });
}

/**
 * A field by name, hidden columns excepted.
 * @throws AppError FIELD_UNKNOWN
 */
export function findField(collection: Collection, name: string): Field {
  const field = collection.fields.get(name);
  if (!field || (field.kind === 'column' && field.hidden))
    throw new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name });
  return field;
}
