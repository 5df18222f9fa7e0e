import type { JsonObject, JsonValue } from '@mortise/shared';

/** What a text may name in double braces, by its first word: `{{ user.nickname }}`, `{{ record.title }}`, `{{ now }}`. */
export interface TextVariables {
  readonly user: JsonObject;
  /** What the page is about; undefined where it is about nothing. */
  readonly record: JsonObject | undefined;
  readonly now: Date;
}

const VARIABLE = /\{\{\s*(user|record|now)((?:\.[A-Za-z_]\w{0,63}){0,3})\s*\}\}/g;

/** Whether a text says something of the record its page is about. */
export function namesRecord(text: string): boolean {
  return [...text.matchAll(VARIABLE)].some(([, root]) => root === 'record');
}

/**
 * The text with its variables filled in. A value is shown as it is: what would be markup in Markdown is escaped (CommonMark 0.31, 2.4). What has
 * no value leaves nothing behind; names that are none of the above stay, so that their author sees them.
 */
export function filledText(text: string, variables: TextVariables, language: string): string {
  return text.replaceAll(VARIABLE, (_all, root: string, path: string) => {
    if (root === 'now') return path === '' ? escaped(dateWords(variables.now, language)) : '';
    const holder = root === 'user' ? variables.user : variables.record;
    return path === '' ? '' : escaped(wordsOf(valueAt(holder, path.slice(1).split('.')), language));
  });
}

function valueAt(holder: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((value, name) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && Object.hasOwn(value, name) ? (value as JsonObject)[name] : undefined;
  }, holder);
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function wordsOf(value: JsonValue | undefined, language: string): string {
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string') return MOMENT.test(value) ? dateWords(new Date(value), language) : value;
  if (Array.isArray(value)) return value.map((one) => wordsOf(one as JsonValue, language)).join(', ');
  return typeof value === 'boolean' ? String(value) : '';
}

function dateWords(date: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** One line in which nothing is markup. */
function escaped(value: string): string {
  return value.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, (mark) => `\\${mark}`);
}
