import { objectSchema } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, LANGUAGES, throwFaults } from '@mortise/shared';

/** What an administrator decides about the installation as a whole. */
export interface SystemSettingsValues {
  readonly title: string;
  /** `#rrggbb`. */
  readonly primaryColor: string;
  /** BCP 47 tags, at least one; a subset of `LANGUAGES`. */
  readonly enabledLanguages: readonly string[];
  /** One of the enabled ones: for callers who ask for no language, or for one that is not enabled. */
  readonly defaultLanguage: string;
}

const MAX_TITLE = 60;

/** Sizes and types; what needs a sentence is said by `checkSystemSettings`. */
export const SYSTEM_SETTINGS_BODY = {
  type: 'object',
  additionalProperties: false,
  properties: {
    title: { type: 'string', maxLength: 1_000 },
    primaryColor: { type: 'string', maxLength: 100 },
    enabledLanguages: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 35 } },
    defaultLanguage: { type: 'string', maxLength: 35 },
  },
} as const;

/** JSON Schema of the settings in force. */
export const SYSTEM_SETTINGS = objectSchema(SYSTEM_SETTINGS_BODY.properties);

export function defaultSystemSettings(language: string): SystemSettingsValues {
  return { title: 'Mortise', primaryColor: '#1668dc', enabledLanguages: LANGUAGES, defaultLanguage: language };
}

/** What is stored; a property that is missing or of no use any more (a language that is gone) has its default. */
export function readSystemSettings(stored: JsonObject, defaults: SystemSettingsValues): SystemSettingsValues {
  const values: Record<string, unknown> = { ...defaults };
  for (const [name, fault] of Object.entries(FAULTS)) {
    const value = stored[name];
    if (value !== undefined && fault(value) === undefined) values[name] = value;
  }
  const settings = values as unknown as SystemSettingsValues;
  const [first = defaults.defaultLanguage] = settings.enabledLanguages;
  return settings.enabledLanguages.includes(settings.defaultLanguage) ? settings : { ...settings, defaultLanguage: first };
}

/**
 * Puts a change over the settings in force.
 * @throws AppError VALUE_INVALID, one fault per property
 */
export function changeSystemSettings(current: SystemSettingsValues, change: JsonObject): SystemSettingsValues {
  const faults = Object.entries(FAULTS).flatMap(([field, fault]) => {
    const expected = change[field] === undefined ? undefined : fault(change[field]);
    return expected === undefined ? [] : [invalid(field, expected)];
  });
  throwFaults(faults);
  const { title } = change;
  const changed = { ...current, ...change, ...(typeof title === 'string' ? { title: title.trim() } : {}) };
  if (!changed.enabledLanguages.includes(changed.defaultLanguage)) {
    throw invalid('defaultLanguage', `one of the enabled languages (${changed.enabledLanguages.join(', ')})`);
  }
  return changed;
}

function invalid(field: string, expected: string): AppError {
  return new AppError('VALUE_INVALID', { field, expected });
}

/** What each property must be, when it is not. */
const FAULTS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  title: (value) => (typeof value === 'string' && isTitle(value.trim()) ? undefined : `1 to ${MAX_TITLE} visible characters on one line`),
  primaryColor: (value) => (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? undefined : 'a colour like #1668dc'),
  enabledLanguages: (value) => (isLanguages(value) ? undefined : `one or more of ${LANGUAGES.join(', ')}`),
  defaultLanguage: (value) => (isLanguage(value) ? undefined : `one of ${LANGUAGES.join(', ')}`),
};

/** Control characters and those that turn the direction of the text could make the title look like something else. */
const UNSEEN = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

function isTitle(text: string): boolean {
  return [...text].length <= MAX_TITLE && SEEN.test(text) && !UNSEEN.test(text);
}

function isLanguages(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size < value.length) return false;
  return value.every(isLanguage);
}

function isLanguage(value: unknown): boolean {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** A plain copy, as JSON carries it. */
export function toJson({ title, primaryColor, enabledLanguages, defaultLanguage }: SystemSettingsValues): JsonObject {
  return { title, primaryColor, enabledLanguages: [...enabledLanguages], defaultLanguage };
}
