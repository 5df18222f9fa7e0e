import type { ActionResult } from '@mortise/plugin-api/server';
import { type Collection, type JsonValue, isJsonObject, readColumnValue } from '@mortise/shared';
import { MAX_KEYS } from './record-changes';

/** Longer answers are not read again only to find their keys. */
const MAX_TEXT = 64 * 1024;

/** Whether a write that succeeded has touched any row. */
export function hasChanged(result: ActionResult): boolean {
  if (result.kind === 'json') return result.text !== '[]';
  return result.data !== 0;
}

/**
 * The primary keys of the rows a write answers with or, where it answers with a number, of those it was asked for. Undefined when they
 * are not known or more than `MAX_KEYS`.
 */
export function changedKeys(
  collection: Collection,
  result: ActionResult,
  asked: readonly string[] | undefined,
): readonly JsonValue[] | undefined {
  const keys = result.kind === 'json' ? answeredKeys(result.text, collection.primaryKey.name) : askedKeys(collection, asked);
  if (keys === undefined || keys.length > MAX_KEYS) return undefined;
  return keys.flatMap((key) => (key === undefined ? [] : [key])).length === keys.length ? (keys as readonly JsonValue[]) : undefined;
}

function answeredKeys(text: string, primaryKey: string): readonly (JsonValue | undefined)[] | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const answer = JSON.parse(text) as JsonValue;
  const rows: readonly JsonValue[] = Array.isArray(answer) ? answer : [answer];
  return rows.map((row) => (isJsonObject(row) ? row[primaryKey] : undefined));
}

function askedKeys(collection: Collection, asked: readonly string[] | undefined): readonly (JsonValue | undefined)[] | undefined {
  return asked?.map((key) => readColumnValue(collection.primaryKey, key, { lenient: true }));
}
