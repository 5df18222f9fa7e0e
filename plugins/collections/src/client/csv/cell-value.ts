import { type ColumnField, type JsonValue, readColumnValue } from '@mortise/shared';
import { type FieldKind, findKind } from '../fields/field-kinds';
import type { CellFormat, CsvColumn, CsvKind } from './csv-column';
import { plainDay, plainMoment } from './day-text';
import { plainNumber } from './number-text';

const DECIMAL_PRECISION = 18;

const YES = new Set(['true', 'yes', 'y', 'on', '1', 't', '是', '对', '真', '✓', '√', 'x']);
const NO = new Set(['false', 'no', 'n', 'off', '0', 'f', '否', '错', '假', '✗', '×']);
/** What programs and people write where there is nothing. */
const NOTHING = new Set(['', '-', '—', 'n/a', '#n/a', 'na', 'null', 'none', 'nil', '无', '空']);
const TEXTS: readonly CsvKind[] = ['input', 'textarea', 'email', 'phone', 'url'];

/** A cell as a value of its field; `undefined` value: the cell is empty. */
export type ReadCell = { readonly ok: true; readonly value: JsonValue | undefined } | { readonly ok: false };

/** Reads a cell as the server will accept it. */
export function readCell(text: string, { kind, format }: Pick<CsvColumn, 'kind' | 'format'>): ReadCell {
  if (isNothing(text, kind)) return { ok: true, value: undefined };
  const written = READERS[kind](text, format);
  const value = written === undefined ? undefined : readColumnValue(columnOf(kind, format), written);
  return value === undefined ? { ok: false } : { ok: true, value };
}

export function isNothing(text: string, kind: CsvKind): boolean {
  const bare = text.trim();
  return bare === '' || (!TEXTS.includes(kind) && NOTHING.has(bare.toLowerCase()));
}

/** Options of the field that depend on the cells. */
export function sizesOf(kind: CsvKind, { scale }: CellFormat): { precision?: number; scale?: number } {
  return kind === 'decimal' ? { precision: DECIMAL_PRECISION, scale } : {};
}

type Read = (text: string, format: CellFormat) => JsonValue | undefined;

const asText: Read = (text) => text;
const asTrimmed: Read = (text) => text.trim();
const asNumber: Read = (text, { mark }) => numberOf(plainNumber(text, mark));

const READERS: Readonly<Record<CsvKind, Read>> = {
  input: asText,
  textarea: asText,
  email: asTrimmed,
  phone: asTrimmed,
  url: asTrimmed,
  integer: asNumber,
  bigInt: (text, { mark }) => plainNumber(text, mark),
  number: asNumber,
  decimal: (text, { mark }) => plainNumber(text, mark),
  percent: (text, { mark }) => percentOf(text, mark),
  checkbox: (text) => booleanOf(text.trim().toLowerCase()),
  datetime: (text, { dayOrder }) => plainMoment(text, dayOrder) ?? dayAsMoment(text, dayOrder),
  date: (text, { dayOrder }) => plainDay(text, dayOrder),
  json: jsonOf,
  uuid: asTrimmed,
};

function numberOf(plain: string | undefined): number | undefined {
  return plain === undefined ? undefined : Number(plain);
}

/** `12 %` is 0.12; a bare number is taken as it is. */
function percentOf(text: string, mark: CellFormat['mark']): number | undefined {
  const bare = text.trim();
  const value = numberOf(plainNumber(bare.replace(/\s*[%％]$/, ''), mark));
  if (value === undefined || !/[%％]$/.test(bare)) return value;
  // 14.5 / 100 is 0.14500000000000002 otherwise.
  return Number((value / 100).toPrecision(15));
}

function booleanOf(word: string): boolean | undefined {
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** The first moment of a day, where the file mixes both. */
function dayAsMoment(text: string, order: CellFormat['dayOrder']): string | undefined {
  const day = plainDay(text, order);
  return day === undefined ? undefined : plainMoment(`${day} 00:00`, order);
}

function jsonOf(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function columnOf(kind: CsvKind, format: CellFormat): ColumnField {
  const { type } = findKind(kind) as FieldKind & { readonly type: ColumnField['type'] };
  const flags = { nullable: true, unique: false, index: false, primaryKey: false, autoIncrement: false, hidden: false };
  return { kind: 'column', name: kind, type, ...flags, ...sizesOf(kind, format) };
}
