import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { Tree } from '../contract/query-parts';
import type { BoundParameter } from './parameters';

const WHOLE = /^\{\{\s*params\.([A-Za-z_]\w*)\s*\}\}$/;
const ANYWHERE = /\{\{\s*params\b/;
/** A text that a filter would take for a variable rather than for itself. */
const VARIABLE = /^\{\{[^]*\}\}$/;
const LIST_WORDS: ReadonlySet<string> = new Set(['filter', 'fields', 'except', 'appends', 'sort']);
const QUERY_WORDS: ReadonlySet<string> = new Set(['measures', 'dimensions', 'filter', 'having', 'orders']);
/** Where parameters may stand: a value there is compared, and never says what is read. */
const FILTERS: ReadonlySet<string> = new Set(['filter', 'having']);

/**
 * Refuses words the action does not take, and parameters anywhere but as a value of a filter.
 * @throws AppError DEFINITION_INVALID
 */
export function checkTree({ action, params }: Tree, declared: ReadonlySet<string>): void {
  const words = action === 'list' ? LIST_WORDS : QUERY_WORDS;
  for (const [word, value] of Object.entries(params)) {
    if (!words.has(word)) throw invalid([...words], word);
    if (FILTERS.has(word)) checkPlaces(value, declared);
    else if (ANYWHERE.test(JSON.stringify(value))) throw invalid('parameters as values of filter or having only', word);
  }
}

function checkPlaces(value: JsonValue | undefined, declared: ReadonlySet<string>): void {
  if (typeof value === 'string') {
    const name = WHOLE.exec(value)?.[1];
    if (name === undefined ? ANYWHERE.test(value) : !declared.has(name))
      throw invalid('{{params.name}} with the name of a parameter', value.slice(0, 100));
  } else if (Array.isArray(value)) for (const item of value) checkPlaces(item as JsonValue, declared);
  else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (ANYWHERE.test(key)) throw invalid('parameters as values', key.slice(0, 100));
      checkPlaces(item, declared);
    }
  }
}

/**
 * The words of a tree with the values of the parameters in place.
 * @throws AppError VALUE_INVALID for a text that would be a variable of the filter language
 */
export function fillTree({ params }: Tree, parameters: ReadonlyMap<string, BoundParameter>): JsonObject {
  return Object.fromEntries(
    Object.entries(params).map(([word, value]) => [word, FILTERS.has(word) ? fill(value ?? null, parameters) : value]),
  );
}

function fill(value: JsonValue, parameters: ReadonlyMap<string, BoundParameter>): JsonValue {
  if (typeof value === 'string') {
    const name = WHOLE.exec(value)?.[1];
    return name === undefined ? value : plain(name, parameters.get(name)?.value ?? null);
  }
  if (Array.isArray(value)) return value.map((item) => fill(item as JsonValue, parameters));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item ?? null, parameters)]));
}

function plain(field: string, value: JsonValue): JsonValue {
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  if (items.some((item) => typeof item === 'string' && VARIABLE.test(item))) {
    throw new AppError('VALUE_INVALID', { field, expected: 'a text without {{ }} around it' });
  }
  return value;
}

function invalid(expected: string | readonly string[], received: string): AppError {
  return new AppError('DEFINITION_INVALID', { expected, received });
}
