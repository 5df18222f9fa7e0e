import { followRename, normalizeCollection } from '@mortise/shared';
import { renameInSettings } from './rename-in-settings';

const orders = normalizeCollection({
  name: 'orders',
  fields: [
    { name: 'state', type: 'string' },
    { name: 'customer', type: 'belongsTo', target: 'customers' },
  ],
});
const customers = normalizeCollection({ name: 'customers', fields: [{ name: 'state', type: 'string' }] });
const before = new Map([orders, customers].map((collection) => [collection.name, collection]));
const ofState = followRename({ kind: 'field', collection: 'orders', from: 'state', to: 'phase' }, before);

it('follows fields by the nearest collection and leaves everything else alone', () => {
  const settings = {
    collection: 'orders',
    columns: ['state', 'customer.state', 'id'],
    sort: '-state',
    filter: { $or: [{ 'state.$eq': 'state' }, { customer: { state: 'x' } }] },
    title: 'state',
    text: 'state',
    options: [{ value: 'state', label: 'state' }],
    measures: [{ field: 'state', aggregation: 'max' }],
    seriesBy: 'state',
    inner: { collection: 'customers', columns: ['state'], field: 'state' },
  };
  expect(renameInSettings(settings, ofState)).toEqual({
    ...settings,
    columns: ['phase', 'customer.state', 'id'],
    sort: '-phase',
    filter: { $or: [{ 'phase.$eq': 'state' }, { customer: { state: 'x' } }] },
    measures: [{ field: 'phase', aggregation: 'max' }],
    seriesBy: 'phase',
  });
});

it('follows collections, and leaves those of other databases and what is no setting of records alone', () => {
  const ofOrders = followRename({ kind: 'collection', from: 'orders', to: 'sales' }, before);
  expect(renameInSettings({ collection: 'orders', nested: [{ resource: 'orders', fields: ['state'] }] }, ofOrders)).toEqual({
    collection: 'sales',
    nested: [{ resource: 'sales', fields: ['state'] }],
  });
  const elsewhere = { dataSource: 'shop', collection: 'orders', columns: ['state'] };
  expect([renameInSettings(elsewhere, ofOrders), renameInSettings(elsewhere, ofState)]).toEqual([elsewhere, elsewhere]);
  expect(renameInSettings({ text: 'orders', columns: 'state', deep: { filter: { state: 1 } } }, ofState)).toEqual({
    text: 'orders',
    columns: 'state',
    deep: { filter: { state: 1 } },
  });
});
