import type { AdoptedCollection } from './adopted';
import { adoptedForm, changedCollection, changedFields } from './adopted-form';

const ORDERS: AdoptedCollection = {
  name: 'orders',
  dataSource: 'shop',
  tableName: 'orders',
  title: null,
  description: 'Of customers',
  filterTargetKey: 'order_no',
  loaded: true,
  kind: 'table',
  writable: true,
};
const FIELDS = [
  { name: 'order_no', type: 'integer', title: 'Number', column: 'order no' },
  { name: 'total', type: 'integer', title: 'total', column: 'total' },
];

test('a form that was not touched changes nothing', () => {
  const form = adoptedForm(ORDERS, FIELDS);
  expect(form.fields).toEqual({ order_no: 'Number', total: '' });
  expect(changedCollection(ORDERS, form)).toEqual({});
  expect(changedFields(FIELDS, form)).toEqual([]);
});

test('only what is another is sent; an empty title goes back to the name', () => {
  const form = { title: ' Orders ', description: '', filterTargetKey: 'order_no', fields: { order_no: ' ', total: 'Sum' } };
  expect(changedCollection(ORDERS, form)).toEqual({ title: 'Orders', description: null });
  expect(changedFields(FIELDS, form)).toEqual([
    ['order_no', null],
    ['total', 'Sum'],
  ]);
});
