import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';

/** Settings come from a stored page, where anything may stand; what makes no sense counts as nothing. */
export function readText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function readTexts(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : [];
}

export function readObjectSetting(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

export function readObjects(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => isJsonObject(item)) : [];
}

/** A positive whole number. */
export function readCount(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

export function readFlag(value: JsonValue | undefined, { usually }: { readonly usually: boolean }): boolean {
  return typeof value === 'boolean' ? value : usually;
}

/** One of the words; the first when it is none of them. */
export function readWord<Word extends string>(value: JsonValue | undefined, words: readonly [Word, ...Word[]]): Word {
  return words.find((word) => word === value) ?? words[0];
}
