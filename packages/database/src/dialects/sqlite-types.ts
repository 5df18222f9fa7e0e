import { type ColumnField, type ColumnType, type JsonValue, unixTime } from '@mortise/shared';
import type { SqlValue } from '../compile/sql-value';
import type { TypeDialect } from '../compile/type-dialect';
import { encodeJson, scalarText } from './encode-json';
import { requireHash } from './require-hash';
import { doubleText, looseJson } from './sqlite-json-text';

export const sqliteTypes: TypeDialect = {
  parameter,
  encode,
  encodeList,
  castColumn: (column) => `CAST(${column} AS TEXT)`,
  json: (column, field) => (field.adopted && !field.place ? looseJson(column, field) : json(column, field)),
};

/** Stored as integers of 64 bits. */
const LARGE_INTEGERS: ReadonlySet<ColumnType> = new Set<ColumnType>(['bigInt', 'decimal', 'unixTimestamp', 'snowflakeId', 'sort']);

/** Integers beyond 32 bits reach SQLite as text: the driver would pass them as floating point numbers. */
function parameter(position: number, type: ColumnType): string {
  return LARGE_INTEGERS.has(type) ? `CAST(?${position} AS INTEGER)` : `?${position}`;
}

function encode(field: ColumnField, value: JsonValue): SqlValue {
  switch (field.type) {
    case 'boolean':
      return value === true ? 1 : 0;
    case 'decimal':
      return scaledInteger(field, scalarText(value));
    case 'unixTimestamp':
      return String(unixTime(scalarText(value), field.accuracy ?? 'second'));
    case 'json':
    case 'array':
    case 'set':
      return encodeJson(field, value);
    case 'password':
      return requireHash(field, value);
    case 'integer':
    case 'double':
      // Adding zero turns -0, which integers do not have, into 0.
      return Number(value) + 0;
    default:
      return scalarText(value);
  }
}

/** `"-1.50"` of scale 2 is stored as -150. */
function scaledInteger(field: ColumnField, value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(field.scale ?? 0, '0')}`).toString();
}

function encodeList(field: ColumnField, values: readonly JsonValue[]): SqlValue {
  const items = values.map((value) => encode(field, value));
  return LARGE_INTEGERS.has(field.type) ? `[${items.join(',')}]` : JSON.stringify(items);
}

function json(column: string, field: ColumnField): string {
  switch (field.type) {
    case 'bigInt':
      if (field.autoIncrement) return column;
      return `CASE WHEN ${column} BETWEEN -9007199254740991 AND 9007199254740991 THEN ${column} ELSE CAST(${column} AS TEXT) END`;
    case 'double':
      return doubleJson(column);
    case 'decimal':
      return decimalJson(column, field.scale ?? 0);
    case 'boolean':
      return `json(CASE ${column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)`;
    case 'unixTimestamp':
      return unixJson(column, field);
    case 'json':
    case 'array':
    case 'set':
      return `json(${column})`;
    default:
      return column;
  }
}

function doubleJson(column: string): string {
  return `json(CASE WHEN ${column} IS NULL THEN NULL ELSE ${doubleText(column)} END)`;
}

function decimalJson(column: string, scale: number): string {
  if (scale === 0) return `CAST(${column} AS TEXT)`;
  const unit = `1${'0'.repeat(scale)}`;
  const text = (sign: '' | '-'): string => `printf('${sign}%d.%0${scale}d', ${sign}(${column} / ${unit}), ${sign}(${column} % ${unit}))`;
  return `CASE WHEN ${column} >= 0 THEN ${text('')} WHEN ${column} < 0 THEN ${text('-')} END`;
}

/** Seconds and milliseconds one by one: a moment in floating point would lose the last digits. */
function unixJson(column: string, { accuracy }: ColumnField): string {
  const perSecond = accuracy === 'millisecond' ? 1000 : 1;
  const part = `((${column} % ${perSecond}) + ${perSecond}) % ${perSecond}`;
  const moment = `strftime('%Y-%m-%dT%H:%M:%S', (${column} - ${part}) / ${perSecond}, 'unixepoch')`;
  return `${moment} || printf('.%03dZ', ${part})`;
}
