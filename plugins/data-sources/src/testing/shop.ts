import { type ApiAnswer, type Dialect, type ExternalDatabase, type TestServer, dataOf } from '@mortise/testing';

/** Somebody else's shop, with names nobody would choose. */
export const SHOP = `
  CREATE TABLE "Customer List" ("Customer ID" INTEGER PRIMARY KEY, "Name" VARCHAR(40) NOT NULL UNIQUE, "credit limit" INTEGER DEFAULT 7, secret VARCHAR(20));
  CREATE TABLE orders ("order no" INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES "Customer List", total INTEGER NOT NULL, status VARCHAR(10));
  CREATE TABLE log (happened VARCHAR(20), what VARCHAR(20));
  CREATE VIEW totals AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;
  INSERT INTO "Customer List" ("Customer ID", "Name", secret) VALUES (1, 'Ann', 's1'), (2, 'Bob', 's2');
  INSERT INTO orders VALUES (1, 1, 10, 'open'), (2, 1, 20, 'done'), (3, 2, 30, 'open');
  INSERT INTO log VALUES ('today', 'x')`;

/** The options that lead to a database, as a person would give them. */
export function optionsOf({ config }: ExternalDatabase): { type: Dialect; options: Record<string, unknown> } {
  if (config.dialect === 'sqlite') return { type: 'sqlite', options: { storage: config.storage } };
  const { hostname, port, pathname, username, password } = new URL(config.url ?? '');
  const options = { host: hostname, port: Number(port || 5432), database: pathname.slice(1), username: decodeURIComponent(username) };
  return { type: 'postgres', options: password === '' ? options : { ...options, password: decodeURIComponent(password) } };
}

/** Calls of one server as root, `main` unless another source is named. */
export function asRoot(server: Pick<TestServer, 'api' | 'root'>) {
  // Servers of browser tests start when their tests do.
  return (path: string, body?: unknown, source?: string): Promise<ApiAnswer> =>
    server.api(body === undefined ? 'GET' : 'POST', path, {
      token: server.root.token,
      ...(body === undefined ? {} : { body }),
      ...(source === undefined ? {} : { headers: { 'x-data-source': source } }),
    });
}

/** Adds a database as `shop` and adopts all of its tables. */
export async function addShop(server: TestServer, external: ExternalDatabase): Promise<void> {
  const root = asRoot(server);
  dataOf(await root('dataSources:create', { key: 'shop', ...optionsOf(external) }));
  const tables = ['Customer List', 'orders', { table: 'totals', filterTargetKey: 'customer_id' }];
  dataOf(await root('dataSources:loadTables', { dataSourceKey: 'shop', tables }));
}
