import type { DataCollection } from '../../data/model/data-collection';
import { viewObstacle } from './view-obstacle';

const actions = { view: { scoped: false } };
const common = { actions, origin: 'user', primaryKey: 'id', maxPageSize: 200 } as const;
const orders: DataCollection = {
  ...common,
  name: 'orders',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'customer', type: 'belongsTo', target: 'customers', foreignKey: 'customerId' },
    { name: 'customerId', type: 'bigInt' },
  ],
};
const customers: DataCollection = { ...common, name: 'customers', fields: [{ name: 'name', type: 'string' }] };
const source = { collection: orders, all: [orders, customers] };
const view = { collection: 'orders', columns: [{ name: 'title', field: 'title' }] };

it('finds nothing in the way of what the form itself makes', () => {
  const columns = [...view.columns, { name: 'buyer', field: 'customer.name' }, { name: 'count', aggregation: 'count' as const }];
  const filter = { $and: [{ title: { $includes: 'a' } }, { $not: { title: { $includes: 'b' } } }] };
  expect(viewObstacle(view, source)).toBeUndefined();
  expect(viewObstacle({ ...view, columns, filter }, source)).toBeUndefined();
});

it('has words for what it offers besides values', () => {
  const filter = { title: { $dateOn: '{{$nDate.today}}' } };
  const variables = [{ name: '$nDate.today', label: 'Today', kinds: new Set([]) }];
  expect(viewObstacle({ ...view, filter }, { ...source, variables })).toBeUndefined();
  expect(viewObstacle({ ...view, filter }, source)).toEqual({ what: 'filter', name: 'orders' });
});

const secret = { ...view, columns: [{ name: 'x', field: 'secret' }] };
const far = { ...view, columns: [{ name: 'far', field: 'customer.country.name' }] };

it.each([
  { about: 'a collection nobody told the viewer of', known: { ...source, collection: undefined }, what: 'collection' },
  { about: 'records the viewer may only add to', known: { ...source, collection: { ...orders, actions: {} } }, what: 'collection' },
  { about: 'conditions on related records', stored: { ...view, filter: { 'customer.name': 'a' } }, what: 'filter' },
  { about: 'operators nobody is offered', stored: { ...view, filter: { title: { $regex: 'a' } } }, what: 'filter' },
  { about: 'relations of relations', stored: far, what: 'column', name: 'far' },
  { about: 'fields the viewer does not see', stored: secret, what: 'column', name: 'x' },
])('names $about', ({ stored = view, known = source, what, name = 'orders' }) => {
  expect(viewObstacle(stored, known)).toEqual({ what, name });
});
