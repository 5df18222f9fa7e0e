import { type PeriodFormat, resultColumn } from '@mortise/shared';
import { type AggregateDialect, type ExactMeasure, type PeriodOf, isMoment } from './aggregate-dialect';
import { exactNumber, quoted } from '../dialects/postgres-json';
import type { Binder } from './binder';

const FORMATS: Readonly<Record<PeriodFormat, string>> = {
  YYYY: 'YYYY',
  'YYYY-MM': 'YYYY-MM',
  'YYYY-MM-DD': 'YYYY-MM-DD',
  'YYYY-MM-DD HH': 'YYYY-MM-DD HH24',
  'YYYY-MM-DD HH:mm': 'YYYY-MM-DD HH24:MI',
  'YYYY[Q]Q': 'YYYY"Q"Q',
  'GGGG[W]WW': 'IYYY"W"IW',
};

const ZONE = resultColumn('zone', 'string');

/** PostgreSQL's `numeric` is exact by itself; only its division is not. */
export const postgresAggregates: AggregateDialect = {
  period: (of, binder) => ({ sql: `to_char(${localTime(of, binder)}, '${FORMATS[of.format]}') COLLATE "C"` }),
  marksDistinct: false,
  // It refuses infinity by itself; its own `avg` also squares, and fails on numbers whose sum it knows.
  ofDoubles: (aggregation, values) => (aggregation === 'sum' ? `sum(${values})` : `sum(${values}) / count(${values})`),
  exactAggregates: (measure) => [{ name: measure.name, sql: measure.result.aggregation === 'sum' ? sum(measure) : average(measure) }],
  exactStages: () => [],
  exactOrder: ({ name }) => [`"${name}"`],
  exactCompare: ({ name, result }, { operator, value, binder }) => {
    const decimal = { ...resultColumn(name, 'decimal'), precision: 1000, scale: result.scale };
    return `"${name}" ${operator} ${binder.literal(decimal, value)}`;
  },
  exactJson: ({ name, result }) => ({ shown: [], json: json(`"${name}"`, result) }),
};

function localTime({ column, field, zone }: PeriodOf, binder: Binder): string {
  if (!isMoment(field)) return column;
  const moment =
    field.type === 'unixTimestamp' ? `to_timestamp(${column} / ${field.accuracy === 'millisecond' ? '1000.0' : '1.0'})` : column;
  if (zone === undefined) return `${moment} AT TIME ZONE 'UTC'`;
  if (zone.kind === 'place') return `${moment} AT TIME ZONE ${binder.literal(ZONE, zone.name)}`;
  return `${moment} AT TIME ZONE make_interval(mins => ${binder.number(zone.minutes, 'integer')})`;
}

function sum({ column, distinct }: ExactMeasure): string {
  return `sum(${distinct ? 'DISTINCT ' : ''}${column})::numeric`;
}

/** Halves are rounded away from zero. `div` cuts off, so it is exact where `/` rounds to as many digits as it thinks fit. */
function average(measure: ExactMeasure): string {
  const total = sum(measure);
  const rows = `nullif(count(${measure.distinct ? 'DISTINCT ' : ''}${measure.column}), 0)`;
  const { scale } = measure.result;
  return `sign(${total}) * div(2 * abs(${total}) * 1${'0'.repeat(scale)} + ${rows}, 2 * ${rows}) * 0.${'0'.repeat(scale - 1)}1`;
}

/** Beyond what numbers of JSON can hold, whole numbers are texts. */
function json(value: string, { text }: ExactMeasure['result']): string {
  return text ? quoted(value) : exactNumber(value, `floor(${value})`);
}
