import { type ExternalDatabase, type TestServer, createCollection, createExternalDatabase, dataOf } from '@mortise/testing';

const TABLES = `
  CREATE TABLE orders (id INTEGER PRIMARY KEY, label VARCHAR(20), total INTEGER);
  INSERT INTO orders VALUES (1, 'chairs', 10), (2, 'tables', 20)`;

/** A database beside that of the server, as `shop`. Its orders have a namesake in `main`. */
export async function addShop(server: TestServer): Promise<ExternalDatabase> {
  const external = await createExternalDatabase('sqlite');
  await external.run(TABLES);
  const { config } = external;
  const options = { storage: config.dialect === 'sqlite' ? config.storage : undefined };
  const post = async (path: string, body: object): Promise<unknown> =>
    dataOf(await server.api('POST', path, { token: server.root.token, body }));
  await post('dataSources:create', { key: 'shop', displayName: 'Shop', type: 'sqlite', options });
  await post('dataSources:loadTables', { dataSourceKey: 'shop', tables: ['orders'] });
  await createCollection(server, { name: 'orders', title: 'Our orders', fields: [{ name: 'label', type: 'string' }] });
  await post('orders:create', { label: 'ours alone' });
  return external;
}
