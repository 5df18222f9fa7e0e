import { AppError, type JsonObject, type JsonValue, isJsonObject, jsonTypeOf } from '@mortise/shared';
import { Scanner } from '../grammar/scanner';

/** How a body is to be read. */
export interface BodyRules {
  /** The parameter `columns`. */
  readonly columns: string | undefined;
  /** What a column that is left out becomes. */
  readonly missing: 'default' | 'null';
}

/**
 * The values of a create or update: one object or a list of them, each with the columns named or, where none are named, with the same ones.
 * @throws AppError BODY_INVALID, QUERY_PARAMETER_INVALID
 */
export function readBodyRecords(body: JsonValue | undefined, { columns, missing }: BodyRules): JsonValue {
  const names = columns === undefined ? undefined : readColumns(columns);
  if (body === undefined)
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object or a list of objects', received: 'nothing' });
  const pick = (record: JsonValue): JsonObject => pickColumns(requireObject(record), names, missing);
  if (!Array.isArray(body)) return pick(body);
  const records = body.map(pick);
  if (names === undefined) requireSameKeys(records);
  return records;
}

/** `a,"b c"` */
export function readColumns(text: string): readonly string[] {
  const scanner = new Scanner('columns', text);
  const names = [scanner.name()];
  while (scanner.take(',')) names.push(scanner.name());
  if (!scanner.atEnd) throw scanner.fault('"," or the end');
  return names;
}

function requireObject(record: JsonValue): JsonObject {
  if (isJsonObject(record)) return record;
  throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object or a list of objects', received: jsonTypeOf(record) });
}

function pickColumns(record: JsonObject, names: readonly string[] | undefined, missing: BodyRules['missing']): JsonObject {
  if (names === undefined) return record;
  const kept = names.filter((name) => missing === 'null' || Object.hasOwn(record, name));
  return Object.fromEntries(kept.map((name) => [name, Object.hasOwn(record, name) ? record[name] : null]));
}

function requireSameKeys([first = {}, ...others]: readonly JsonObject[]): void {
  const keys = new Set(Object.keys(first));
  const row = others.findIndex((record) => Object.keys(record).length !== keys.size || Object.keys(record).some((key) => !keys.has(key)));
  if (row !== -1) throw new AppError('BODY_INVALID', { path: 'body', expected: 'the same keys in all objects', row: row + 1 });
}
