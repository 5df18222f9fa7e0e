import { AVERAGE_DIGITS, type PeriodFormat, resultColumn } from '@mortise/shared';
import { type AggregateDialect, type ExactCompare, type ExactMeasure, type Period, type PeriodOf, isMoment } from './aggregate-dialect';
import { knownYear, zoneTable } from './aggregate-zones';
import type { Binder } from './binder';
import type { JsonEntry } from './dialect';

/**
 * SQLite's integers end at 64 bits, and sums may not. An exact number is therefore two integers, `<name>h` and `<name>l`: h · unit + l
 * with 0 ≤ l < unit, counted in the last digit of the result's scale.
 */
const SUM_DIGITS = 9;
const UNIT = 10 ** SUM_DIGITS;

const FORMATS: Readonly<Record<Exclude<PeriodFormat, 'YYYY[Q]Q' | 'GGGG[W]WW'>, string>> = {
  YYYY: '%Y',
  'YYYY-MM': '%Y-%m',
  'YYYY-MM-DD': '%Y-%m-%d',
  'YYYY-MM-DD HH': '%Y-%m-%d %H',
  'YYYY-MM-DD HH:mm': '%Y-%m-%d %H:%M',
};

const TEXT = resultColumn('zone', 'string');
const INTEGER = resultColumn('integer', 'bigInt');

export const sqliteAggregates: AggregateDialect = {
  period,
  marksDistinct: true,
  ofDoubles: (aggregation, values) => finite(`${aggregation}(${values})`),
  exactAggregates,
  exactStages,
  exactOrder: ({ name }) => [`"${name}h"`, `"${name}l"`],
  exactCompare,
  exactJson: (measure) => ({ shown: [{ name: `${measure.name}d`, sql: digits(measure) }], json: json(measure) }),
};

/** An empty text is no JSON: the one fault an expression can raise. */
function finite(aggregate: string): string {
  return `CASE WHEN abs(${aggregate}) > 1.7976931348623157e308 THEN json('') ELSE ${aggregate} END`;
}

/** One of the formats, of a moment or day that may be moved by further arguments. */
function period(of: PeriodOf, binder: Binder): Period {
  const moment = momentOf(of);
  const { shift, join } = shiftOf(of, moment, binder);
  const part = (pattern: string, more = ''): string => `strftime('${pattern}', ${moment}${shift}${more})`;
  return { sql: periodText(of.format, part), ...(join === undefined ? {} : { join }) };
}

function periodText(format: PeriodFormat, part: (pattern: string, more?: string) => string): string {
  if (format === 'YYYY[Q]Q') return `(${part('%Y')} || 'Q' || ((${part('%m')} + 2) / 3))`;
  if (format !== 'GGGG[W]WW') return part(FORMATS[format]);
  // The year and the number of an ISO week are those of its Thursday.
  const thursday = ", '-3 days', 'weekday 4'";
  return `(${part('%Y', thursday)} || 'W' || printf('%02d', (${part('%j', thursday)} - 1) / 7 + 1))`;
}

function momentOf({ column, field }: PeriodOf): string {
  if (field.type !== 'unixTimestamp') return column;
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${column}${field.accuracy === 'millisecond' ? ' / 1000.0' : ''}, 'unixepoch')`;
}

/** How a moment becomes the time clocks show. What a place's clocks show is looked up in a table, joined by year. */
function shiftOf({ field, zone, rows }: PeriodOf, moment: string, binder: Binder): { readonly shift: string; readonly join?: string } {
  if (!zone || !isMoment(field)) return { shift: '' };
  if (zone.kind === 'offset') return { shift: `, ${binder.literal(TEXT, `${zone.minutes} minutes`)}` };
  const [year, from, to, seconds] = [0, 1, 2, 3].map((index) => `value ->> ${index}`);
  const columns = `${year} AS m_y, ${from} AS m_f, ${to} AS m_t, ${seconds} || ' seconds' AS m_s`;
  // Otherwise the text would be parsed anew for every row; like this SQLite gives the table an index.
  const read = `SELECT ${columns} FROM json_each(${binder.literal(TEXT, zoneTable(zone.name))})`;
  const table = `(WITH m_zone AS MATERIALIZED (${read}) SELECT * FROM m_zone)`;
  const on = `${rows}.m_y = ${knownYear(moment)} AND ${moment} >= ${rows}.m_f AND ${moment} < ${rows}.m_t`;
  return { shift: `, ${rows}.m_s`, join: ` LEFT JOIN ${table} AS ${rows} ON ${on}` };
}

/** Sums of what lies above and below the unit never leave 64 bits, whatever the rows hold. */
function exactAggregates({ name, column, distinct, result }: ExactMeasure): JsonEntry[] {
  const marked = distinct ? ` FILTER (WHERE "${name}m" = 1)` : '';
  const halves = [
    { name: `${name}a`, sql: `sum(${column} / ${UNIT})${marked}` },
    { name: `${name}b`, sql: `sum(${column} % ${UNIT})${marked}` },
  ];
  return result.aggregation === 'sum' ? halves : [...halves, { name: `${name}n`, sql: `count(${column})${marked}` }];
}

function exactStages({ name, result }: ExactMeasure): JsonEntry[][] {
  const column = (letter: string): string => `"${name}${letter}"`;
  const [a, b, n, x, y, t, f] = ['a', 'b', 'n', 'x', 'y', 't', 'f'].map(column);
  const total = [`${a} + ${floorDivide(`${b}`, `${UNIT}`)}`, remainder(`${b}`, `${UNIT}`)] as const;
  const entries = (values: Readonly<Record<string, string>>): JsonEntry[] =>
    Object.entries(values).map(([letter, sql]) => ({ name: `${name}${letter}`, sql }));
  if (result.aggregation === 'sum') return [entries({ h: total[0], l: total[1] })];
  const fraction = 10 ** AVERAGE_DIGITS;
  const unit = unitOf(result);
  // Division by hand, as at school: x · unit + y by n, then the digits after the point; halves are rounded away from zero.
  return [
    entries({ x: total[0], y: total[1] }),
    entries({ q: floorDivide(`${x}`, `${n}`), t: `${remainder(`${x}`, `${n}`)} * ${UNIT} + ${y}` }),
    entries({ f: `(${t} / ${n}) * ${fraction} + ((${t} % ${n}) * ${2 * fraction} + ${n} - (${x} < 0)) / (2 * ${n})` }),
    entries({ h: `"${name}q" + ${f} / ${unit}`, l: `${f} % ${unit}` }),
  ];
}

function floorDivide(value: string, by: string): string {
  return `(${value} / ${by} - (${value} % ${by} < 0))`;
}

function remainder(value: string, by: string): string {
  return `((${value} % ${by} + ${by}) % ${by})`;
}

function lowDigits({ aggregation }: ExactMeasure['result']): number {
  return aggregation === 'sum' ? SUM_DIGITS : SUM_DIGITS + AVERAGE_DIGITS;
}

function unitOf(result: ExactMeasure['result']): bigint {
  return 10n ** BigInt(lowDigits(result));
}

function exactCompare({ name, result }: ExactMeasure, { operator, value, binder }: ExactCompare): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const units = BigInt(`${whole}${fraction.padEnd(result.scale, '0')}`);
  const unit = unitOf(result);
  const low = ((units % unit) + unit) % unit;
  const bound = [(units - low) / unit, low].map((half) => binder.literal(INTEGER, half.toString()));
  return `("${name}h", "${name}l") ${operator} (${bound.join(', ')})`;
}

/** All digits without sign and point, with at least `scale` zeros in front. */
function digits({ name, result }: ExactMeasure): string {
  const [high, low] = [`"${name}h"`, `"${name}l"`];
  const borrows = `${high} < 0 AND ${low} > 0`;
  const before = `ltrim(CASE WHEN ${borrows} THEN ${high} + 1 ELSE ${high} END, '-')`;
  const after = `printf('%0${lowDigits(result)}d', CASE WHEN ${borrows} THEN ${unitOf(result)} - ${low} ELSE ${low} END)`;
  return `'${'0'.repeat(result.scale)}' || ${before} || ${after}`;
}

/** Beyond what numbers of JSON can hold, whole numbers are texts. */
function json({ name, result }: ExactMeasure): string {
  const [all, high, low] = [`"${name}d"`, `"${name}h"`, `"${name}l"`];
  const { scale, aggregation } = result;
  const whole = `coalesce(nullif(ltrim(substr(${all}, 1, length(${all}) - ${scale}), '0'), ''), '0')`;
  const fraction = scale === 0 ? '' : ` || '.' || substr(${all}, -${scale})`;
  const text = `CASE WHEN ${high} < 0 THEN '-' ELSE '' END || ${whole}${fraction}`;
  if (result.text) return `CASE WHEN ${high} IS NOT NULL THEN ${text} END`;
  const floor = `${high} * ${UNIT} + ${aggregation === 'sum' ? low : `${low} / ${10 ** AVERAGE_DIGITS}`}`;
  const isSafe = `${high} BETWEEN -9007200 AND 9007199 AND ${floor} BETWEEN -9007199254740991 AND 9007199254740991`;
  const number = aggregation === 'sum' ? floor : `json(${text})`;
  return `CASE WHEN ${isSafe} THEN ${number} WHEN ${high} IS NOT NULL THEN ${text} END`;
}
