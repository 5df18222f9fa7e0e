import type { TestServer } from '@mortise/testing';
import { planCalls } from './plan-calls';

export type Rows = readonly Readonly<Record<string, unknown>>[];

export const BIG = {
  collection: 'orders',
  filter: { amount: { $gte: '10.00' } },
  columns: [{ field: 'title' }, { field: 'amount' }, { name: 'buyer', field: 'customer.name' }, { field: 'customerId' }],
};
export const SALES = {
  collection: 'orders',
  columns: [
    { name: 'region', field: 'customer.region' },
    { name: 'total', field: 'amount', aggregation: 'sum' },
    { name: 'mean', field: 'pieces', aggregation: 'avg' },
    { name: 'most', field: 'pieces', aggregation: 'max' },
    { name: 'pieces', field: 'pieces', aggregation: 'sum' },
    { name: 'orders', aggregation: 'count' },
  ],
};

/** Short ways to call a server as root, of which success is expected. */
export function viewCalls(server: () => TestServer) {
  const calls = planCalls(server);
  const done = async (path: string, body: unknown = {}): Promise<unknown> => {
    const { status, code, data } = await calls.post(path, body);
    expect({ path, status, code }).toEqual({ path, status: 200, code: undefined });
    return data;
  };
  const rows = async (path: string): Promise<Rows> => {
    const { status, data, code } = await calls.get(path);
    expect({ path, status, code }).toEqual({ path, status: 200, code: undefined });
    return data as Rows;
  };
  return { ...calls, done, rows };
}

/** Four orders of two customers, and a view of each kind over them. */
export async function makeViews(done: (path: string, body: unknown) => Promise<unknown>): Promise<void> {
  await done('collections:create', {
    name: 'customers',
    fields: [
      { name: 'name', type: 'string', title: 'Name' },
      { name: 'region', type: 'string' },
      { name: 'secret', type: 'password' },
    ],
  });
  await done('collections:create', {
    name: 'orders',
    fields: [
      { name: 'title', type: 'string' },
      { name: 'amount', type: 'decimal', precision: 10, scale: 2 },
      { name: 'pieces', type: 'integer' },
      { name: 'notes', type: 'json' },
      { name: 'at', type: 'datetime' },
      { name: 'customer', type: 'belongsTo', target: 'customers' },
    ],
  });
  const customers = [
    { name: "Ann's", region: 'north' },
    { name: 'Bob', region: 'south' },
  ];
  await done('customers:create', customers);
  await done('orders:create', [
    { title: 'a', amount: '10.50', pieces: 1, customer: 1, at: '2024-05-01T10:00:00.000Z' },
    { title: 'b', amount: '99.99', pieces: 2, customer: 2 },
    { title: 'c', amount: '1.00', pieces: 4, customer: 1 },
    { title: 'd', amount: '20.00', pieces: 9 },
  ]);
  await done('collections:create', { name: 'bigOrders', title: 'Big orders', view: BIG });
  await done('collections:create', { name: 'sales', view: SALES });
}
