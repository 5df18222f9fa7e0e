/** Customers, and orders with lines, of every kind of column that conditions are about. */
export const CUSTOMERS = { name: 'customers', fields: [{ name: 'name', type: 'string' }] } as const;

export const LINES = {
  name: 'lines',
  fields: [
    { name: 'product', type: 'string' },
    { name: 'pieces', type: 'integer' },
  ],
} as const;

export const ORDERS = {
  name: 'orders',
  fields: [
    { name: 'title', type: 'string', length: 100, allowNull: false },
    { name: 'note', type: 'string' },
    { name: 'total', type: 'decimal', precision: 10, scale: 2 },
    { name: 'pieces', type: 'integer' },
    { name: 'weight', type: 'double' },
    { name: 'paid', type: 'boolean' },
    { name: 'placed', type: 'datetime' },
    { name: 'due', type: 'date' },
    { name: 'code', type: 'string', unique: true },
    { name: 'status', type: 'string', length: 20, defaultValue: 'new' },
    { name: 'tags', type: 'set' },
    { name: 'pin', type: 'password' },
    { name: 'customer', type: 'belongsTo', target: 'customers', foreignKey: 'customerId' },
    { name: 'lines', type: 'hasMany', target: 'lines', foreignKey: 'orderId' },
  ],
} as const;

/** In the order of their ids; the last one has next to nothing. */
export const ROWS: readonly object[] = [
  {
    title: "O'Neil",
    note: 'first 100%',
    total: '10.50',
    pieces: 1,
    weight: 1.5,
    paid: true,
    placed: '2024-01-31T23:30:00.000Z',
    due: '2024-02-29',
    code: 'a',
    status: 'new',
    tags: ['red', 'big'],
    customerId: 1,
    lines: [
      { product: 'pen', pieces: 1 },
      { product: 'ink', pieces: 5 },
    ],
  },
  {
    title: 'Beta',
    note: 'Second',
    total: '20.00',
    pieces: 20,
    weight: 2.25,
    paid: false,
    placed: '2024-02-01T00:30:00.000Z',
    due: '2023-12-31',
    code: 'b',
    status: 'done',
    tags: ['red'],
    customerId: 2,
    lines: [{ product: 'pen', pieces: 5 }],
  },
  { title: 'gamma', code: 'c', status: 'new' },
];
