import { setTimeout as wait } from 'node:timers/promises';
import {
  type TestServer,
  type TestUser,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import { type EventViewer, openEvents } from './testing/open-events';

/** What open pages are told of changes, each according to the rights of its viewer. */
eachDatabase('the stream of changes on %s', (dialect) => {
  let server: TestServer;
  let users: Record<'reader' | 'owner' | 'stranger' | 'writer', TestUser>;
  let streams: EventViewer[] = [];

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'things' });
    const { token } = server.root;
    const scope = { name: 'own', resourceName: 'things', scope: { createdById: '{{$user.id}}' } };
    const { id: scopeId } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token, body: scope }));
    const grants = { reader: ['view'], owner: [{ name: 'view', scopeId }], writer: ['create'] };
    const people = Object.entries({ ...grants, stranger: undefined }).map(async ([name, actions]) => {
      const role = await createRole(server, {
        name,
        ...(actions ? { grants: [{ collection: 'things', actions }] } : {}),
      });
      return [name, await createUser(server, { username: name, roles: [role] })] as const;
    });
    users = Object.fromEntries(await Promise.all(people)) as typeof users;
  });
  afterEach(() => {
    for (const stream of streams) stream.close();
    streams = [];
  });
  afterAll(() => server.close());

  async function look(token: string): Promise<EventViewer> {
    const stream = await openEvents(server, token);
    streams.push(stream);
    return stream;
  }
  const lookAll = (): Promise<EventViewer[]> =>
    Promise.all([server.root.token, users.reader.token, users.owner.token, users.writer.token, users.stranger.token].map(look));
  const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
    server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const createThing = async (): Promise<number> => dataOf<{ id: number }>(await asRoot('things:create', { title: 'x' })).id;
  const untilTold = (stream: EventViewer, id: number) =>
    stream.until(({ data }) => (data as { keys?: readonly number[] }).keys?.includes(id) ?? false);
  const named = (stream: EventViewer, name: string): readonly unknown[] =>
    stream.events.filter(({ event }) => event === name).map(({ data }) => data);

  it('tells of written rows who may see them, and of keys who may see all', async () => {
    const [root, reader, owner, writer, stranger] = (await lookAll()) as [EventViewer, EventViewer, EventViewer, EventViewer, EventViewer];
    const id = await createThing();
    await asRoot(`things:update?filterByTk=${id}`, { title: 'y' });
    await asRoot(`things:destroy?filterByTk=${id}`);
    for (const stream of [root, reader, owner]) await stream.until(({ data }) => (data as { action?: string }).action === 'destroy');
    const told = (keys: object): object[] =>
      ['create', 'update', 'destroy'].map((action) => ({ dataSource: 'main', collection: 'things', action, ...keys }));
    expect(named(root, 'records.changed')).toEqual(told({ keys: [id] }));
    expect(named(reader, 'records.changed')).toEqual(told({ keys: [id] }));
    expect(named(owner, 'records.changed')).toEqual(told({}));
    expect([named(writer, 'records.changed'), named(stranger, 'records.changed')]).toEqual([[], []]);
  });

  it('says nothing of what was refused, rolled back or did not touch a row', async () => {
    const stream = await look(server.root.token);
    await asRoot('things:create', { nothing: 1 });
    await asRoot('things:destroy?filterByTk=999999');
    await asRoot(`things:update?filter=${encodeURIComponent('{"title":"no such title"}')}`, { title: 'y' });
    const id = await createThing();
    await stream.until(({ event }) => event === 'records.changed');
    expect(named(stream, 'records.changed')).toEqual([{ dataSource: 'main', collection: 'things', action: 'create', keys: [id] }]);
  });

  it('makes few events of many writes, without keys when they are many', async () => {
    const stream = await look(users.reader.token);
    const begun = performance.now();
    const [id] = await Promise.all(Array.from({ length: 150 }, createThing));
    await asRoot(`things:update?filterByTk=${id}`, { title: 'told last' });
    await stream.until(({ data }) => (data as { action?: string }).action === 'update');
    const events = (named(stream, 'records.changed') as { action: string; keys?: readonly number[] }[]).filter(
      ({ action }) => action === 'create',
    );
    expect(events.length).toBeGreaterThan(0);
    // One at once, then two a second at most, however long the machine takes.
    expect(events.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 500);
    for (const { keys } of events) expect(keys?.length ?? 0).toBeLessThanOrEqual(100);
  });

  it('makes one event of one call for many rows', async () => {
    const stream = await look(users.reader.token);
    const created = dataOf<{ id: number }[]>(await asRoot('things:create', [{ title: 'a' }, { title: 'b' }]));
    const keys = created.map(({ id }) => id);
    dataOf(await asRoot('things:destroy', { filterByTk: keys }));
    await stream.until(({ data }) => (data as { action?: string }).action === 'destroy');
    expect(named(stream, 'records.changed')).toEqual([
      { dataSource: 'main', collection: 'things', action: 'create', keys },
      { dataSource: 'main', collection: 'things', action: 'destroy', keys },
    ]);
  });

  it('works nothing out while nobody looks', async () => {
    while (server.platform.streams.count > 0) await wait(10);
    expect(server.platform.resources.recordChanges.wanted).toBe(false);
    await look(users.reader.token);
    expect(server.platform.resources.recordChanges.wanted).toBe(true);
  });

  it('names changed collections to those who may view them or design all', async () => {
    const [root, reader, owner, writer, stranger] = (await lookAll()) as [EventViewer, EventViewer, EventViewer, EventViewer, EventViewer];
    await asRoot('collections/things/fields:create', { name: `extra${Date.now()}`, type: 'string' });
    const secret = await createCollection(server);
    await root.until(({ event, data }) => event === 'schema.changed' && (data as { collections: string[] }).collections.includes(secret));
    await reader.until(({ event }) => event === 'schema.changed');
    await owner.until(({ event }) => event === 'schema.changed');
    await wait(100);
    expect(named(reader, 'schema.changed')).toEqual([{ dataSource: 'main', collections: ['things'] }]);
    expect([named(writer, 'schema.changed'), named(stranger, 'schema.changed')]).toEqual([[], []]);
  });

  it('tells of changed rights, and follows them at once', async () => {
    const [root, stream] = [await look(server.root.token), await look(users.stranger.token)];
    await untilTold(root, await createThing());
    dataOf(await asRoot('roles/stranger/resources:create', { name: 'things', usingActionsConfig: true, actions: [{ name: 'view' }] }));
    await stream.until(({ event }) => event === 'access.changed');
    const id = await createThing();
    await stream.until(({ event }) => event === 'records.changed');
    expect(named(stream, 'records.changed')).toEqual([{ dataSource: 'main', collection: 'things', action: 'create', keys: [id] }]);
    dataOf(await asRoot(`users/${users.stranger.id}/roles:set`, ['writer']));
    await untilTold(root, await createThing());
    await wait(100);
    expect(named(stream, 'records.changed')).toHaveLength(1);
  });

  it('does not disturb others when a session ends, and says so to the one whose it is', async () => {
    const extra = await createUser(server, { roles: ['reader'] });
    const [reader, leaving] = [await look(users.reader.token), await look(extra.token)];
    expect((await server.api('POST', 'auth:signOut', { token: extra.token })).status).toBe(200);
    await leaving.ended;
    expect(leaving.events.at(-1)).toEqual({ event: 'session.ended', data: {} });
    await wait(100);
    expect(named(reader, 'access.changed')).toEqual([]);
  });

  it('tells everybody of new system settings', async () => {
    const stream = await look(users.reader.token);
    await asRoot('systemSettings:update', { title: 'Workshop' });
    expect(await stream.until(({ event }) => event === 'settings.changed')).toEqual({ event: 'settings.changed', data: {} });
  });

  it('tells of plugins without a client part only who manages plugins', async () => {
    const [root, reader] = [await look(server.root.token), await look(users.reader.token)];
    const { host } = server.platform;
    const plain = host.list().find(({ id }) => id === 'api-keys');
    if (!plain) throw new Error('api-keys is not there');
    await asRoot('pm:enable?filterByTk=api-keys');
    await root.until(({ event, data }) => event === 'plugins.changed' && (data as { state: string }).state === 'started');
    expect(named(root, 'plugins.changed').at(-1)).toEqual({ id: 'api-keys', state: 'started' });
    await wait(100);
    expect(named(reader, 'plugins.changed').length > 0).toBe(plain.hasClient);
  });
});
