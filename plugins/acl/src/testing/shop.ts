import { normalizeCollection } from '@mortise/shared';

const BARE = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;
const id = { name: 'id', type: 'integer', primaryKey: true, allowNull: false } as const;
/** Collections of a database beside `main`, which has an `orders` of its own. */
export const SHOP = [
  normalizeCollection(
    {
      ...BARE,
      name: 'orders',
      fields: [
        id,
        { name: 'title', type: 'string' },
        { name: 'secret', type: 'string' },
        { name: 'customer', type: 'belongsTo', target: 'customers', foreignKey: 'customerId' },
      ],
    },
    { dataSource: 'shop' },
  ),
  normalizeCollection({ ...BARE, name: 'customers', fields: [id, { name: 'name', type: 'string' }] }, { dataSource: 'shop' }),
];
export const TABLES = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50), m_version BIGINT NOT NULL DEFAULT 1);
  CREATE TABLE orders (id INTEGER PRIMARY KEY, title VARCHAR(50), secret VARCHAR(50), "customerId" BIGINT, m_version BIGINT NOT NULL DEFAULT 1);
  INSERT INTO customers (id, name) VALUES (1, 'Ann');
  INSERT INTO orders (id, title, secret, "customerId") VALUES (1, 'open', 'x', 1), (2, 'shut', 'y', 1);`;

export type Door = readonly [name: string, method: string, path: string, body?: unknown];

/** Every way to the orders of a data source; each is refused to whoever has no rights in that very source. */
export const DOORS: readonly Door[] = [
  ['list', 'GET', 'orders:list'],
  ['get', 'GET', 'orders:get/1'],
  ['query', 'POST', 'orders:query', { measures: [{ aggregation: 'count', alias: 'n' }] }],
  ['export', 'GET', 'orders:export?format=csv'],
  ['create', 'POST', 'orders:create', { id: 9 }],
  ['update', 'POST', 'orders:update/1', { title: 'mine' }],
  ['destroy', 'POST', 'orders:destroy/1'],
  ['firstOrCreate', 'POST', 'orders:firstOrCreate?filterKeys=title', { id: 9, title: 'new' }],
  ['updateOrCreate', 'POST', 'orders:updateOrCreate?filterKeys=title', { id: 9, title: 'new' }],
  ['REST list', 'GET', 'rest/v1/orders'],
  ['REST insert', 'POST', 'rest/v1/orders', { id: 9 }],
  ['REST update', 'PATCH', 'rest/v1/orders?id=eq.1', { title: 'mine' }],
  ['REST delete', 'DELETE', 'rest/v1/orders?id=eq.1'],
];
export const WHOLE = ['view', 'create', 'update', 'destroy', 'export'];
