import {
  type JsonValue,
  LIST_TYPES,
  isJsonObject,
  isOneOf,
  normalizeDate,
  normalizePlainDateTime,
  normalizeTime,
  parseUrl,
} from '@mortise/shared';
import type { DataField } from '../model/data-field';
import { type FieldKind, kindOf } from '../model/field-kind';
import { readLinks } from './links';
import { fromLocalInput, toLocalInput } from './moments';

/**
 * A value as it is typed. Every editor works on text, so that nothing a person typed is lost and numbers of any length stay exact;
 * `''` stands for no value.
 */
export type Draft = string;

export type DraftFault = 'required' | 'integer' | 'number' | 'date' | 'datetime' | 'json' | 'uuid' | 'email' | 'url' | 'length';

export type ParsedDraft = { readonly value: JsonValue } | { readonly fault: DraftFault };

const INTEGER = /^[+-]?\d{1,19}$/;
const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

export function toDraft(field: DataField, value: JsonValue | undefined): Draft {
  if (value === null || value === undefined) return '';
  const kind = kindOf(field);
  if (kind === 'password') return '';
  if (kind === 'json') return JSON.stringify(value, undefined, isOneOf(LIST_TYPES, field.type) ? undefined : 2);
  if (kind === 'datetime' && typeof value === 'string') return toLocalInput(value);
  if (kind === 'localMoment' && typeof value === 'string') return value.replace(' ', 'T');
  if (kind === 'one') return keyText(field, value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A related record stands for its key. */
function keyText({ targetKey = 'id' }: DataField, value: JsonValue): string {
  const key = isJsonObject(value) ? value[targetKey] : value;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : '';
}

/** What was typed, as the API wants it. The server has the last word; this only spares people a round trip. */
export function parseDraft(field: DataField, draft: Draft): ParsedDraft {
  const text = isFree(kindOf(field)) ? draft : draft.trim();
  if (text === '') return emptyDraft(field);
  return PARSERS[kindOf(field)](text, field);
}

function emptyDraft(field: DataField): ParsedDraft {
  return field.allowNull === false ? { fault: 'required' } : { value: null };
}

/** Blanks at the ends may be meant. */
function isFree(kind: FieldKind): boolean {
  return kind === 'text' || kind === 'longText' || kind === 'password';
}

type ParseText = (text: string, field: DataField) => ParsedDraft;

const whole: ParseText = (text) => {
  if (!INTEGER.test(text)) return { fault: 'integer' };
  const number = Number(text);
  return { value: Number.isSafeInteger(number) ? number : text };
};

const line: ParseText = (text, { length }) => (length !== undefined && [...text].length > length ? { fault: 'length' } : { value: text });

const matching =
  (pattern: RegExp, fault: DraftFault): ParseText =>
  (text, field) =>
    pattern.test(text) ? line(text, field) : { fault };

const reading =
  (normalize: (text: string) => string | undefined): ParseText =>
  (text) => {
    const value = normalize(text);
    return value === undefined ? { fault: 'datetime' } : { value };
  };

const key: ParseText = (text, field) => (field.keyType === 'bigInt' || field.keyType === 'integer' ? whole(text, field) : { value: text });

function keys(texts: readonly string[], field: DataField): ParsedDraft {
  const values: JsonValue[] = [];
  for (const text of texts) {
    const parsed = key(text, field);
    if ('fault' in parsed) return parsed;
    values.push(parsed.value);
  }
  return { value: values };
}

const PARSERS: Readonly<Record<FieldKind, ParseText>> = {
  text: line,
  longText: line,
  phone: line,
  color: line,
  password: line,
  email: matching(EMAIL, 'email'),
  url: (text, field) => (parseUrl(text) ? line(text, field) : { fault: 'url' }),
  uuid: matching(UUID, 'uuid'),
  integer: whole,
  bigInt: whole,
  double: (text) => (Number.isFinite(Number(text)) ? { value: Number(text) } : { fault: 'number' }),
  decimal: (text) => (DECIMAL.test(text) ? { value: text } : { fault: 'number' }),
  boolean: (text) => ({ value: text === 'true' }),
  date: (text) => (normalizeDate(text) === undefined ? { fault: 'date' } : { value: text }),
  datetime: (text) => {
    const value = fromLocalInput(text);
    return value === undefined ? { fault: 'datetime' } : { value };
  },
  localMoment: reading(normalizePlainDateTime),
  time: reading(normalizeTime),
  json: (text) => {
    try {
      return { value: JSON.parse(text) as JsonValue };
    } catch {
      return { fault: 'json' };
    }
  },
  choice: (text, field) => ({ value: field.enum?.find(({ value }) => String(value) === text)?.value ?? text }),
  one: key,
  many: (text, field) => (field.type === 'hasOne' ? key(text, field) : keys(readLinks(text), field)),
};
