import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { OutboxEvent } from '@mortise/plugin-api/server';
import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { LISTENER_ID, eventually, heardOf, recordsOf, writeListener } from './testing/listener-plugin';

const PLUGINS = resolve(__dirname, '..', '..', '..', '..', 'plugins');

eachDatabase('the outbox on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  const post = (path: string, body?: unknown) =>
    server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const make = async (collection: string, title: string) => dataOf<{ id: number }>(await post(`${collection}:create`, { title })).id;
  const heard = (collection: string, count: number) =>
    eventually(
      () => heardOf(server, collection),
      ({ length }) => length >= count,
    );
  const brief = (events: readonly OutboxEvent[]) =>
    events.map(({ event, key, record }) => `${event} ${String(key)} ${String(record?.['title'] ?? '-')}`);
  const waiting = (collection: string) =>
    recordsOf(server).find<Record<string, unknown>>('outbox', { filter: { collection }, sort: ['id'] });
  const bear = (title: string) => recordsOf(server).create('grudges', { title });
  const forgive = () => recordsOf(server).destroy('grudges', {});

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-outbox-'));
    await writeListener(folder);
    server = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder], env: { LOGGER_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('tells what happened to a record, in order, and keeps nothing of it', async () => {
    const name = await createCollection(server);
    const id = await make(name, 'a');
    dataOf(await post(`${name}:update?filterByTk=${id}`, { title: 'b' }));
    dataOf(await post(`${name}:destroy?filterByTk=${id}`));
    const events = await heard(name, 3);
    expect(brief(events)).toEqual([`create ${id} a`, `update ${id} b`, `destroy ${id} -`]);
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(events[0]).toMatchObject({ id: expect.any(Number), dataSource: 'main', record: { id, title: 'a' }, userId: 1, at });
    expect(
      await eventually(
        () => waiting(name),
        ({ length }) => length === 0,
      ),
    ).toEqual([]);
  });

  it('tells of many records at once, of records found or made, and of those inside others', async () => {
    const lines = await createCollection(server);
    const orders = await createCollection(server, {
      fields: [
        { name: 'title', type: 'string' },
        { name: 'lines', type: 'hasMany', target: lines },
      ],
    });
    dataOf(await post(`${orders}:create`, [{ title: 'a' }, { title: 'b' }]));
    dataOf(await post(`${orders}:firstOrCreate?filterKeys=title`, { title: 'c' }));
    dataOf(await post(`${orders}:updateOrCreate?filterKeys=title`, { title: 'c' }));
    dataOf(await post(`${orders}:create`, { title: 'd', lines: [{ title: 'e' }, { title: 'f' }] }));
    expect(brief(await heard(orders, 5))).toEqual(['create 1 a', 'create 2 b', 'create 3 c', 'update 3 c', 'create 4 d']);
    expect(brief(await heard(lines, 2))).toEqual(['create 1 e', 'create 2 f']);
  });

  it('tells nothing of what was rolled back', async () => {
    const name = await createCollection(server, { fields: [{ name: 'title', type: 'string', unique: true }] });
    expect(await post(`${name}:create`, [{ title: 'a' }, { title: 'a' }])).toMatchObject({ status: 409 });
    expect(await waiting(name)).toEqual([]);
    const id = await make(name, 'b');
    expect(brief(await heard(name, 1))).toEqual([`create ${id} b`]);
  });

  it('watches only what somebody asked for', async () => {
    const name = await createCollection(server);
    const { recordHooks } = server.platform;
    const isWatched = (collection: string) => recordHooks.has('afterCreate', { name: collection, dataSource: 'main' });
    expect([isWatched(name), isWatched('heard'), isWatched('roles')]).toEqual([true, false, false]);
    dataOf(await post(`collections:destroy?filterByTk=${name}`));
    expect(isWatched(name)).toBe(false);
  });

  it('tells a failed event again, and holds back only what came later for the same record', async () => {
    const name = await createCollection(server);
    await bear('bad');
    const bad = await make(name, 'bad');
    dataOf(await post(`${name}:update?filterByTk=${bad}`, { title: 'better' }));
    const good = await make(name, 'good');
    expect(brief(await heard(name, 1))).toEqual([`create ${good} good`]);
    const [first, second] = await eventually(
      () => waiting(name),
      (rows) => Number(rows[0]?.['attempts']) >= 1 && rows[1]?.['dueAt'] !== null,
    );
    expect([Number(first?.['attempts']) >= 1, second?.['attempts']]).toEqual([true, 0]);
    await forgive();
    expect(brief(await heard(name, 3)).slice(1)).toEqual([`create ${bad} bad`, `update ${bad} better`]);
  });

  it('puts an event aside that failed twenty times, and goes on with the record', async () => {
    const name = await createCollection(server);
    await bear('worst');
    const id = await make(name, 'worst');
    dataOf(await post(`${name}:update?filterByTk=${id}`, { title: 'calm' }));
    await eventually(
      () => waiting(name),
      ([row]) => Number(row?.['attempts']) >= 1,
    );
    await recordsOf(server).update('outbox', { collection: name, event: 'create' }, { attempts: 19 });
    expect(brief(await heard(name, 1))).toEqual([`update ${id} calm`]);
    const rows = await eventually(
      () => waiting(name),
      ({ length }) => length === 1,
    );
    expect(rows).toMatchObject([{ attempts: 20, dueAt: null, parkedAt: expect.any(String), event: 'create' }]);
    await forgive();
  });

  it('keeps what a plugin that is off has not heard, and writes nothing more for it', async () => {
    const name = await createCollection(server);
    await bear('early');
    await make(name, 'early');
    await eventually(
      () => waiting(name),
      ([row]) => Number(row?.['attempts']) >= 1,
    );
    await make(name, 'slow');
    await server.platform.host.disable(LISTENER_ID);
    await make(name, 'unheard');
    const left = (await waiting(name)).map(({ recordKey }) => recordKey);
    expect(left).toContain('1');
    expect(left).not.toContain('3');
    expect(server.platform.recordHooks.has('afterCreate', { name, dataSource: 'main' })).toBe(false);
    await server.platform.host.enable(LISTENER_ID);
    await forgive();
    const titles = (await heard(name, 2)).map(({ record }) => record?.['title']);
    expect(new Set(titles)).toEqual(new Set(['early', 'slow']));
  });

  it('waits for the process that tells the events, and takes over when it died', async () => {
    const name = await createCollection(server);
    const expiresAt = new Date(Date.now() + 1500).toISOString();
    await recordsOf(server).update('outboxLeases', { subscription: `${LISTENER_ID}/all` }, { holder: 'a process that died', expiresAt });
    const id = await make(name, 'a');
    const events = await heard(name, 1);
    expect(brief(events)).toEqual([`create ${id} a`]);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  });
});
