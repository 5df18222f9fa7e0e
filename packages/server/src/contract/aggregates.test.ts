import { type TestServer, createCollection } from '@mortise/testing';
import { type ContractRow, contractSuite, sendAll } from './testing/contract-rows';

async function makeOrders(server: TestServer): Promise<void> {
  const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  const key = { name: 'code', type: 'string', primaryKey: true };
  await createCollection(server, { name: 'shops', ...bare, fields: [key, { name: 'name', type: 'string' }] });
  const fields = [
    key,
    {
      name: 'amount',
      type: 'decimal',
      precision: 12,
      scale: 2,
    },
    {
      name: 'items',
      type: 'integer',
    },
    {
      name: 'weight',
      type: 'double',
    },
    {
      name: 'at',
      type: 'datetime',
    },
    {
      name: 'shop',
      type: 'belongsTo',
      target: 'shops',
    },
  ];
  await createCollection(server, { name: 'orders', ...bare, fields });
  await sendAll(server, [
    {
      ask: 'POST collections/shops/fields:create',
      body: { name: 'orders', type: 'hasMany', target: 'orders', foreignKey: 'shopId' },
    },
    {
      ask: 'POST shops:create',
      body: [
        { code: 'n', name: 'north' },
        { code: 's', name: 'south' },
      ],
    },
    {
      ask: 'POST orders:create',
      body: [
        { code: 'a', amount: '10.10', items: 1, weight: 0.5, at: '2024-01-31T23:30:00Z', shop: 'n' },
        { code: 'b', amount: '0.20', items: 2, weight: 1, at: '2024-02-29T12:00:00Z', shop: 'n' },
        { code: 'c', amount: '5.00', items: 2, at: '2024-02-01T00:00:00Z', shop: 's' },
        { code: 'd', at: '2024-07-01T00:00:00Z' },
      ],
    },
  ]);
}

type Asked = readonly [row: string, says: string, body: object, data: unknown, headers?: Record<string, string>];
const query = (...[row, says, body, data, headers]: Asked): ContractRow => ({
  row,
  says,
  ask: 'POST orders:query',
  body,
  data,
  ...(headers === undefined ? {} : { headers }),
});
const one = (...[row, says, measure, value]: readonly [row: string, says: string, measure: object, value: unknown]): ContractRow =>
  query(row, says, { measures: [{ ...measure, alias: 'n' }] }, [{ n: value }]);
const refused = (...[row, says, body, code]: readonly [row: string, says: string, body: object, code: string]): ContractRow => ({
  row,
  says,
  ask: 'POST orders:query',
  body,
  status: 400,
  code,
});

const count = { aggregation: 'count', alias: 'n' };
const byShop = { field: 'shop.name', alias: 'shop' };
const months = (format: string) => ({ measures: [count], dimensions: [{ field: 'at', format, alias: 'p' }] });

const MEASURES: readonly ContractRow[] = [
  one('A1', 'count of rows', { aggregation: 'count' }, 4),
  one('A2', 'count of values', { field: 'items', aggregation: 'count' }, 3),
  one('A3', 'count of different values', { field: 'items', aggregation: 'count', distinct: true }, 2),
  one('A4', 'sum of decimals, exact, as text', { field: 'amount', aggregation: 'sum' }, '15.30'),
  one('A5', 'sum of whole numbers', { field: 'items', aggregation: 'sum' }, 5),
  one('A6', 'sum of different values', { field: 'items', aggregation: 'sum', distinct: true }, 3),
  one('A7', 'sum of doubles', { field: 'weight', aggregation: 'sum' }, 1.5),
  one('A8', 'average of whole numbers', { field: 'items', aggregation: 'avg' }, 1.666667),
  one('A9', 'average of decimals', { field: 'amount', aggregation: 'avg' }, '5.10000000'),
  one('A10', 'least', { field: 'amount', aggregation: 'min' }, '0.20'),
  one('A11', 'greatest, of moments', { field: 'at', aggregation: 'max' }, '2024-07-01T00:00:00.000Z'),
  one('A12', 'through a relation', { field: ['shop', 'name'], aggregation: 'max' }, 'south'),
  query('A13', 'the name of a measure without an alias', { measures: [{ field: 'items', aggregation: 'sum' }] }, [{ items: 5 }]),
  query('A14', 'of nothing', { measures: [{ field: 'items', aggregation: 'sum', alias: 's' }, count], filter: { code: 'x' } }, [
    { s: null, n: 0 },
  ]),
];

const GROUPS: readonly ContractRow[] = [
  query('A30', 'groups, empty ones last', { measures: [count], dimensions: [byShop] }, [
    { shop: 'north', n: 2 },
    { shop: 'south', n: 1 },
    { shop: null, n: 1 },
  ]),
  query('A31', 'different values', { dimensions: [{ field: 'items' }] }, [{ items: 1 }, { items: 2 }, { items: null }]),
  query('A32', 'several dimensions', { measures: [count], dimensions: [byShop, { field: 'items' }], filter: { items: 2 } }, [
    { shop: 'north', items: 2, n: 1 },
    { shop: 'south', items: 2, n: 1 },
  ]),
  query('A33', 'by month', months('YYYY-MM'), [
    { p: '2024-01', n: 1 },
    { p: '2024-02', n: 2 },
    { p: '2024-07', n: 1 },
  ]),
  query(
    'A34',
    'by month in the zone of X-Timezone',
    months('YYYY-MM'),
    [
      { p: '2024-02', n: 3 },
      { p: '2024-07', n: 1 },
    ],
    { 'x-timezone': '+08:00' },
  ),
  query('A35', 'by year', months('YYYY'), [{ p: '2024', n: 4 }]),
  query('A36', 'by day', months('YYYY-MM-DD'), [{ p: '2024-01-31' }, { p: '2024-02-01' }, { p: '2024-02-29' }, { p: '2024-07-01' }]),
  query('A37', 'by quarter', months('YYYY[Q]Q'), [
    { p: '2024Q1', n: 3 },
    { p: '2024Q3', n: 1 },
  ]),
  query('A38', 'by ISO week', months('GGGG[W]WW'), [{ p: '2024W05', n: 2 }, { p: '2024W09' }, { p: '2024W27' }]),
  query('A39', 'by hour', months('YYYY-MM-DD HH'), [
    { p: '2024-01-31 23' },
    { p: '2024-02-01 00' },
    { p: '2024-02-29 12' },
    { p: '2024-07-01 00' },
  ]),
  query('A40', 'filter', { measures: [count], filter: { 'shop.name': 'north' } }, [{ n: 2 }]),
  query('A41', 'having', { measures: [count], dimensions: [byShop], having: { 'n.$gt': 1 } }, [{ shop: 'north', n: 2 }]),
  query(
    ...([
      'A42',
      'orders, empty ones first',
      { measures: [count], dimensions: [byShop], orders: [{ field: 'shop', order: 'desc', nulls: 'first' }] },
    ] as const),
    [{ shop: null }, { shop: 'south' }, { shop: 'north' }],
  ),
  query(
    ...(['A43', 'orders by a measure', { measures: [count], dimensions: [byShop], orders: [{ field: 'n', order: 'desc' }] }] as const),
    [{ shop: 'north' }, { shop: 'south' }, { shop: null }],
  ),
  { row: 'A68', says: 'of the rows of one parent', ask: 'POST shops/n/orders:query', body: { measures: [count] }, data: [{ n: 2 }] },
  query('A44', 'limit and offset', { measures: [count], dimensions: [byShop], limit: 1, offset: 1 }, [{ shop: 'south' }]),
];

const REFUSED: readonly ContractRow[] = [
  refused('A60', 'neither measure nor dimension', {}, 'QUERY_PARAMETER_INVALID'),
  refused('A61', 'a calculation nobody knows', { measures: [{ field: 'items', aggregation: 'median' }] }, 'QUERY_PARAMETER_INVALID'),
  refused('A62', 'the sum of texts', { measures: [{ field: 'code', aggregation: 'sum' }] }, 'QUERY_PARAMETER_INVALID'),
  refused('A63', 'a field nobody knows', { measures: [{ field: 'nothing', aggregation: 'sum' }] }, 'FIELD_UNKNOWN'),
  refused('A64', 'an order by what is not asked for', { measures: [count], orders: [{ field: 'amount' }] }, 'QUERY_PARAMETER_INVALID'),
  refused('A65', 'a condition on what is not asked for', { measures: [count], having: { amount: 1 } }, 'QUERY_PARAMETER_INVALID'),
  refused('A66', 'more than a thousand groups', { dimensions: [{ field: 'code' }], limit: 1001 }, 'PAGE_SIZE_TOO_LARGE'),
  refused('A67', 'a format nobody knows', months('MM'), 'QUERY_PARAMETER_INVALID'),
  { row: 'A69', says: 'by GET', ask: 'GET orders:query', status: 400, code: 'QUERY_PARAMETER_INVALID' },
];

contractSuite('sums and groups', { setup: makeOrders, rows: [...MEASURES, ...GROUPS, ...REFUSED] });
