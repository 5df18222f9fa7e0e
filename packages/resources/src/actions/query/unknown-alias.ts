import type { AppError } from '@mortise/shared';
import { findField, requireField } from '../../read/field-access';
import type { StandardCall } from '../standard-call';
import { invalid } from './body-reader';

/**
 * The fault of a condition or an order that names nothing of the answer. Whoever names a field of the collection instead is told first
 * whether it may be used at all.
 * @throws AppError FIELD_DENIED
 */
export function unknownAlias(alias: string, parameter: string, { collection, decision }: StandardCall): AppError {
  const [name = ''] = alias.split('.');
  if (collection.columns.some((field) => field.name === name && field.hidden)) return notAnAlias(parameter, alias);
  if (collection.fields.has(name)) requireField(decision, findField(collection, name));
  return notAnAlias(parameter, alias);
}

function notAnAlias(parameter: string, alias: string): AppError {
  return invalid(parameter, 'the alias of a measure or dimension', alias);
}
