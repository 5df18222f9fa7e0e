import { AppError, type JsonObject, type JsonValue, type LocalizedText, isJsonObject, jsonTypeOf } from '@mortise/shared';

/** Where an option stands, for error details: `{ collection: 'posts' }` or `{ field: 'title' }`. */
export type Place = Readonly<Record<string, string>>;

/** Reads options of one body; `null` counts as absent. Every reader throws DEFINITION_INVALID for a wrong type. */
export interface OptionReader {
  readonly place: Place;
  boolean(option: string): boolean | undefined;
  /** A whole number within the bounds. */
  integer(option: string, min: number, max: number): number | undefined;
  text(option: string, maxLength: number): string | undefined;
  choice<Choice extends string>(option: string, choices: readonly Choice[]): Choice | undefined;
  localized(option: string): LocalizedText | undefined;
}

const TITLE_MAX_LENGTH = 500;
const TITLE_MAX_LANGUAGES = 50;

export function readOptions(body: JsonObject, place: Place): OptionReader {
  function read<T>(option: string, expected: unknown, accept: (value: JsonValue) => T | undefined): T | undefined {
    const value = body[option] ?? null;
    if (value === null) return undefined;
    const accepted = accept(value);
    if (accepted === undefined) throw new AppError('DEFINITION_INVALID', { ...place, option, expected, received: shown(value) });
    return accepted;
  }
  return {
    place,
    boolean: (option) => read(option, 'boolean', (value) => (typeof value === 'boolean' ? value : undefined)),
    integer: (option, min, max) =>
      read(option, `whole number from ${min} to ${max}`, (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : undefined,
      ),
    text: (option, maxLength) =>
      read(option, `string of at most ${maxLength} characters`, (value) =>
        typeof value === 'string' && value.length <= maxLength && !value.includes('\u0000') ? value : undefined,
      ),
    choice: (option, choices) => read(option, choices, (value) => choices.find((choice) => choice === value)),
    localized: (option) =>
      read(option, `string of at most ${TITLE_MAX_LENGTH} characters, or one per language`, (value) =>
        isLocalized(value) ? value : undefined,
      ),
  };
}

function isLocalized(value: JsonValue): value is LocalizedText {
  if (isTitle(value)) return true;
  if (!isJsonObject(value)) return false;
  const texts = Object.values(value);
  return texts.length > 0 && texts.length <= TITLE_MAX_LANGUAGES && texts.every(isTitle);
}

function isTitle(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.length <= TITLE_MAX_LENGTH && !value.includes('\u0000');
}

/** A value short enough for an error message. */
export function shown(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.slice(0, 100);
  return typeof value === 'object' ? jsonTypeOf(value) : value;
}
