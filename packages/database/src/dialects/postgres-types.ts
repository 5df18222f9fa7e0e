import { type ColumnField, type ColumnType, type JsonValue, unixTime } from '@mortise/shared';
import type { SqlValue } from '../compile/sql-value';
import type { TypeDialect } from '../compile/type-dialect';
import { encodeJson, scalarText } from './encode-json';
import { anyJson, exactNumber, quoted } from './postgres-json';
import { requireHash } from './require-hash';

export const PARAMETER_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  text: 'text',
  integer: 'integer',
  bigInt: 'bigint',
  double: 'double precision',
  decimal: 'numeric',
  boolean: 'boolean',
  datetime: 'timestamptz',
  datetimeNoTz: 'timestamp',
  unixTimestamp: 'bigint',
  date: 'date',
  time: 'time',
  json: 'jsonb',
  array: 'jsonb',
  set: 'jsonb',
  uuid: 'uuid',
  uid: 'text',
  nanoid: 'text',
  snowflakeId: 'bigint',
  password: 'text',
  sort: 'bigint',
};

/** PostgreSQL looks up a zone by its name for every row, an offset it takes as it is. */
const UTC = `INTERVAL '0'`;

export const postgresTypes: TypeDialect = {
  parameter: (position, type) => `$${position}::${PARAMETER_TYPES[type]}`,
  encode,
  encodeList: (field, values) => values.map((value) => String(encode(field, value))),
  castColumn: (column, type) => `CAST(${column} AS ${PARAMETER_TYPES[type]})`,
  json,
};

function encode(field: ColumnField, value: JsonValue): SqlValue {
  switch (field.type) {
    case 'json':
    case 'array':
    case 'set':
      return encodeJson(field, value);
    case 'unixTimestamp':
      return String(unixTime(scalarText(value), field.accuracy ?? 'second'));
    case 'password':
      return requireHash(field, value);
    default:
      return scalarText(value);
  }
}

/** `to_char` writes the quotes along with the rest. */
const timeText = (value: string, format: string): string => `to_char(${value}, '\\"${format}\\"')`;

function json(column: string, field: ColumnField): string {
  switch (field.type) {
    case 'integer':
    case 'boolean':
    case 'snowflakeId':
    case 'sort':
      return `${column}::text`;
    case 'bigInt':
      return field.autoIncrement ? `${column}::text` : exactNumber(column);
    case 'decimal':
    case 'time':
    case 'uuid':
      return quoted(column);
    case 'datetime':
      return timeText(`${column} AT TIME ZONE ${UTC}`, `YYYY-MM-DD"T"HH24:MI:SS.${isFine(field) ? 'US' : 'MS'}"Z"`);
    case 'datetimeNoTz':
      return timeText(column, `YYYY-MM-DD HH24:MI:SS${isFine(field) ? '.US' : ''}`);
    case 'unixTimestamp':
      return unixJson(column, field);
    case 'date':
      return timeText(column, 'YYYY-MM-DD');
    default:
      return anyJson(column);
  }
}

function isFine({ accuracy }: ColumnField): boolean {
  return accuracy === 'microsecond';
}

/** Seconds and milliseconds one by one: a moment in floating point would lose the last digits. */
function unixJson(column: string, { accuracy }: ColumnField): string {
  const perSecond = accuracy === 'millisecond' ? 1000 : 1;
  const part = `((${column} % ${perSecond}) + ${perSecond}) % ${perSecond}`;
  const moment = `to_timestamp((${column} - ${part}) / ${perSecond}) AT TIME ZONE 'UTC'`;
  return `to_char(${moment}, '\\"YYYY-MM-DD"T"HH24:MI:SS') || '.' || lpad((${part})::text, 3, '0') || 'Z"'`;
}
