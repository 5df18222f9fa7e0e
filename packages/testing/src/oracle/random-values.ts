import type { Random } from './random';
import { type Column, type ColumnType, type Json, textOf } from './world';

const BLANKS = ['', ' ', ' a', 'a ', 'a\nb', 'a\tb', '`', '\u00a0', '\u007f'];
/** Case, accents in one and in two code points, letters only some languages fold, wildcards, quotes, look-alikes of other types. */
const TEXTS = [
  ...'a A ab AB aB b B Zebra zebra Ä ä é e\u0301 É ß SS ı I i İ K \u212a 😀 \uff5e \ue000 👩‍👧 汉字 ﬁ'.split(' '),
  ...`% _ a%b a_b \\ a\\b * ? [a] ^ ' '' " ;-- $1 ?1 :a {a} 0 9 10 -1 null true NaN 2024-01-01`.split(' '),
  ...BLANKS,
];
const INTEGERS = [0, 1, -1, 2, 9, 10, 100, 2_147_483_647, -2_147_483_648];
const BIG_INTEGERS = [
  ...INTEGERS,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  ...'9007199254740992 9007199254740993 9223372036854775807 -9223372036854775808'.split(' '),
];
const DOUBLES = [0, 1, -1, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 1e21, -1e21, Number.MIN_VALUE, Number.MAX_VALUE, 2 ** 53 + 2, 1e-7];
const MOMENTS = [
  ...'0001-01-01T00:00:00.000Z 1969-12-31T23:59:59.999Z 1970-01-01T00:00:00.000Z 2024-02-29T23:59:59.999Z'.split(' '),
  ...'2024-03-01T00:00:00.000Z 2024-03-31T00:59:59.999Z 2024-03-31T01:00:00.000Z 2024-12-31T23:30:00.000Z'.split(' '),
  ...'2025-01-01T00:30:00.000Z 9999-12-31T23:59:59.999Z'.split(' '),
];
const DAYS = '0001-01-01 1969-12-31 1970-01-01 2024-02-29 2024-03-01 2024-12-30 2025-01-01 9999-12-31'.split(' ');
const TIMES = ['00:00:00', '00:00:01', '09:05:00', '12:00:00', '23:59:59'];
const ITEMS: readonly Json[] = ['a', 'A', 'ä', 'b', '', '%', '1', 1, 0, -1, 2.5, true, false];
const IDS = ['a', 'A', 'a-b', 'a_b', 'aXb', 'b9', '9', 'Zebra', 'zebra', '_', '__'];
const JSONS: readonly Json[] = [{}, [], '', 'a', 0, false, { a: [1, null, 'ä'], b: { c: true } }, [1, [2]]];

const DRAW: Readonly<Record<ColumnType, (random: Random, column: Column) => Json>> = {
  string: drawText,
  text: drawText,
  integer: (random) => (random.chance(0.5) ? random.pick(INTEGERS) : random.int(-5, 5)),
  bigInt: (random) => (random.chance(0.5) ? random.pick(BIG_INTEGERS) : random.int(-5, 5)),
  double: (random) => (random.chance(0.6) ? random.pick(DOUBLES) : random.int(-20, 20) / 4),
  decimal: drawDecimal,
  boolean: (random) => random.chance(0.5),
  datetime: drawMoment,
  date: (random) => (random.chance(0.5) ? random.pick(DAYS) : `2024-03-${String(random.int(25, 31))}`),
  json: (random) => random.pick(JSONS),
  uid: (random) => random.pick(IDS),
  nanoid: (random) => random.pick(IDS) + random.pick(['', ...IDS]),
  snowflakeId: (random) => random.pick([0, 1, 2, 10, 9_007_199_254_740_991, random.int(0, 9)]),
  datetimeNoTz: (random, column) => plainOf(textOf(drawMoment(random, column))),
  unixTimestamp: (random, column) => textOf(drawMoment(random, column)).replace(/\.\d+Z/, '.000Z'),
  time: (random) => random.pick(TIMES),
  array: (random) => drawItems(random),
  set: (random) => [...new Set(drawItems(random))],
  uuid: (random) => `0000000${random.int(0, 9)}-0000-4000-8000-00000000000${random.pick(['0', '9', 'a', 'f'])}`,
};

/** A value a column can hold, as the server answers it; never null. */
export const drawValue = (random: Random, column: Column): Json => DRAW[column.type](random, column);

function drawText(random: Random): string {
  return random.chance(0.7) ? random.pick(TEXTS) : random.pick(TEXTS) + random.pick(TEXTS);
}

/** One at some border, or a half hour around a change of clocks in Europe. */
function drawMoment(random: Random, _column: Column): Json {
  return random.chance(0.5) ? random.pick(MOMENTS) : new Date(1_711_843_200_000 + random.int(-9, 9) * 1_800_000).toISOString();
}

const plainOf = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

/** Items of a list column: texts, numbers and truth values, some of them twice. */
export const drawItems = (random: Random): Json[] => Array.from({ length: random.int(0, 3) }, () => random.pick(ITEMS));

function drawDecimal(random: Random, { precision = 10, scale = 2 }: Column): string {
  const whole = random.pick(['0', '1', '2', '9', '10', '9'.repeat(precision - scale)]);
  const fraction = random
    .pick(['0', '1', '5', '05', '9'.repeat(scale), '0'.repeat(scale - 1) + '1'])
    .slice(0, scale)
    .padEnd(scale, '0');
  const value = `${whole}.${fraction}`;
  return random.chance(0.3) && /[1-9]/.test(value) ? `-${value}` : value;
}

/** The same value as somebody else might write it. */
export function respell(random: Random, column: Column, value: Json): Json {
  if (value === null || random.chance(0.6)) return value;
  switch (column.type) {
    case 'string':
    case 'text':
      return /^(true|\d|-1|10)$/.test(textOf(value)) ? (JSON.parse(textOf(value)) as Json) : value;
    case 'decimal':
      return random.pick([textOf(value).replace(/\.?0+$/, ''), `0${textOf(value)}`.replace('0-', '-0'), textOf(value)]);
    case 'bigInt':
      return textOf(value);
    case 'uuid':
      return textOf(value).toUpperCase();
    case 'datetime':
      return respellMoment(random, textOf(value));
    case 'unixTimestamp':
      return random.chance(0.5) ? Date.parse(textOf(value)) / 1000 : respellMoment(random, textOf(value));
    case 'datetimeNoTz':
      return textOf(value).replace(' ', 'T');
    case 'time':
      return textOf(value).replace(/:00$/, '');
    default:
      return value;
  }
}

function respellMoment(random: Random, iso: string): string {
  const shifted = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString();
  // The first and the last year leave no room for an offset.
  const isInside = /^(19|20)/.test(iso);
  return random.pick([iso.replace('T', ' ').replace('Z', ''), ...(isInside ? [shifted.replace('Z', '+08:00')] : [])]);
}

const TEXT_MISFITS: readonly Json[] = [{ a: 1 }, [['a']], 'a\u0000b', '\ud800'];
const DAY_MISFITS: readonly Json[] = ['2024-02-30', '2024-13-01', 'now', true];
const MISFITS: Readonly<Record<ColumnType, readonly Json[]>> = {
  string: TEXT_MISFITS,
  text: TEXT_MISFITS,
  integer: [1.5, 2_147_483_648, 'a', true, '1e3'],
  bigInt: [1.5, 9_007_199_254_740_992, '9223372036854775808', 'a', '1.0'],
  double: ['a', true, ''],
  decimal: ['1e2', 'a', '1.1234567890123456789', '12345678901234567890', true],
  boolean: [1, 'yes', 0],
  uid: TEXT_MISFITS,
  nanoid: TEXT_MISFITS,
  snowflakeId: [1.5, -1, 'a', true],
  datetime: [...DAY_MISFITS, 1_700_000_000],
  datetimeNoTz: [...DAY_MISFITS, '2024-03-01T00:00:00Z'],
  unixTimestamp: [...DAY_MISFITS, 1.5],
  date: [...DAY_MISFITS, 20_240_101],
  time: ['24:00', '1:00', 'noon', 5],
  json: [],
  array: [],
  set: [],
  uuid: ['a', 1, '00000000-0000-4000-8000-00000000000g'],
};

/** A value that cannot be compared with a column. */
export const drawMisfit = (random: Random, { type }: Column): Json => random.pick(MISFITS[type]);
