import { openProxy } from '@mortise/testing';
import { Client } from 'pg';
import { DIALECTS, NOBODY, POSTGRES_URL, SILENT, askPostgres, createTestDatabase } from '../testing/test-databases';
import { openDataSource } from '../open-data-source';
import { makeCollection, openTestSource, planOf } from '../testing/test-source';
import { ResourceQueue } from './resource-queue';

describe.each(DIALECTS)('connections on %s', (dialect) => {
  it('keep everything across a restart, answer pings and versions', async () => {
    const database = createTestDatabase(dialect);
    const open = () => openDataSource({ key: 'main', config: database.config, log: SILENT });
    const first = await open();
    await first.ping();
    const heard: string[] = [];
    first.versions.onChange('access', () => void heard.push('first'));
    await first.transaction((transaction) => first.versions.bump('access', transaction));
    await first
      .transaction(async (transaction) => {
        await first.versions.bump('access', transaction);
        throw new Error('no');
      })
      .catch(() => undefined);
    expect([heard, first.versions.current('access')]).toEqual([['first'], 1]);

    const second = await open();
    expect(second.versions.current('access')).toBe(1);
    const noticed = new Promise<void>((resolve) => void second.versions.onChange('access', resolve));
    const polling = second.versions.startPolling(10);
    await first.transaction((transaction) => first.versions.bump('access', transaction));
    await noticed;
    expect(second.versions.current('access')).toBe(2);
    expect(second.versions.millisecondsSinceRead()).toBeLessThan(5000);
    await polling.dispose();
    await second.close();
    await first.close();
    const third = await open();
    expect(third.versions.current('access')).toBe(2);
    await third.close();
    await database.remove();
  });

  it('let a transaction and other writes wait for each other without failing', async () => {
    const test = await openTestSource(dialect);
    const collection = await test.make({ name: 'rows', fields: [{ name: 'name', type: 'string' }] });
    const slow = test.source.transaction(async (transaction) => {
      await test.insert(collection, { name: 'slow' }, { ...NOBODY, transaction });
      await test.list(collection, {});
      await test.insert(collection, { name: 'slow' }, { ...NOBODY, transaction });
    });
    await Promise.all([slow, ...Array.from({ length: 20 }, () => test.insert(collection, { name: 'quick' }))]);
    expect(await test.source.count({ collection, where: [] }, NOBODY)).toBe(22);
    await test.remove();
  });
});

describe('PostgreSQL connections', () => {
  it('are replaced after the server closed them', async () => {
    const test = await openTestSource('postgres');
    const collection = await test.make({ name: 'rows', fields: [] });
    await Promise.all(Array.from({ length: 8 }, () => test.insert(collection, {})));
    const running = test.source.transaction(async (transaction) => {
      await test.insert(collection, {}, { ...NOBODY, transaction });
      await askPostgres(`SELECT pg_terminate_backend(pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = '${String(test.config.schema)}' AND c.relname = 'rows'`);
      await test.insert(collection, {}, { ...NOBODY, transaction });
    });
    await expect(running).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await test.source.ping();
    expect(await test.source.count({ collection, where: [] }, NOBODY)).toBe(8);
    await test.remove();
  });

  it('break without a read noticing, even one under way', async () => {
    const test = await openTestSource('postgres');
    const collection = await test.make({ name: 'rows', fields: [] });
    await test.insert(collection, {});
    const schema = String(test.config.schema);
    const lock = new Client({ connectionString: POSTGRES_URL });
    await lock.connect();
    await lock.query(`BEGIN; LOCK TABLE ${schema}.rows`);
    const reading = test.list(collection, {});
    const blocked = `SELECT pid FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = '${schema}' AND NOT l.granted`;
    while ((await askPostgres(`SELECT pg_terminate_backend(pid) FROM (${blocked}) AS b`)).length === 0);
    await lock.end();
    await expect(reading).resolves.toHaveLength(1);
    await test.remove();
  });

  it('heal when the server was away, and say so while it is', async () => {
    const url = new URL(process.env['MORTISE_TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres');
    const proxy = await openProxy({ host: url.hostname, port: Number(url.port || 5432) });
    const database = createTestDatabase('postgres');
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    const source = await openDataSource({ key: 'main', config: { ...database.config, url: through.href }, log: SILENT });
    const collection = await makeCollection(source, { name: 'rows', fields: [] });
    await proxy.stop();
    await expect(source.read(planOf(collection), NOBODY)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect(source.ping()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await proxy.start();
    await expect(source.read(planOf(collection), NOBODY)).resolves.toEqual({ json: '[]' });
    await source.close();
    await proxy.stop();
    await database.remove();
  });

  it('cannot be opened where no server is', async () => {
    const config = { dialect: 'postgres', url: 'postgres://postgres@127.0.0.1:1/postgres', poolMax: 1 } as const;
    await expect(openDataSource({ key: 'main', config, log: SILENT })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await expect(openDataSource({ key: 'main', config: { ...config, schema: 'a"b' }, log: SILENT })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});

describe('resource queue', () => {
  it('serves in order and gives up after the time allowed', async () => {
    const queue = new ResourceQueue(['only'], 5);
    let release = (): void => undefined;
    const held = queue.run(() => new Promise<void>((resolve) => (release = resolve)));
    await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    release();
    await held;
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((number) => queue.run(() => Promise.resolve(order.push(number)))));
    expect(order).toEqual([1, 2, 3]);
  });
});
