import type { JsonObject, JsonValue } from '@mortise/shared';
import type { Parameter, ParameterType } from '../contract/query-parts';

/** What was typed for each parameter, by its name. */
export type ParameterTexts = Readonly<Record<string, string>>;

/** The values a call brings; what is empty is left out, so that the default counts. */
export function readValues(parameters: readonly Pick<Parameter, 'name' | 'type'>[], texts: ParameterTexts): JsonObject {
  const given = parameters.flatMap(({ name, type }) => {
    const value = readValue(type, (Object.hasOwn(texts, name) ? texts[name] : undefined) ?? '');
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** A value from its text; undefined without one. What does not fit is left to the server, which says so. */
export function readValue(type: ParameterType, text: string): JsonValue | undefined {
  if (text.trim() === '') return undefined;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (type === 'array') return readList(text);
  const number = Number(text);
  return (type === 'integer' || type === 'double') && Number.isFinite(number) ? number : text;
}

/** `["a", 1]`, or texts with commas between them. */
function readList(text: string): JsonValue {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value as JsonValue;
  } catch {
    // Not JSON: read as people write lists.
  }
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The text of a value, as it is typed. */
export function writeValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
