import type { JsonValue } from '@mortise/shared';
import type { DataField } from '../model/data-collection';
import { kindOf } from '../model/field-kind';

/** Longest text put into a cell; the record shows all of it. */
const CELL_LENGTH = 200;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A value as a line of text. Booleans and related records are shown by components. */
export function formatValue(field: DataField, value: JsonValue, language: string): string {
  const kind = kindOf(field);
  if (kind === 'datetime' && typeof value === 'string') return formatMoment(value, language);
  if (kind === 'date' && typeof value === 'string') return formatDay(value, language);
  const choice = kind === 'choice' ? field.enum?.find((offered) => offered.value === value) : undefined;
  if (choice !== undefined) return choice.label;
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
