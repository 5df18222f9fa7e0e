import { writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { DataSourcesPort, DatabaseConfig, RecordsPort } from '@mortise/plugin-api/server';
import { type Collection, normalizeCollection } from '@mortise/shared';
import { type ExternalDatabase, createExternalDatabase } from '@mortise/testing';
import { DataSources, dataSourcesFacade, recordsFacade } from '..';
import { DIALECTS, POSTGRES_URL, SILENT, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, openTestSource } from '../testing/test-source';

const ORDERS = `CREATE TABLE orders (id INTEGER PRIMARY KEY, title VARCHAR(50), m_version BIGINT NOT NULL DEFAULT 1);
  INSERT INTO orders (id, title) VALUES (1, 'theirs')`;
const CATALOGUE = {
  sqlite: `SELECT group_concat(name || sql) AS shape FROM sqlite_master`,
  postgres: `SELECT string_agg(n.nspname || '.' || c.relname, ',' ORDER BY c.oid) AS shape
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_'`,
};

describe.each(DIALECTS.flatMap((main) => DIALECTS.map((second) => [second, main] as const)))('a %s beside main on %s', (second, main) => {
  let test: TestSource;
  let external: ExternalDatabase;
  let sources: DataSources;
  let records: RecordsPort;
  const owner = testOwner('shops');
  let port: DataSourcesPort;
  const orders = (key: string): Collection =>
    normalizeCollection({ ...BARE, name: 'orders', fields: [{ name: 'title', type: 'string', length: 50 }] }, { dataSource: key });

  beforeAll(async () => {
    [test, external] = await Promise.all([openTestSource(main), createExternalDatabase(second)]);
    await external.run(ORDERS);
    sources = new DataSources({ main: test.source, log: SILENT });
    records = recordsFacade(sources)(owner);
    port = dataSourcesFacade(sources)(owner);
  });
  afterAll(async () => {
    await sources.closeExternal();
    await test.remove();
    await external.remove();
  });
  afterEach(() => port.close('shop'));

  const rows = (dataSource?: string) => records.find('orders', {}, dataSource === undefined ? {} : { dataSource });

  it('keeps rows, schema and transactions of the two apart, and leaves the database as it was', async () => {
    const before = await external.run(CATALOGUE[second]);
    await test.make({ ...BARE, name: 'orders', fields: [{ name: 'title', type: 'string' }] });
    await port.open({ key: 'shop', config: external.config });
    port.publish('shop', [orders('shop')]);
    await records.create('orders', { title: 'ours' });
    expect([await rows(), await rows('shop')]).toEqual([[{ id: 1, title: 'ours' }], [{ id: 1, title: 'theirs' }]]);
    await records.update('orders', { id: 1 }, { title: 'changed' }, { dataSource: 'shop' });
    const undone = records.transaction(async (transaction) => {
      await records.create('orders', { id: 2, title: 'gone' }, { dataSource: 'shop', transaction });
      await records.create('orders', { title: 'across' }, { transaction });
    }, 'shop');
    await expect(undone).rejects.toThrow('not open in data source main');
    expect(await external.run('SELECT id, title FROM orders')).toEqual([{ id: 1, title: 'changed' }]);
    expect(await rows()).toHaveLength(1);
    expect(await external.run(CATALOGUE[second])).toEqual(before);
    expect(await port.list()).toEqual([{ key: 'shop', dialect: second, available: true }]);
  });

  it('publishes whole sets, of its own source only', async () => {
    await port.open({ key: 'shop', config: external.config });
    port.publish('shop', [orders('shop'), { ...orders('shop'), name: 'others' }]);
    port.publish('shop', [orders('shop')]);
    expect([...sources.get('shop').schema.snapshot().collections.keys()]).toEqual(['orders']);
    expect(() => port.publish('shop', [orders('main')])).toThrow(expect.objectContaining({ code: 'DEFINITION_INVALID' }));
    const audited = normalizeCollection({ name: 'orders', fields: [] }, { dataSource: 'shop' });
    expect(() => port.publish('shop', [audited])).toThrow(expect.objectContaining({ code: 'DEFINITION_INVALID' }));
    expect(() => port.publish('nobody', [])).toThrow(expect.objectContaining({ code: 'DATA_SOURCE_NOT_FOUND' }));
    expect(sources.get('shop').schema.find('orders')).toBeDefined();
  });

  it('closes a source when nobody uses it any more, and takes over the collections of the one it replaces', async () => {
    let end: () => void = () => undefined;
    sources.drainWith(() => new Promise((resolve) => void (end = resolve)));
    await port.open({ key: 'shop', config: external.config });
    port.publish('shop', [orders('shop')]);
    const old = sources.get('shop');
    await port.open({ key: 'shop', config: external.config });
    expect(sources.get('shop')).not.toBe(old);
    expect(await rows('shop')).toHaveLength(1);
    await old.ping();
    end();
    await turn();
    await expect(untilClosed(old)).resolves.toBeUndefined();
    const told: number[] = [];
    const heard = sources.onChange(({ collections }) => void told.push(collections.size));
    await owner.undoAll();
    await heard.dispose();
    expect([told, sources.find('shop'), await port.get('shop')]).toEqual([[0], undefined, undefined]);
    // What has begun may still ask.
    expect(await rows('shop')).toHaveLength(1);
    end();
    await turn();
    await expect(rows('shop')).rejects.toMatchObject({ code: 'DATA_SOURCE_NOT_FOUND' });
    sources.drainWith(() => Promise.resolve());
  });

  it('refuses keys that are taken or no names', async () => {
    const open = (key: string) => port.open({ key, config: external.config });
    await open('shop');
    const other = dataSourcesFacade(sources)(testOwner('others'));
    await expect(other.open({ key: 'shop', config: external.config })).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(open('main')).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(open('a b')).rejects.toMatchObject({ code: 'NAME_INVALID' });
    await expect(open('__proto__')).rejects.toMatchObject({ code: 'NAME_INVALID' });
    other.close('shop');
    expect(sources.find('shop')).toBeDefined();
  });
});

describe('connecting', () => {
  let external: ExternalDatabase;
  let main: TestSource;
  const test = (config: Omit<DatabaseConfig, 'poolMax'>) =>
    dataSourcesFacade(new DataSources({ main: main.source, log: SILENT }))(testOwner('tester')).test({ poolMax: 2, ...config });
  const address = new URL(POSTGRES_URL);
  const there = { dialect: 'postgres', host: address.hostname, port: Number(address.port || 5432) } as const;

  beforeAll(async () => {
    [main, external] = await Promise.all([openTestSource('sqlite'), createExternalDatabase('sqlite')]);
  });
  afterAll(async () => {
    await main.remove();
    await external.remove();
  });

  it('says who answers', async () => {
    expect(await test(external.config)).toEqual({ dialect: 'sqlite', version: expect.stringMatching(/^3\./) });
    expect(await test({ dialect: 'postgres', url: POSTGRES_URL })).toEqual({
      dialect: 'postgres',
      version: expect.stringMatching(/^\d+\./),
    });
  });

  it.each([
    ['nobody listens', { ...there, port: 1 }, 'DATABASE_ADDRESS_UNREACHABLE', { address: `${there.host}:1` }],
    ['there is no such host', { ...there, host: 'no-such-host.invalid' }, 'DATABASE_ADDRESS_UNREACHABLE', {}],
    [
      'there is no such user',
      { ...there, user: 'nobody_at_all', database: 'postgres' },
      'DATABASE_SIGN_IN_FAILED',
      { user: 'nobody_at_all' },
    ],
    ['there is no such schema', { dialect: 'postgres', url: POSTGRES_URL, schema: 'no_such' }, 'DATABASE_MISSING', { what: 'schema' }],
    ['there is no such file', { dialect: 'sqlite', storage: '/tmp/no/such/file.sqlite' }, 'DATABASE_MISSING', { what: 'file' }],
    ['there is no file', { dialect: 'sqlite' }, 'DATABASE_UNSUITABLE', {}],
    ['the address is none', { dialect: 'postgres', url: 'http://user:secret@host' }, 'DATABASE_UNSUITABLE', { received: null }],
  ] as const)('tells that %s', async (_what, config, ...told) => {
    const [code, details] = told;
    await expect(test(config)).rejects.toMatchObject({ code, details });
  });

  it('tells that there is no such database, or that a file is none', async () => {
    const url = new URL(POSTGRES_URL);
    url.pathname = '/no_such_database';
    await expect(test({ dialect: 'postgres', url: url.href })).rejects.toMatchObject({
      code: 'DATABASE_MISSING',
      details: { what: 'database', name: 'no_such_database' },
    });
    const storage = `${external.config.storage}.txt`;
    writeFileSync(storage, 'This is no database. '.repeat(300));
    await expect(test({ dialect: 'sqlite', storage })).rejects.toMatchObject({ code: 'DATABASE_UNSUITABLE' });
  });
});

/** Resolves as soon as a source refuses to work. */
async function untilClosed(source: { ping(): Promise<void> }): Promise<void> {
  for (;;) {
    try {
      await source.ping();
    } catch {
      return;
    }
    await turn();
  }
}
