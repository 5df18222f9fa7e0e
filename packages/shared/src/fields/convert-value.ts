import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import { type JsonValue, canonicalJson } from '../json';
import { readColumnValue } from './column-values';
import { plainNumber } from './plain-number';
import { unixTime } from './unix-time';

/** A canonical value of the old column as the new column would be given it. Undefined: it cannot be said there. */
type Restate = (value: JsonValue, to: ColumnField, from: ColumnField) => JsonValue | undefined;
type Targets = Readonly<Partial<Record<ColumnType, Restate>>>;

const same: Restate = (value) => value;
/** For types whose values are no objects. */
const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
const asText: Restate = (value) => textOf(value);
const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;
const toNumber: Restate = (value) => (typeof value === 'string' && number.test(value) ? Number(value) : undefined);
const toWhole: Restate = (value) => (typeof value === 'string' && /^[+-]?\d{1,19}$/.test(value) ? wholeOf(value) : undefined);
const wholeOf = (text: string): JsonValue => (Number.isSafeInteger(Number(text)) ? Number(text) : text);

/** `"5.00"` is 5, `"5.10"` is no whole number. */
const decimalToWhole: Restate = (value) => {
  const [, whole, rest = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(textOf(value)) ?? [];
  return whole === undefined || /[1-9]/.test(rest) ? undefined : wholeOf(whole);
};
/** Only where the double, written out again, is the same decimal. */
const decimalToDouble: Restate = (value, _to, from) => (readColumnValue(from, Number(value)) === value ? Number(value) : undefined);
const wholeToDouble: Restate = (value) => (typeof value === 'number' ? value : undefined);
const doubleToText: Restate = (value) => (typeof value === 'number' ? plainNumber(value) : undefined);

const fromFlag: Restate = (value) => (value === true ? 1 : 0);
const toFlag: Restate = (value) => (value === 1 ? true : value === 0 ? false : undefined);
const FLAGS: ReadonlyMap<JsonValue, boolean> = new Map<JsonValue, boolean>([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
const textToFlag: Restate = (value) => FLAGS.get(value);

/** The day a moment has in UTC. */
const day: Restate = (value) => textOf(value).slice(0, 'YYYY-MM-DD'.length);
const clock: Restate = (value) => textOf(value).slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace('T', ' ');
const count: Restate = (value, _to, { accuracy = 'second' }) => unixTime(textOf(value), accuracy);

const parsed: Restate = (value) => {
  try {
    return JSON.parse(textOf(value)) as JsonValue;
  } catch {
    return undefined;
  }
};
/** Databases keep the keys of an object in different orders. */
const written: Restate = (value) => canonicalJson(value);
/** One choice as the only one of several; an empty text is none. */
const listOf: Restate = (value) => (value === '' ? [] : [value]);
/** The only choice of several; none becomes no value. */
const onlyOf: Restate = (value) => {
  if (!Array.isArray(value) || value.length > 1) return undefined;
  const [only = null] = value as JsonValue[];
  return only === null || typeof only === 'string' ? only : undefined;
};

const TEXTS = { string: same, text: same, uid: same, nanoid: same } satisfies Targets;
const WORDS = { string: asText, text: asText } satisfies Targets;
const WHOLE = { integer: same, bigInt: same, sort: same, snowflakeId: same } satisfies Targets;
const FROM_TEXT = {
  ...TEXTS,
  integer: toWhole,
  bigInt: toWhole,
  sort: toWhole,
  snowflakeId: toWhole,
  double: toNumber,
  decimal: same,
  boolean: textToFlag,
  datetime: same,
  datetimeNoTz: same,
  unixTimestamp: same,
  date: same,
  time: same,
  uuid: same,
  json: parsed,
} satisfies Targets;
const FROM_WHOLE = {
  ...WHOLE,
  ...WORDS,
  double: wholeToDouble,
  decimal: same,
  boolean: toFlag,
  unixTimestamp: same,
} satisfies Targets;

/** What can become what, and how. What is not here is refused. */
const CONVERSIONS: Readonly<Record<ColumnType, Targets>> = {
  string: { ...FROM_TEXT, array: listOf, set: listOf },
  text: { ...FROM_TEXT, array: parsed, set: parsed },
  uid: TEXTS,
  nanoid: TEXTS,
  uuid: { ...TEXTS, uuid: same },
  integer: FROM_WHOLE,
  bigInt: FROM_WHOLE,
  sort: { ...WHOLE, ...WORDS },
  snowflakeId: { ...WHOLE, ...WORDS },
  double: { string: doubleToText, text: doubleToText, integer: same, bigInt: same, decimal: same, double: same },
  decimal: { ...WORDS, integer: decimalToWhole, bigInt: decimalToWhole, double: decimalToDouble, decimal: same },
  boolean: { ...WORDS, integer: fromFlag, bigInt: fromFlag },
  datetime: { ...WORDS, datetimeNoTz: clock, unixTimestamp: same, date: day },
  datetimeNoTz: { ...WORDS, datetime: same, date: day },
  unixTimestamp: { ...WORDS, datetime: same, datetimeNoTz: clock, unixTimestamp: same, date: day, integer: count, bigInt: count },
  date: { ...WORDS, datetime: same, datetimeNoTz: same, unixTimestamp: same },
  time: WORDS,
  json: { text: written, array: same, set: same },
  array: { string: onlyOf, text: written, json: same, set: same },
  set: { string: onlyOf, text: written, json: same, array: same },
  password: {},
};

/** Pairs in which a value may keep less than it said: hours of a day, parts of seconds, repetitions. */
const CUTTING: ReadonlySet<string> = new Set(
  (
    'datetime>date datetime>datetimeNoTz datetime>unixTimestamp datetimeNoTz>date unixTimestamp>date unixTimestamp>datetimeNoTz ' +
    'unixTimestamp>unixTimestamp unixTimestamp>integer unixTimestamp>bigInt text>set json>set array>set'
  ).split(' '),
);

/** The types the values of a type can be converted to. */
export function conversionTargets(from: ColumnType): readonly ColumnType[] {
  return (Object.keys(CONVERSIONS[from]) as ColumnType[]).filter((type) => type !== from);
}

/** Whether the values of a column have to be looked at one by one before they can be values of the other. */
export function needsConversion(from: ColumnField, to: ColumnField): boolean {
  if (from.type !== to.type) return true;
  if (from.type === 'unixTimestamp') return (from.accuracy ?? 'second') !== (to.accuracy ?? 'second');
  if (from.type !== 'decimal') return false;
  return (from.scale ?? 2) !== (to.scale ?? 2) || (from.precision ?? 10) > (to.precision ?? 10);
}

/** Whether a conversion may drop parts of values without counting them as failed. */
export function mayCut(from: ColumnField, to: ColumnField): boolean {
  return CUTTING.has(`${from.type}>${to.type}`);
}

/** Makes a canonical value of one column that of the other; null: no value is left; undefined: it cannot be converted. */
export type ConvertValue = (value: JsonValue) => JsonValue | undefined;

/** How values of one column become values of the other; undefined when they cannot. Pure, and the same for every database. */
export function valueConversion(from: ColumnField, to: ColumnField): ConvertValue | undefined {
  const restate = CONVERSIONS[from.type][to.type];
  return (
    restate &&
    ((value) => {
      const restated = restate(value, to, from);
      return restated === undefined || restated === null ? restated : readColumnValue(to, restated);
    })
  );
}
