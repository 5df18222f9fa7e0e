import { AppError, type JsonValue, isJsonObject, malformed } from '@mortise/shared';
import { Scanner } from '../grammar/scanner';
import type { SearchParameters } from './search-parameters';

/** The one row a `PUT` is about, as its address names it: texts by columns. */
export type AddressedRow = ReadonlyMap<string, string>;

const EQUAL = /^eq\.(.*)$/s;

/**
 * `id=eq.5`, and nothing else.
 * @throws AppError QUERY_PARAMETER_INVALID (`key`)
 */
export function readAddressedRow({ columns, logic }: Pick<SearchParameters, 'columns' | 'logic'>): AddressedRow {
  const [group] = logic;
  if (group) throw notByKey(group[0]);
  const row = new Map(columns.map(([key, text]) => readPart(key, text)));
  if (row.size === 0 || row.size < columns.length) throw notByKey(columns.map(([key]) => key).join());
  return row;
}

function readPart(key: string, text: string): readonly [string, string] {
  const scanner = new Scanner(key, key);
  const name = scanner.name();
  const [, value] = EQUAL.exec(text) ?? [];
  if (value === undefined || !scanner.atEnd) throw notByKey(`${key}=${text}`);
  return [name, value];
}

function notByKey(received: string): AppError {
  return malformed('key', 'all columns of the key with eq, and no other condition', received);
}

/**
 * Makes sure that a body is the addressed row.
 * @throws AppError BODY_INVALID (`key`)
 */
export function requireAddressedRow(body: JsonValue, row: AddressedRow): void {
  const records: readonly JsonValue[] = Array.isArray(body) ? body : [body];
  const [record] = records;
  if (records.length !== 1 || !isJsonObject(record))
    throw new AppError('BODY_INVALID', { path: 'key', expected: 'one object', received: `${records.length}` });
  for (const [name, expected] of row) {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    if (text !== expected)
      throw new AppError('BODY_INVALID', { path: 'key', expected: `${name}: ${expected}`, received: text.slice(0, 100) });
  }
}
