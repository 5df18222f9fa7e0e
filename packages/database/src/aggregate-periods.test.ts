import type {
  AggregatePlan,
  Collection,
  CollectionDefinition,
  ColumnType,
  JsonObject,
  JsonValue,
  PeriodFormat,
  TimeZone,
} from '@mortise/shared';
import { ALL_ROWS, ask as askFor, createRandom, own } from './testing/aggregates';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, openTestSource } from './testing/test-source';

const random = createRandom(5);

let suffixes = 0;
const uniqueSuffix = (): number => (suffixes += 1);

/** The second before and of every change of clocks in 2011, 2025 and 2069, where there is one, and moments at random. */
const CLOCKS = [
  ...[
    '2011-03-27T01',
    '2011-12-30T10',
    '2025-02-23T02',
    '2025-03-09T07',
    '2025-03-30T01',
    '2025-04-05T15',
    '2025-10-26T01',
    '2025-11-02T06',
  ].flatMap((hour) => {
    const at = Date.parse(`${hour}:00:00Z`);
    return [new Date(at - 1).toISOString(), new Date(at).toISOString()];
  }),
  ...Array.from({ length: 100 }, () =>
    new Date(Date.UTC(1972 + random(98), random(12), 1 + random(28), random(24), random(60))).toISOString(),
  ),
];

const MOMENTS = { name: 'moments', ...BARE, fields: [{ name: 'at', type: 'datetime' as const }] };

describe.each(DIALECTS)('periods on %s', (dialect) => {
  let test: TestSource;

  const ask = (collection: Collection, plan: Partial<AggregatePlan>): Promise<JsonObject[]> => askFor(test, collection, plan);

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  it.each<[PeriodFormat, TimeZone | undefined, string[]]>([
    ['YYYY', undefined, ['2024', '2025', '2027']],
    ['YYYY', { kind: 'offset', minutes: 480 }, ['2025', '2027']],
    ['YYYY-MM', undefined, ['2024-12', '2025-02', '2027-01']],
    ['YYYY-MM-DD', { kind: 'offset', minutes: -330 }, ['2024-12-31', '2025-02-28', '2026-12-31']],
    ['YYYY-MM-DD HH', { kind: 'offset', minutes: 330 }, ['2025-01-01 05', '2025-02-28 18', '2027-01-01 05']],
    ['YYYY-MM-DD HH:mm', undefined, ['2024-12-31 23:59', '2025-02-28 12:30', '2027-01-01 00:00']],
    ['YYYY[Q]Q', undefined, ['2024Q4', '2025Q1', '2027Q1']],
    ['GGGG[W]WW', undefined, ['2025W01', '2025W09', '2026W53']],
    ['YYYY-MM-DD HH:mm', { kind: 'place', name: 'Asia/Kathmandu' }, ['2025-01-01 05:44', '2025-02-28 18:15', '2027-01-01 05:45']],
  ])('groups moments by %s in %j', async (format, zone, periods) => {
    const moments = test.source.schema.find('moments') ?? (await test.make(MOMENTS));
    if ((await test.source.count({ collection: moments, where: [] }, NOBODY)) === 0) {
      for (const at of ['2024-12-31T23:59:59.999Z', '2025-02-28T12:30:00Z', '2027-01-01T00:00:00Z', null])
        await test.insert(moments, { at });
    }
    const dimensions = [{ alias: 'at', source: own(moments, 'at'), period: { format, zone } }];
    expect(await ask(moments, { dimensions })).toEqual([...periods, null].map((at) => ({ at })));
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Pacific/Apia'])(
    'knows the clocks of %s',
    async (name) => {
      const clocks = test.source.schema.find('clocks') ?? (await test.make({ ...MOMENTS, name: 'clocks' }));
      if ((await test.source.count({ collection: clocks, where: [] }, NOBODY)) === 0) {
        for (const at of CLOCKS) await test.insert(clocks, { at });
      }
      const moment = { alias: 'moment', source: own(clocks, 'at') };
      const local = {
        alias: 'local',
        source: own(clocks, 'at'),
        period: { format: 'YYYY-MM-DD HH:mm', zone: { kind: 'place', name } },
      } as const;
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' });
      expect(await ask(clocks, { dimensions: [moment, local] })).toEqual(
        CLOCKS.toSorted().map((at) => ({ moment: at, local: shown.format(new Date(at)) })),
      );
    },
  );

  it('looks the clocks of a place up by an index', async () => {
    const moments = test.source.schema.get('moments');
    const zone = { kind: 'place', name: 'Europe/Berlin' } as const;
    const dimensions = [{ alias: 'at', source: own(moments, 'at'), period: { format: 'YYYY', zone } } as const];
    const { plan } = await test.source.explain({ kind: 'aggregate', plan: { ...ALL_ROWS, collection: moments, dimensions } }, NOBODY);
    expect(plan.join('\n')).toMatch(dialect === 'sqlite' ? /SEARCH m_zone USING AUTOMATIC/ : /Aggregate/);
  });

  it.each<[ColumnType, JsonObject, JsonValue]>([
    ['datetimeNoTz', {}, '2024-12-31 23:30:00'],
    ['unixTimestamp', { accuracy: 'second' }, '2024-12-31T22:30:00.000Z'],
    ['unixTimestamp', { accuracy: 'millisecond' }, '2024-12-31T22:30:00.000Z'],
    ['date', {}, '2024-12-31'],
  ])('cuts periods from %s %j', async (type, options, value) => {
    const dated = await test.make({
      name: `dated${uniqueSuffix()}`,
      ...BARE,
      fields: [{ name: 'at', type, ...options }],
    } as CollectionDefinition);
    await test.insert(dated, { at: value });
    for (const zone of [
      { kind: 'offset', minutes: 60 },
      { kind: 'place', name: 'Europe/Berlin' },
    ] as const) {
      const dimensions = [{ alias: 'at', source: own(dated, 'at'), period: { format: 'YYYY-MM-DD', zone } } as const];
      expect(await ask(dated, { dimensions })).toEqual([{ at: '2024-12-31' }]);
    }
  });
});
