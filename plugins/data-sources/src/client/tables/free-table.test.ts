import { type FreeTable, inBatches, isAdoptable, keyColumns, wantedTable } from './free-table';

const LOG: FreeTable = {
  name: 'log',
  kind: 'table',
  primaryKey: [],
  estimatedRows: null,
  columns: [
    { name: 'at', sqlType: 'text', type: 'string', readOnly: false },
    { name: 'details', sqlType: 'json', type: 'json', readOnly: false },
  ],
  leftOut: [],
  collection: null,
};
const ORDERS: FreeTable = { ...LOG, name: 'orders', collection: { name: 'orders', key: 'id', writable: true, fields: [] } };

test('a table without a key needs a column that can be one', () => {
  expect(keyColumns(LOG)).toEqual(['at']);
  expect(isAdoptable(LOG, {})).toBe(false);
  expect(isAdoptable(LOG, { log: 'at' })).toBe(true);
  expect(wantedTable(LOG, { log: 'at' })).toEqual({ table: 'log', filterTargetKey: 'at' });
  expect(isAdoptable(ORDERS, {})).toBe(true);
  expect(wantedTable(ORDERS, {})).toBe('orders');
});

test('a broken view is never adopted', () => {
  expect(isAdoptable({ ...ORDERS, fault: 'no such table' }, {})).toBe(false);
});

test('batches hold everything once', () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});
