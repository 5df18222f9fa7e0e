import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { type ColumnField, type ColumnGenerator, type JsonValue, readColumnValue } from '@mortise/shared';
import { SnowflakeNumbers } from './snowflake';

const UID_LENGTH = 16;
const UID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

const snowflakes = new SnowflakeNumbers();

/** A fresh value for a column of a new row that brings none; undefined when the generator has nothing to do, or works in SQL. */
export function generatedValue(field: ColumnField, generator: ColumnGenerator, now: string): JsonValue | undefined {
  switch (generator.kind) {
    case 'uuid':
      return randomUUID();
    case 'uid':
      return `${generator.prefix}${randomText(UID_LENGTH, UID_ALPHABET)}`;
    case 'nanoid':
      return randomText(generator.size, generator.alphabet);
    case 'snowflakeId':
      return snowflakes.next();
    case 'now':
      return generator.onCreate ? momentFor(field, now) : undefined;
    default:
      return undefined;
  }
}

/** A moment, given as ISO 8601 in UTC, as a column holds it; columns without a zone hold it in UTC as well. */
export function momentFor(field: ColumnField, iso: string): JsonValue {
  return readColumnValue(field, field.type === 'datetimeNoTz' ? iso.slice(0, 19) : iso) ?? null;
}

/** Every character of the alphabet is equally likely. */
function randomText(length: number, alphabet: string): string {
  const characters = [...alphabet];
  if (256 % characters.length === 0) return Array.from(randomBytes(length), (byte) => characters[byte % characters.length] ?? '').join('');
  return Array.from({ length }, () => characters[randomInt(characters.length)] ?? '').join('');
}
