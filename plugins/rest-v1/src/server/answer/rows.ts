import type { ActionResult } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** The records a call answers with. */
export interface Rows {
  readonly count: number;
  /** A list, as the database wrote it. */
  readonly list: string;
  /** The first one by itself. */
  readonly first: () => string;
  readonly firstObject: () => JsonObject | undefined;
  readonly objects: () => readonly JsonObject[];
}

/** Reads a result only to count its records: their text is passed on as it is. */
export function readRows(result: ActionResult): Rows {
  const text = result.kind === 'json' ? result.text.trim() : JSON.stringify(result.data);
  const value = JSON.parse(text) as JsonValue;
  const isList = Array.isArray(value);
  const items: readonly JsonValue[] = isList ? value : [value];
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
