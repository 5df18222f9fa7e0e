import { type TestServer, createCollection } from '@mortise/testing';
import { type FilterLine, type RefusedLine, contractSuite, filterRows, refusedRows, sendAll } from './testing/contract-rows';

/** A Wednesday of a leap year. */
const NOW = '2024-03-06T12:00:00.000Z';

const DAYS = [
  ...'2023-12-31 2024-01-01 2024-02-25 2024-02-26 2024-02-29 2024-03-03 2024-03-04 2024-03-05 2024-03-06'.split(' '),
  ...'2024-03-07 2024-03-10 2024-03-11 2024-03-17 2024-03-18 2024-04-01 2024-07-01 2025-01-01 2026-01-01'.split(' '),
];
const NONE = 'none';

/** The days from one to another, both included, and perhaps the row without a day. */
const from = (first: string, last: string): string[] => DAYS.filter((day) => day >= first && day <= last);
const but = (first: string, last: string): string[] => [...DAYS.filter((day) => day < first || day > last), NONE];

/** A row named by each day; `at` and `plain` are its last half hour, in UTC and on no clock in particular. */
async function makeDays(server: TestServer): Promise<void> {
  const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  const columns = ['day:date', 'at:datetime', 'plain:datetimeNoTz', 'unix:unixTimestamp'].map((text) => {
    const [name = '', type = ''] = text.split(':');
    return { name, type };
  });
  await createCollection(server, { name: 'days', ...bare, fields: [{ name: 'code', type: 'string', primaryKey: true }, ...columns] });
  const rows = DAYS.map((day) => ({ code: day, day, at: `${day}T23:30:00Z`, plain: `${day} 23:30:00`, unix: `${day}T23:30:00Z` }));
  await sendAll(server, [{ ask: 'POST days:create', body: [...rows, { code: NONE }] }]);
}

const OPERATORS: readonly FilterLine[] = [
  ['D1', '$dateOn a month: within it', { 'day.$dateOn': '2024-02' }, from('2024-02-25', '2024-02-29')],
  ['D2', '$dateNotOn: outside, or without a day', { 'day.$dateNotOn': '2024-02' }, but('2024-02-01', '2024-02-29')],
  ['D3', '$dateBefore: before its begin', { 'day.$dateBefore': '2024-02' }, from('2023-12-31', '2024-01-31')],
  ['D4', '$dateNotBefore: from its begin on', { 'day.$dateNotBefore': '2025' }, from('2025-01-01', '2026-12-31')],
  ['D5', '$dateAfter: from its end on', { 'day.$dateAfter': '2024-03' }, from('2024-04-01', '2026-12-31')],
  ['D6', '$dateNotAfter: before its end', { 'day.$dateNotAfter': '2024-01' }, from('2023-12-31', '2024-01-31')],
  ['D7', '$dateBetween two periods, both included', { 'day.$dateBetween': ['2024-01', '2024-02'] }, from('2024-01-01', '2024-02-29')],
];

const PERIODS: readonly FilterLine[] = [
  ['D20', 'a year', { 'day.$dateOn': '2025' }, ['2025-01-01']],
  ['D21', 'a quarter', { 'day.$dateOn': '2024Q3' }, ['2024-07-01']],
  ['D22', 'a month', { 'day.$dateOn': '2024-04' }, ['2024-04-01']],
  ['D23', 'an ISO week', { 'day.$dateOn': '2024W09' }, from('2024-02-26', '2024-03-03')],
  ['D35', 'a quarter in small letters', { 'day.$dateOn': '2024q3' }, ['2024-07-01']],
  ['D36', 'a week in small letters', { 'day.$dateOn': '2024w09' }, from('2024-02-26', '2024-03-03')],
  ['D24', 'a day', { 'day.$dateOn': '2024-02-29' }, ['2024-02-29']],
  ['D25', 'an hour', { 'at.$dateOn': '2024-02-29 23' }, ['2024-02-29']],
  ['D26', 'a minute', { 'at.$dateOn': '2024-02-29 23:30' }, ['2024-02-29']],
  ['D27', 'a second', { 'at.$dateOn': '2024-02-29T23:30:00' }, ['2024-02-29']],
  ['D28', 'a moment', { 'at.$dateOn': '2024-02-29T23:30:00.000Z' }, ['2024-02-29']],
  ['D29', 'a period with an offset', { 'at.$dateOn': '2024-03-01+08:00' }, ['2024-02-29']],
  ['D30', 'a range without its end', { 'day.$dateOn': ['2024-03-04', '2024-03-06', '[)'] }, from('2024-03-04', '2024-03-05')],
  ['D31', 'a range without its begin', { 'day.$dateOn': ['2024-03-04', '2024-03-06', '(]'] }, from('2024-03-05', '2024-03-06')],
  ['D32', 'a range in a zone', { 'at.$dateBetween': ['2024-03-01', '2024-03-01', '[]', '+08:00'] }, ['2024-02-29']],
  ['D33', 'a range as a text', { 'day.$dateBetween': '[2024-03-04,2024-03-06)' }, from('2024-03-04', '2024-03-05')],
  ['D34', 'both ends of a range as a text', { 'day.$dateOn': '[2024-03-04,2024-03-06]' }, from('2024-03-04', '2024-03-06')],
];

const RELATIVE: readonly (readonly [row: string, period: object, first: string, last: string])[] = [
  ['D40', { type: 'today' }, '2024-03-06', '2024-03-06'],
  ['D41', { type: 'yesterday' }, '2024-03-05', '2024-03-05'],
  ['D42', { type: 'tomorrow' }, '2024-03-07', '2024-03-07'],
  ['D43', { type: 'thisWeek' }, '2024-03-04', '2024-03-10'],
  ['D44', { type: 'lastWeek' }, '2024-02-26', '2024-03-03'],
  ['D45', { type: 'nextWeek' }, '2024-03-11', '2024-03-17'],
  ['D46', { type: 'thisMonth' }, '2024-03-01', '2024-03-31'],
  ['D47', { type: 'lastMonth' }, '2024-02-01', '2024-02-29'],
  ['D48', { type: 'nextMonth' }, '2024-04-01', '2024-04-30'],
  ['D49', { type: 'thisQuarter' }, '2024-01-01', '2024-03-31'],
  ['D50', { type: 'lastQuarter' }, '2023-10-01', '2023-12-31'],
  ['D51', { type: 'nextQuarter' }, '2024-04-01', '2024-06-30'],
  ['D52', { type: 'thisYear' }, '2024-01-01', '2024-12-31'],
  ['D53', { type: 'lastYear' }, '2023-01-01', '2023-12-31'],
  ['D54', { type: 'nextYear' }, '2025-01-01', '2025-12-31'],
  ['D55', { type: 'past', number: 3, unit: 'day' }, '2024-03-03', '2024-03-05'],
  ['D56', { type: 'next', number: 4, unit: 'day' }, '2024-03-07', '2024-03-10'],
  ['D57', { type: 'past', number: 2, unit: 'week' }, '2024-02-19', '2024-03-03'],
  ['D58', { type: 'next', number: 2, unit: 'week' }, '2024-03-11', '2024-03-24'],
  ['D59', { type: 'past', number: 1, unit: 'month' }, '2024-02-01', '2024-02-29'],
  ['D60', { type: 'next', number: 4, unit: 'month' }, '2024-04-01', '2024-07-31'],
  ['D61', { type: 'past', number: 1, unit: 'quarter' }, '2023-10-01', '2023-12-31'],
  ['D62', { type: 'next', number: 1, unit: 'quarter' }, '2024-04-01', '2024-06-30'],
  ['D63', { type: 'past', number: 1, unit: 'year' }, '2023-01-01', '2023-12-31'],
  ['D64', { type: 'next', number: 2, unit: 'year' }, '2025-01-01', '2026-12-31'],
];
const relativeLines = RELATIVE.flatMap(([row, period, first, last]): FilterLine[] => {
  const name = Object.values(period).join(' ');
  return [
    [`${row}.1`, `${name}, of a day`, { 'day.$dateOn': period }, from(first, last)],
    [`${row}.2`, `${name}, of a moment`, { 'at.$dateOn': period }, from(first, last)],
    [`${row}.3`, `not ${name}`, { 'unix.$dateNotOn': period }, but(first, last)],
    [`${row}.4`, `before ${name}`, { 'plain.$dateBefore': period }, DAYS.filter((day) => day < first)],
  ];
});

const NAMED: readonly (readonly [row: string, name: string, first: string, last: string])[] = [
  ['D70', 'today', '2024-03-06', '2024-03-06'],
  ['D71', 'yesterday', '2024-03-05', '2024-03-05'],
  ['D72', 'tomorrow', '2024-03-07', '2024-03-07'],
  ['D73', 'thisWeek', '2024-03-04', '2024-03-10'],
  ['D74', 'lastWeek', '2024-02-26', '2024-03-03'],
  ['D75', 'nextWeek', '2024-03-11', '2024-03-17'],
  ['D76', 'thisIsoWeek', '2024-03-04', '2024-03-10'],
  ['D77', 'lastIsoWeek', '2024-02-26', '2024-03-03'],
  ['D78', 'nextIsoWeek', '2024-03-11', '2024-03-17'],
  ['D79', 'thisMonth', '2024-03-01', '2024-03-31'],
  ['D80', 'lastMonth', '2024-02-01', '2024-02-29'],
  ['D81', 'nextMonth', '2024-04-01', '2024-04-30'],
  ['D82', 'thisQuarter', '2024-01-01', '2024-03-31'],
  ['D83', 'lastQuarter', '2023-10-01', '2023-12-31'],
  ['D84', 'nextQuarter', '2024-04-01', '2024-06-30'],
  ['D85', 'thisYear', '2024-01-01', '2024-12-31'],
  ['D86', 'lastYear', '2023-01-01', '2023-12-31'],
  ['D87', 'nextYear', '2025-01-01', '2025-12-31'],
  ['D88', 'last7Days', '2024-02-29', '2024-03-06'],
  ['D89', 'next7Days', '2024-03-07', '2024-03-13'],
  ['D90', 'last30Days', '2024-02-06', '2024-03-06'],
  ['D91', 'next30Days', '2024-03-07', '2024-04-05'],
  ['D92', 'last90Days', '2023-12-08', '2024-03-06'],
  ['D93', 'next90Days', '2024-03-07', '2024-06-04'],
];
const namedLines = NAMED.map(([row, name, first, last]): FilterLine => [
  row,
  `{{$nDate.${name}}}`,
  { 'day.$dateOn': `{{$nDate.${name}}}` },
  from(first, last),
]);

const ZONES: readonly FilterLine[] = [
  ['D100', 'days of moments begin in UTC', { 'at.$dateOn': '2024-02-29' }, ['2024-02-29']],
  ['D101', 'or in the zone of X-Timezone', { 'at.$dateOn': '2024-03-01' }, ['2024-02-29'], { 'x-timezone': '+08:00' }],
  ['D102', 'which may have a name', { 'at.$dateOn': '2024-03-01' }, ['2024-02-29'], { 'x-timezone': 'Asia/Shanghai' }],
  ['D103', 'relative periods too', { 'at.$dateOn': { type: 'today' } }, ['2024-03-05'], { 'x-timezone': '+08:00' }],
  ['D104', 'and where it is tomorrow already', { 'day.$dateOn': { type: 'today' } }, ['2024-03-07'], { 'x-timezone': '+14:00' }],
  ['D105', 'an offset in the value comes first', { 'at.$dateOn': '2024-02-29Z' }, ['2024-02-29'], { 'x-timezone': '+08:00' }],
  ['D106', 'days have no zone', { 'day.$dateOn': '2024-03-01' }, [], { 'x-timezone': '+08:00' }],
  ['D107', 'nor have moments without one', { 'plain.$dateOn': '2024-02-29' }, ['2024-02-29'], { 'x-timezone': '+08:00' }],
  ['D111', 'a place has its own time in summer', { 'at.$dateOn': '2024-07-02 01' }, ['2024-07-01'], { 'x-timezone': 'Europe/Berlin' }],
  ['D112', 'and in winter', { 'at.$dateOn': '2024-01-02 00' }, ['2024-01-01'], { 'x-timezone': 'Europe/Berlin' }],
  ['D113', 'the day clocks go forward', { 'at.$dateOn': '2024-03-10 19' }, ['2024-03-10'], { 'x-timezone': 'America/New_York' }],
  ['D114', 'the week of the caller', { 'at.$dateOn': '{{$nDate.thisWeek}}' }, from('2024-03-04', '2024-03-10'), { 'x-timezone': '-10:00' }],
  ['D108', 'the moment itself', { 'at.$dateBefore': '{{$nDate.now}}' }, from('2023-12-31', '2024-03-05')],
  ['D109', 'older spelling of dates', { 'day.$dateOn': '{{$date.today}}' }, ['2024-03-06']],
  ['D110', 'older spelling of the moment', { 'at.$dateAfter': '{{$system.now}}' }, from('2024-03-06', '2026-12-31')],
];

const REFUSED: readonly RefusedLine[] = [
  ['D120', 'what is no period', { 'day.$dateOn': 'soon' }, 'QUERY_VALUE_INVALID'],
  ['D121', 'a day that is not in the calendar', { 'day.$dateOn': '2023-02-29' }, 'QUERY_VALUE_INVALID'],
  ['D122', 'a month that is not', { 'day.$dateOn': '2024-13' }, 'QUERY_VALUE_INVALID'],
  ['D123', 'a fifth quarter', { 'day.$dateOn': '2024Q5' }, 'QUERY_VALUE_INVALID'],
  ['D124', 'a 53rd week where there is none', { 'day.$dateOn': '2024W53' }, 'QUERY_VALUE_INVALID'],
  ['D125', 'a relative period nobody knows', { 'day.$dateOn': { type: 'someday' } }, 'QUERY_VALUE_INVALID'],
  ['D126', 'a number of nothing', { 'day.$dateOn': { type: 'past', number: 3 } }, 'QUERY_VALUE_INVALID'],
  ['D127', 'brackets that are none', { 'day.$dateOn': ['2024', '2025', '<>'] }, 'QUERY_VALUE_INVALID'],
  ['D128', 'a variable nobody knows', { 'day.$dateOn': '{{$nDate.someday}}' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['D129', 'periods of a text', { 'code.$dateOn': '2024' }, 'QUERY_OPERATOR_UNSUPPORTED'],
];

contractSuite('dates in filters', {
  clock: NOW,
  setup: makeDays,
  rows: [...filterRows('days', [...OPERATORS, ...PERIODS, ...relativeLines, ...namedLines, ...ZONES]), ...refusedRows('days', REFUSED)],
});
