import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type TestServer,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  writePlugin,
} from '@mortise/testing';

const PLUGINS = resolve(__dirname, '..', '..', '..', '..', 'plugins');

const WITNESS = `
  for (const point of ['afterCreate', 'afterUpdate']) {
    deps.recordHooks.on(point, { id: 'witness', collection: 'watched', handle({ record, records: [first] = [record] }) {
      if (first.secret !== 'kept') throw new Error('the record is not whole');
    } });
  }`;

eachDatabase('standard actions on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const filter = (value: unknown) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-witness-'));
    await writePlugin(folder, { id: 'witness', needs: { recordHooks: 'core.recordHooks' }, setup: WITNESS });
    server = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder] });
    await createCollection(server, {
      name: 'notes',
      fields: [
        { name: 'title', type: 'string', allowNull: false },
        { name: 'extra', type: 'json' },
      ],
    });
    await createCollection(server, {
      name: 'watched',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'secret', type: 'string' },
      ],
    });
    for (const title of ['a', 'b']) dataOf(await call('POST', 'notes:create', { title }));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['filterByTk=[]', {}],
    ['filterByTk=', {}],
    ['filterByTk=[]', { title: 'a' }],
    ['filterByTk=', { title: 'a' }],
    ['', { id: { $notIn: [] } }],
    ['', { $not: { $or: [] } }],
  ])('a write that names no row (%s, filter %j) changes none', async (keys, condition) => {
    const path = `notes:update?${keys}&${filter(condition)}`;
    expect(await call('POST', path, { title: 'x' })).toMatchObject({ status: 400, body: { errors: [{ code: 'FILTER_REQUIRED' }] } });
  });

  test('a read by an empty key is refused whatever filter stands beside it', async () => {
    const path = `notes:get?filterByTk=&${filter({ title: 'a' })}`;
    expect(await call('GET', path)).toMatchObject({ status: 400, body: { errors: [{ code: 'RECORD_KEY_REQUIRED' }] } });
  });

  test('one fault is told once', async () => {
    const { body } = await call('POST', 'notes:create', { title: null });
    expect(body).toMatchObject({ errors: [{ code: 'VALUE_REQUIRED' }] });
    expect((body as { errors: unknown[] }).errors).toHaveLength(1);
  });

  test('values without an order cannot be sorted by', async () => {
    expect(await call('GET', 'notes:list?sort=extra')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'QUERY_PARAMETER_INVALID', details: { parameter: 'sort' } }] },
    });
  });

  test('hooks see records whole, their caller what the role may see', async () => {
    const actions = [{ name: 'view', fields: ['title'] }, { name: 'create' }, { name: 'update' }];
    const role = await createRole(server, { grants: [{ collection: 'watched', actions }] });
    const { token } = await createUser(server, { roles: [role] });
    const created = dataOf<{ id: number }>(await server.api('POST', 'watched:create', { token, body: { title: 'a', secret: 'kept' } }));
    expect(Object.keys(created).sort()).toEqual(['createdAt', 'id', 'title', 'updatedAt']);
    const [changed] = dataOf<object[]>(await server.api('POST', `watched:update/${created.id}`, { token, body: { title: 'b' } }));
    expect(changed).toEqual({ ...created, title: 'b', updatedAt: expect.any(String) as unknown });
  });

  test('a credential without the scheme Bearer does not hold', async () => {
    for (const authorization of [server.root.token, `Basic ${server.root.token}`, `Bearer-x ${server.root.token}`]) {
      const response = await fetch(`${server.url}/api/auth:check`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ errors: [{ code: 'INVALID_TOKEN' }] });
    }
  });
});
