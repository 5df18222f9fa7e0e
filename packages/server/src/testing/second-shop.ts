import { type Collection, type FieldDefinition, normalizeCollection } from '@mortise/shared';

const BARE = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

/** Tables of a shop as its owner has made them; `main` has an `orders` of its own. */
export const SHOP_TABLES = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50), m_version BIGINT NOT NULL DEFAULT 1);
  CREATE TABLE orders (id INTEGER PRIMARY KEY, title VARCHAR(50), amount INTEGER, "customerId" BIGINT REFERENCES customers (id),
    m_version BIGINT NOT NULL DEFAULT 1);
  CREATE TABLE users (id INTEGER PRIMARY KEY, nickname VARCHAR(50), m_version BIGINT NOT NULL DEFAULT 1);
  INSERT INTO customers (id, name) VALUES (1, 'Ann'), (2, 'Bob');
  INSERT INTO users (id, nickname) VALUES (1, 'theirs');
  INSERT INTO orders (id, title, amount, "customerId") VALUES (1, 'pen', 3, 1), (2, 'ink', 5, 1), (3, 'cup', 8, 2);`;

export function shopCollections(dataSource: string): readonly Collection[] {
  const collection = (name: string, ...fields: FieldDefinition[]): Collection =>
    normalizeCollection(
      { ...BARE, name, fields: [{ name: 'id', type: 'integer', primaryKey: true, allowNull: false }, ...fields] },
      { dataSource },
    );
  return [
    collection(
      'customers',
      { name: 'name', type: 'string', length: 50 },
      { name: 'orders', type: 'hasMany', target: 'orders', foreignKey: 'customerId' },
    ),
    collection(
      'orders',
      { name: 'title', type: 'string', length: 50 },
      { name: 'amount', type: 'integer' },
      { name: 'customer', type: 'belongsTo', target: 'customers', foreignKey: 'customerId' },
    ),
    collection('users', { name: 'nickname', type: 'string', length: 50 }),
  ];
}
