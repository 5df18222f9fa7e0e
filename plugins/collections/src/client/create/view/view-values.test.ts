import type { AccessibleCollection } from '../../accessible';
import { fieldChoices, viewBody, viewValues } from './view-values';

const view = { actions: {}, origin: 'user', primaryKey: 'id', maxPageSize: 200 } as const;
const orders: AccessibleCollection = {
  ...view,
  name: 'orders',
  fields: [
    { name: 'title', type: 'string', title: 'Title' },
    { name: 'customer', type: 'belongsTo', target: 'customers', title: 'Customer' },
    { name: 'lines', type: 'hasMany', target: 'lines' },
    { name: 'pin', type: 'password' },
  ],
};
const customers: AccessibleCollection = { ...view, name: 'customers', fields: [{ name: 'name', type: 'string', title: '' }] };

it('offers the fields of a collection and of single related records', () => {
  expect(fieldChoices(orders, [orders, customers])).toEqual([
    { value: 'title', label: 'Title' },
    { value: 'customer.name', label: 'Customer → name' },
  ]);
  expect(fieldChoices(orders, [])).toEqual([{ value: 'title', label: 'Title' }]);
});

it('makes a query of what the form holds, without rows left blank', () => {
  const columns = [
    { field: 'title', working: 'value' },
    undefined,
    {},
    { field: 'n', working: 'sum' },
    { field: '*', working: 'max' },
  ] as const;
  expect(viewBody({ collection: 'orders', columns })).toEqual({
    collection: 'orders',
    columns: [{ field: 'title' }, { field: 'n', aggregation: 'sum' }, { aggregation: 'count' }],
  });
  expect(viewBody({ collection: 'orders', filter: { n: 1 } })).toEqual({ collection: 'orders', filter: { n: 1 }, columns: [] });
});

const stored = {
  collection: 'orders',
  filter: { title: 'a' },
  columns: [
    { name: 'id', field: 'id' },
    { name: 'buyer', field: 'customer.name' },
    { name: 'total', field: 'n', aggregation: 'sum' },
    { name: 'filled', field: 'n', aggregation: 'count' },
    { name: 'number', aggregation: 'count' },
  ],
} as const;

it('fills the form with a stored query, and makes the same query of it', () => {
  const { columns } = viewValues(stored);
  expect(columns?.map((column) => [column?.field, column?.working])).toEqual([
    ['id', 'value'],
    ['customer.name', 'value'],
    ['n', 'sum'],
    ['n', 'count'],
    ['*', 'value'],
  ]);
  expect(viewBody(viewValues(stored))).toEqual(stored);
  const { filter: _filter, ...whole } = stored;
  expect(viewBody(viewValues(whole))).toEqual(whole);
});

it('keeps the name of a column only as long as it shows the same', () => {
  const [id, buyer, total, filled, number] = viewValues(stored).columns ?? [];
  const columns = [
    { ...buyer, field: 'customer.region' },
    { ...total, working: 'avg' },
    { ...filled, field: '*' },
    { ...number, field: 'n', working: 'count' },
    id,
  ] as const;
  expect(viewBody({ collection: 'orders', columns }).columns).toEqual([
    { field: 'customer.region' },
    { field: 'n', aggregation: 'avg' },
    { aggregation: 'count' },
    { field: 'n', aggregation: 'count' },
    { name: 'id', field: 'id' },
  ]);
});
