import { type JsonValue, LIST_TYPES, isOneOf } from '@mortise/shared';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';

/** Longest text put into a cell; the record shows all of it. */
const CELL_LENGTH = 200;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A value as a line of text. Booleans and related records are shown by components. */
export function formatValue(field: DataField, value: JsonValue, language: string): string {
  const kind = kindOf(field);
  if (kind === 'datetime' && typeof value === 'string') return formatMoment(value, language);
  if (kind === 'date' && typeof value === 'string') return formatDay(value, language);
  if (isOneOf(LIST_TYPES, field.type) && Array.isArray(value)) return value.map((item: JsonValue) => labelOf(field, item)).join(', ');
  if (kind === 'choice') return labelOf(field, value);
  return plainText(value);
}

function labelOf(field: DataField, value: JsonValue): string {
  return field.enum?.find((offered) => offered.value === value)?.label ?? plainText(value);
}

function plainText(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function shorten(text: string): string {
  return text.length > CELL_LENGTH ? `${text.slice(0, CELL_LENGTH)}…` : text;
}

function formatMoment(iso: string, language: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : formatter(language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** A day is the same everywhere, so it is read and written in one zone. */
function formatDay(day: string, language: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : formatter(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment);
}

/** Making one takes longer than a page of cells. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(id) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(id, known);
  return known;
}
