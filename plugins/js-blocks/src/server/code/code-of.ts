import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** Where settings hold what an author wrote, and what is run of it. */
export const SOURCE = 'code';
export const COMPILED = 'compiled';
/** Why nothing runs: message, line and column of the first mistake in its grammar. */
export const MISTAKE = 'mistake';

/** All code in settings, in a form that is equal for equal code. */
export function codeOf(settings: JsonObject): string {
  const found: string[] = [];
  walk(settings, (part) => {
    for (const name of [SOURCE, COMPILED]) if (typeof part[name] === 'string') found.push(`${name} ${part[name]}`);
  });
  return JSON.stringify(found.toSorted());
}

/** The settings without what an author wrote wherever there is something compiled that can be run. */
export function withoutSource(settings: JsonObject): JsonObject {
  return map(settings) as JsonObject;
}

function walk(value: JsonValue, visit: (part: JsonObject) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (!isJsonObject(value)) return;
  visit(value);
  for (const item of Object.values(value)) if (item !== undefined) walk(item, visit);
}

function map(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(map);
  if (!isJsonObject(value)) return value;
  const runs = typeof value[COMPILED] === 'string';
  const kept = Object.entries(value).filter(([name]) => !(runs && name === SOURCE));
  return Object.fromEntries(kept.map(([name, item]) => [name, item === undefined ? null : map(item)]));
}
