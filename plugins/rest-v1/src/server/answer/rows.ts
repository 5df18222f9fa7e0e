import type { ActionResult } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** The records a call answers with. */
export interface Rows {
  readonly count: number;
  /** A list, as the database wrote it where nothing had to be made of it. */
  readonly list: string;
  /** The first one by itself. */
  readonly first: () => string;
  readonly firstObject: () => JsonObject | undefined;
  readonly objects: () => readonly JsonObject[];
}

/**
 * Reads a result only to count its records: their text is passed on as it is, unless something is to be made of each.
 * @throws AppError whatever `shape` throws
 */
export function readRows(result: ActionResult, shape: ((row: JsonObject) => JsonObject) | undefined): Rows {
  const text = result.kind === 'json' ? result.text.trim() : JSON.stringify(result.data);
  const value = JSON.parse(text) as JsonValue;
  const isList = Array.isArray(value);
  const items: readonly JsonValue[] = isList ? value : [value];
  if (shape) return shapedRows(items.filter(isJsonObject).map(shape));
  const objects = (): readonly JsonObject[] => items.filter(isJsonObject);
  return {
    count: items.length,
    list: isList ? text : `[${text}]`,
    // Of a list with one element the brackets can be cut off.
    first: () => (isList ? text.slice(1, -1).trim() : text),
    firstObject: () => items.find(isJsonObject),
    objects,
  };
}

function shapedRows(rows: readonly JsonObject[]): Rows {
  const [first] = rows;
  return {
    count: rows.length,
    list: JSON.stringify(rows),
    first: () => JSON.stringify(first),
    firstObject: () => first,
    objects: () => rows,
  };
}
