import type { ColumnField } from '../collections/column-field';
import type { ColumnType } from '../collections/column-type';
import { normalizeColumn } from '../collections/normalize-column';
import type { JsonValue } from '../json';
import { readSpan } from './read-period';
import { namedPeriod } from './relative-period';
import { resolveEdge } from './resolve-edge';
import { momentOf, readTimeZone } from './zone';

/** A Wednesday. */
const NOW = Date.parse('2025-03-05T22:30:15.250Z');

function columnOf(type: ColumnType): ColumnField {
  return normalizeColumn({ name: 'at', type });
}

/** First and last value of a period: `first … last`. */
function stretch(value: JsonValue, type: ColumnType = 'datetime', zone = 'UTC'): string | undefined {
  const span = readSpan(value);
  const clock = { now: NOW, timeZone: readTimeZone(zone) };
  return span && `${String(resolveEdge(span.from, columnOf(type), clock))} … ${String(resolveEdge(span.until, columnOf(type), clock))}`;
}

function days(value: JsonValue, zone = 'UTC'): string | undefined {
  return stretch(value, 'date', zone);
}

describe('periods', () => {
  test.each<[JsonValue, string]>([
    ['2025', '2025-01-01T00:00:00.000Z … 2025-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z … 2024-02-29T23:59:59.999Z'],
    ['2025Q1', '2025-01-01T00:00:00.000Z … 2025-03-31T23:59:59.999Z'],
    ['2025-Q4', '2025-10-01T00:00:00.000Z … 2025-12-31T23:59:59.999Z'],
    ['2025W01', '2024-12-30T00:00:00.000Z … 2025-01-05T23:59:59.999Z'],
    ['2020W53', '2020-12-28T00:00:00.000Z … 2021-01-03T23:59:59.999Z'],
    ['2025-03-05', '2025-03-05T00:00:00.000Z … 2025-03-05T23:59:59.999Z'],
    ['2025-03-05 07', '2025-03-05T07:00:00.000Z … 2025-03-05T07:59:59.999Z'],
    ['2025-03-05T07:08', '2025-03-05T07:08:00.000Z … 2025-03-05T07:08:59.999Z'],
    ['2025-03-05 07:08:09', '2025-03-05T07:08:09.000Z … 2025-03-05T07:08:09.999Z'],
    ['2025-03-05T07:08:09.5Z', '2025-03-05T07:08:09.500Z … 2025-03-05T07:08:09.500Z'],
    ['2025-03-05+08:00', '2025-03-04T16:00:00.000Z … 2025-03-05T15:59:59.999Z'],
    ['2025-03-05 07:08-0330', '2025-03-05T10:38:00.000Z … 2025-03-05T10:38:59.999Z'],
    ['0001', '0001-01-01T00:00:00.000Z … 0001-12-31T23:59:59.999Z'],
    ['9999', '9999-01-01T00:00:00.000Z … 9999-12-31T23:59:59.999Z'],
    ['2025q1', '2025-01-01T00:00:00.000Z … 2025-03-31T23:59:59.999Z'],
    ['2025w01', '2024-12-30T00:00:00.000Z … 2025-01-05T23:59:59.999Z'],
    ['9999-12-31-10:00', '9999-12-31T10:00:00.000Z … 9999-12-31T23:59:59.999Z'],
    [['2025-01', '2025-03'], '2025-01-01T00:00:00.000Z … 2025-03-31T23:59:59.999Z'],
    [['2025-01', '2025-03', '[)'], '2025-01-01T00:00:00.000Z … 2025-03-01T00:00:00.000Z'],
    [['2025-01', '2025-03', '(]'], '2025-01-31T23:59:59.999Z … 2025-03-31T23:59:59.999Z'],
    [['2025-01-01', '2025-01-02', '[]', '+08:00'], '2024-12-31T16:00:00.000Z … 2025-01-02T15:59:59.999Z'],
    [{ type: 'today' }, '2025-03-05T00:00:00.000Z … 2025-03-05T23:59:59.999Z'],
    [{ type: 'past', number: '3', unit: 'day' }, '2025-03-02T00:00:00.000Z … 2025-03-04T23:59:59.999Z'],
  ])('%j', (value, expected) => {
    expect(stretch(value)).toBe(expected);
  });

  test.each<[JsonValue, string]>([
    [{ type: 'yesterday' }, '2025-03-04 … 2025-03-04'],
    [{ type: 'tomorrow' }, '2025-03-06 … 2025-03-06'],
    [{ type: 'thisWeek' }, '2025-03-03 … 2025-03-09'],
    [{ type: 'lastWeek' }, '2025-02-24 … 2025-03-02'],
    [{ type: 'nextMonth' }, '2025-04-01 … 2025-04-30'],
    [{ type: 'lastMonth' }, '2025-02-01 … 2025-02-28'],
    [{ type: 'lastQuarter' }, '2024-10-01 … 2024-12-31'],
    [{ type: 'nextYear' }, '2026-01-01 … 2026-12-31'],
    [{ type: 'next', number: 2, unit: 'week' }, '2025-03-10 … 2025-03-23'],
    [{ type: 'past', number: 1, unit: 'quarter' }, '2024-10-01 … 2024-12-31'],
    // A column of days has no hours.
    ['2025-03-05 23:30', '2025-03-05 … 2025-03-05'],
    ['2025-03-05T23:30:00-10:00', '2025-03-05 … 2025-03-05'],
  ])('in days: %j', (value, expected) => {
    expect(days(value)).toBe(expected);
  });

  test('today is where the caller is', () => {
    expect(days({ type: 'today' }, '+08:00')).toBe('2025-03-06 … 2025-03-06');
    expect(days({ type: 'today' }, 'America/New_York')).toBe('2025-03-05 … 2025-03-05');
    expect(stretch({ type: 'today' }, 'datetime', 'Asia/Shanghai')).toBe('2025-03-05T16:00:00.000Z … 2025-03-06T15:59:59.999Z');
    expect(stretch({ type: 'today' }, 'datetimeNoTz', 'Asia/Shanghai')).toBe('2025-03-06 00:00:00 … 2025-03-06 23:59:59');
    expect(stretch('2025-03-05T01:00Z', 'datetimeNoTz', 'Asia/Shanghai')).toBe('2025-03-05 01:00:00 … 2025-03-05 01:00:59');
  });

  test.each([
    ['the day clocks go forward has 23 hours', '2025-03-30', '2025-03-29T23:00:00.000Z … 2025-03-30T21:59:59.999Z'],
    ['the day they go back has 25', '2025-10-26', '2025-10-25T22:00:00.000Z … 2025-10-26T22:59:59.999Z'],
    ['the hour that is there twice is two hours', '2025-10-26 02', '2025-10-26T00:00:00.000Z … 2025-10-26T01:59:59.999Z'],
    ['the hour before it is one', '2025-10-26 01', '2025-10-25T23:00:00.000Z … 2025-10-25T23:59:59.999Z'],
    ['summer', '2025-07-01 12:00:00', '2025-07-01T10:00:00.000Z … 2025-07-01T10:00:00.999Z'],
  ])('in Berlin: %s', (_title, value, expected) => {
    expect(stretch(value, 'datetime', 'Europe/Berlin')).toBe(expected);
  });

  test('an hour that is left out is empty', () => {
    expect(stretch('2025-03-30 02', 'datetime', 'Europe/Berlin')).toBe('2025-03-30T01:00:00.000Z … 2025-03-30T00:59:59.999Z');
  });

  test('a day may begin after midnight, and be left out', () => {
    expect(stretch('2018-11-04', 'datetime', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z … 2018-11-05T01:59:59.999Z');
    expect(stretch('2011-12-30', 'datetime', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z … 2011-12-30T09:59:59.999Z');
  });

  test.each<[JsonValue]>([
    ['today'],
    ['2025-13'],
    ['2025-02-30'],
    ['2025Q5'],
    ['2025W54'],
    ['2025W00'],
    ['2021W53'],
    ['0000'],
    ['2025-01-01 24'],
    ['2025-01-01 12:60'],
    ['2025-01-01+15:00'],
    ['20250101'],
    [''],
    [null],
    [2025],
    [[]],
    [['2025']],
    [['2025', null]],
    [['2025', '2026', '[']],
    [['2025', '2026', '[)', 'nowhere']],
    [['2025', '2026', '[)', '+08:00', 'x']],
    [{}],
    [{ type: 'now' }],
    [{ type: 'past' }],
    [{ type: 'past', number: 0, unit: 'day' }],
    [{ type: 'past', number: 1.5, unit: 'day' }],
    [{ type: 'past', number: 1e9, unit: 'day' }],
    [{ type: 'past', number: 1, unit: 'hour' }],
    [{ type: 'constructor' }],
  ])('%j is none', (value) => {
    expect(readSpan(value)).toBeUndefined();
  });

  test('variables name periods', () => {
    const clock = { now: NOW, timeZone: readTimeZone('UTC') };
    const named = (name: string) => {
      const period = namedPeriod(name);
      if (!period) return undefined;
      return [
        resolveEdge({ period, edge: 'start' }, columnOf('date'), clock),
        resolveEdge({ period, edge: 'end' }, columnOf('date'), clock),
      ];
    };
    expect(named('last7Days')).toEqual(['2025-02-27', '2025-03-05']);
    expect(named('next7Days')).toEqual(['2025-03-06', '2025-03-12']);
    expect(named('thisIsoWeek')).toEqual(['2025-03-03', '2025-03-09']);
    expect(named('now')).toEqual(['2025-03-05', '2025-03-05']);
    expect(named('constructor')).toBeUndefined();
  });
});

describe('zones', () => {
  test.each(['', 'x', '+8', '+25:00', '+14:30', '+08:60', '../etc', 'Europe/Nowhere', 'Etc/Unknown', 'a'.repeat(100)])(
    '%j is none',
    (text) => {
      expect(readTimeZone(text)).toBeUndefined();
    },
  );

  test('are distances or places', () => {
    expect(readTimeZone('-03:30')).toEqual({ kind: 'offset', minutes: -210 });
    expect(readTimeZone('z')).toEqual({ kind: 'offset', minutes: 0 });
    expect(readTimeZone('Europe/Berlin')).toEqual({ kind: 'place', name: 'Europe/Berlin' });
  });

  test('every hour of a year has its moment', () => {
    const zone = readTimeZone('Europe/Berlin');
    if (!zone) throw new Error('no zone');
    let last = 0;
    for (let wall = Date.parse('2025-01-01T00:00:00Z'); wall < Date.parse('2026-01-01T00:00:00Z'); wall += 3_600_000) {
      const moment = momentOf(wall, zone);
      expect(moment).toBeGreaterThanOrEqual(last);
      last = moment;
    }
  });
});
