import type { AggregatePlan, Collection, JsonObject, JsonValue } from '@mortise/shared';
import { COUNT, ask as askFor, measure, own } from './testing/aggregates';
import { SALES, type SaleRow, expectedOf } from './testing/sales';
import { DIALECTS } from './testing/test-databases';
import { BARE, type TestSource, column, filterOf, openTestSource } from './testing/test-source';

describe.each(DIALECTS)('aggregates on %s', (dialect) => {
  let test: TestSource;
  let sales: Collection;

  const ask = (collection: Collection, plan: Partial<AggregatePlan>): Promise<JsonObject[]> => askFor(test, collection, plan);

  beforeAll(async () => {
    test = await openTestSource(dialect);
    sales = await test.make({
      name: 'sales',
      ...BARE,
      fields: [
        { name: 'kind', type: 'string' },
        { name: 'small', type: 'integer' },
        { name: 'big', type: 'bigInt' },
        { name: 'price', type: 'decimal' },
        { name: 'fine', type: 'decimal', precision: 18, scale: 18 },
        { name: 'score', type: 'double' },
      ],
    });
    for (const row of SALES) await test.insert(sales, row);
  });
  afterAll(() => test.remove());

  const NUMBERS = ['small', 'big', 'price', 'fine'];
  const AGGREGATIONS = ['count', 'sum', 'avg', 'min', 'max'] as const;

  it.each(NUMBERS)('works out %s exactly, of all rows and of groups', async (name) => {
    const measures = AGGREGATIONS.flatMap((aggregation) => [
      measure(sales, name, { aggregation }),
      ...(aggregation === 'min' || aggregation === 'max' ? [] : [measure(sales, name, { aggregation, distinct: true })]),
    ]);
    const answerOf = (rows: readonly SaleRow[]): JsonObject =>
      Object.fromEntries(measures.map((one) => [one.alias, expectedOf(rows, name, one)]));
    expect(await ask(sales, { measures })).toEqual([answerOf(SALES)]);
    const kinds = ['', 'B', 'a', 'none', 'ä', null];
    expect(await ask(sales, { measures, dimensions: [{ alias: 'kind', source: own(sales, 'kind') }] })).toEqual(
      kinds.map((kind) => ({ kind, ...answerOf(SALES.filter((row) => row['kind'] === kind)) })),
    );
  });

  it('answers for no rows as SQL does', async () => {
    const measures = [
      COUNT,
      ...AGGREGATIONS.map((aggregation) => measure(sales, 'price', { aggregation })),
      measure(sales, 'small', { aggregation: 'avg' }),
    ];
    const where = filterOf(sales, { kind: 'nobody' });
    const nothing = { count_price: 0, sum_price: null, avg_price: null, min_price: null, max_price: null };
    expect(await ask(sales, { measures, where })).toEqual([{ rows: 0, ...nothing, avg_small: null }]);
    expect(await ask(sales, { measures, where, dimensions: [{ alias: 'kind', source: own(sales, 'kind') }] })).toEqual([]);
  });

  it('rounds halves away from zero, and knows no sum of nothing', async () => {
    const halves = await test.make({
      name: 'halves',
      ...BARE,
      fields: [
        { name: 'up', type: 'integer' },
        { name: 'down', type: 'integer' },
        { name: 'whole', type: 'decimal', scale: 0 },
      ],
    });
    // 1 / 128 = 0.0078125
    for (let row = 0; row < 128; row += 1) await test.insert(halves, row === 0 ? { up: 1, down: -1 } : { up: 0, down: 0 });
    const measures = ['up', 'down', 'whole'].map((name) => measure(halves, name, { aggregation: 'avg' }));
    const answer = { avg_up: 0.007813, avg_down: -0.007813, avg_whole: null, sum_whole: null };
    expect(await ask(halves, { measures: [...measures, measure(halves, 'whole', { aggregation: 'sum' })] })).toEqual([answer]);
  });

  it('keeps the smallest and the largest integer', async () => {
    for (const end of ['9223372036854775807', '-9223372036854775808']) {
      const where = filterOf(sales, { big: end });
      const rows = SALES.filter(({ big }) => big === end);
      for (const aggregation of ['sum', 'avg'] as const) {
        const one = measure(sales, 'big', { aggregation, distinct: true });
        expect(await ask(sales, { measures: [one], where })).toEqual([{ [one.alias]: expectedOf(rows, 'big', one) }]);
      }
    }
  });

  it.each<[string, JsonValue[], string]>([
    ['$gt', ['0.00'], 'sum_price'],
    ['$lte', ['99999999.98'], 'sum_price'],
    ['$between', ['-100.00', '400000000.00'], 'sum_price'],
    ['$ne', ['0.00'], 'sum_price'],
    ['$gte', ['-0.50'], 'avg_small'],
    ['$lt', ['400000000.000001'], 'avg_small'],
    ['$gt', ['0'], 'sum_big'],
    ['$lt', [80], 'rows'],
    ['$eq', [null], 'sum_price'],
    ['$ne', [null], 'sum_price'],
  ])('keeps groups by %s %j of %s', async (operator, values, alias) => {
    const measures = [
      measure(sales, 'price', { aggregation: 'sum' }),
      measure(sales, 'small', { aggregation: 'avg' }),
      measure(sales, 'big', { aggregation: 'sum' }),
      COUNT,
    ];
    const groups = { measures, dimensions: [{ alias: 'kind', source: own(sales, 'kind') }] };
    const having = { kind: 'compare', alias, operator, values } as NonNullable<AggregatePlan['having']>;
    const all = await ask(sales, groups);
    const kept = all.filter((group) => holds(group[alias] ?? null, operator, values));
    expect(await ask(sales, { ...groups, having })).toEqual(kept);
    const rest = all.filter((group) => !kept.includes(group));
    expect(await ask(sales, { ...groups, having: { kind: 'not', node: having } })).toEqual(rest);
  });

  it('orders by exact values, empty ones where they are wanted, dimensions last, and pages', async () => {
    const measures = [measure(sales, 'big', { aggregation: 'sum' }), measure(sales, 'fine', { aggregation: 'avg' })];
    const groups = { measures, dimensions: [{ alias: 'price', source: own(sales, 'price') }] };
    for (const [alias, scale] of [['sum_big', 0] as const, ['avg_fine', 24] as const]) {
      for (const descending of [false, true]) {
        const all = await ask(sales, groups);
        const unitsOf = (group: JsonObject): bigint => BigInt(String(group[alias]).replace('.', ''));
        const sorted = all
          .filter((group) => group[alias] !== null)
          .toSorted((left, right) => Number(unitsOf(left) < unitsOf(right) ? -1 : unitsOf(left) > unitsOf(right)) * (descending ? -1 : 1));
        const empty = all.filter((group) => group[alias] === null);
        expect(scale === 0 || empty.length > 0).toBe(true);
        expect(await ask(sales, { ...groups, orderBy: [{ alias, descending, nulls: 'first' }] })).toEqual([...empty, ...sorted]);
        const page = { orderBy: [{ alias, descending, nulls: 'last' as const }], limit: 7, offset: 5 };
        expect(await ask(sales, { ...groups, ...page })).toEqual([...sorted, ...empty].slice(5, 12));
      }
    }
  });

  it('adds doubles up as the databases do', async () => {
    const doubles = await test.make({ name: 'doubles', ...BARE, fields: [{ name: 'score', type: 'double' }] });
    for (const score of [0.5, 0.25, 0.25, null, 1e300]) await test.insert(doubles, { score });
    const where = filterOf(doubles, { 'score.$lt': 1 });
    const measures = [
      measure(doubles, 'score', { aggregation: 'sum' }),
      measure(doubles, 'score', { aggregation: 'avg', distinct: true }),
      measure(doubles, 'score', { aggregation: 'max' }),
    ];
    expect(await ask(doubles, { measures, where })).toEqual([{ sum_score: 1, avg_score_distinct: 0.375, max_score: 0.5 }]);
    const mean = measure(doubles, 'score', { aggregation: 'avg' });
    expect(await ask(doubles, { measures: [mean] })).toEqual([{ avg_score: 2.5e299 }]);
    for (let row = 0; row < 2; row += 1) await test.insert(doubles, { score: 1.7e308 });
    await expect(ask(doubles, { measures })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('follows relations to one row, of those that may be seen', async () => {
    const owners = await test.make({ name: 'owners', ...BARE, fields: [{ name: 'name', type: 'string' }] });
    const parts = await test.make({
      name: 'parts',
      ...BARE,
      fields: [
        { name: 'price', type: 'decimal' },
        { name: 'owner', type: 'belongsTo', target: 'owners' },
      ],
    });
    for (const name of ['Ann', 'Bob']) await test.insert(owners, { name });
    for (const [price, ownerId] of [
      ['1.10', 1],
      ['2.20', 2],
      ['3.30', 2],
      ['4.40', null],
    ] as const)
      await test.insert(parts, { price, ownerId });
    const relation = parts.fields.get('owner');
    if (relation?.kind !== 'relation') throw new Error('owner');
    const where = filterOf(owners, { name: { $ne: 'Ann' } });
    const source = { path: [{ parent: parts, relation, target: owners, where }], field: column(owners, 'name') };
    const measures = [
      measure(parts, 'price', { aggregation: 'sum' }),
      { alias: 'names', aggregation: 'count' as const, distinct: true, source },
    ];
    expect(await ask(parts, { measures, dimensions: [{ alias: 'owner.name', source }] })).toEqual([
      { 'owner.name': 'Bob', sum_price: '5.50', names: 1 },
      { 'owner.name': null, sum_price: '5.50', names: 0 },
    ]);
  });
});

function holds(value: JsonValue, operator: string, [first = null, second = null]: readonly JsonValue[]): boolean {
  if (first === null) return (value === null) === (operator === '$eq');
  if (value === null) return operator === '$ne';
  const [left, low, high] = [value, first, second].map(Number) as [number, number, number];
  const answers: Record<string, boolean> = {
    $gt: left > low,
    $gte: left >= low,
    $lt: left < low,
    $lte: left <= low,
    $ne: left !== low,
    $between: left >= low && left <= high,
  };
  return answers[operator] ?? false;
}
