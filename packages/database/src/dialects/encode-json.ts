import { AppError, type ColumnField, type JsonValue } from '@mortise/shared';

// JSON.stringify writes a lone surrogate and U+0000 as escapes; jsonb refuses both, so SQLite refuses them too.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** A scalar in canonical form as text. */
export function scalarText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The text of a JSON value.
 * @throws AppError VALUE_INVALID for text that PostgreSQL could not store
 */
export function encodeJson(field: ColumnField, value: JsonValue): string {
  const text = JSON.stringify(value);
  if (UNSTORABLE.test(text))
    throw new AppError('VALUE_INVALID', { field: field.name, expected: 'text without U+0000 and lone surrogates' });
  return text;
}
