import type { ColumnField } from '../collections/column-field';
import { AppError } from '../errors/app-error';
import { describeColumnValue, readColumnValue } from '../fields/column-values';
import { type JsonValue, jsonTypeOf } from '../json';
import { QUERY_LIMITS } from './limits';
import { isTextual } from './operators';

/** `true`, `false`, or nothing at all, which means true. */
export function readSwitch(value: JsonValue, path: string): boolean {
  if (value === null || value === '' || value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(path, 'boolean', value);
}

/** @throws AppError QUERY_VALUE_INVALID */
export function bindScalar(field: ColumnField, value: JsonValue): JsonValue {
  const canonical = value === null ? undefined : readColumnValue(relaxed(field), asText(field, value), { lenient: true });
  if (canonical === undefined) throw invalid(field.name, describeColumnValue(field), value);
  return canonical;
}

/** A list of values and perhaps null; one value is a list too. */
export function bindList(field: ColumnField, value: JsonValue): readonly JsonValue[] {
  return listOf(value).map((item) => (item === null ? null : bindScalar(field, item)));
}

/** A part of a text. */
export function bindText(field: ColumnField, value: JsonValue): string {
  const text = asText(field, value);
  if (typeof text !== 'string' || text.length > QUERY_LIMITS.stringLength) {
    throw invalid(field.name, `string of at most ${QUERY_LIMITS.stringLength} characters`, value);
  }
  // Refused here is what no text could hold.
  bindScalar(field, text);
  return text;
}

/** Columns of texts are compared with numbers and truth values as they are written. */
function asText(field: ColumnField, value: JsonValue): JsonValue {
  return isTextual(field.type) && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value;
}

export function listOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value];
}

/** A comparison may use a longer text than the column could hold: it simply matches nothing. */
function relaxed(field: ColumnField): ColumnField {
  return field.type === 'string' ? { ...field, length: Math.max(field.length ?? 0, QUERY_LIMITS.stringLength) } : field;
}

export function invalid(path: string, expected: string, received: JsonValue): AppError {
  const scalar = typeof received === 'number' || typeof received === 'boolean' ? received : undefined;
  const text = typeof received === 'string' ? received.slice(0, 100) : jsonTypeOf(received);
  return new AppError('QUERY_VALUE_INVALID', { path, expected, received: scalar ?? text });
}
