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

/** A protocol whose requests are calls as they are, and whose answers are results as they are. */
const PLAIN = `
  const json = (status, value) => ({ status, type: 'application/json', body: JSON.stringify(value) });
  deps.pipeline.protocol({
    id: 'plain',
    base: '/plain/',
    parse: ({ path, body }) => ({ resource: path.split(':')[0], action: path.split(':')[1], ...body, asked: { sort: [], page: { kind: 'all' }, ...body.asked } }),
    encode: (result) => json(200, result.kind === 'json' ? JSON.parse(result.text) : result.data),
    encodeError: ([{ status, code, details }]) => json(status, { code, details }),
  });`;
const WITNESS = `
  deps.recordHooks.on('beforeUpdate', { id: 'witness', collection: 'watched', handle: () => undefined });
  deps.recordHooks.on('beforeCreate', { id: 'witness', collection: 'watched', handle: () => undefined });`;

interface Call {
  readonly token?: string;
  readonly asked?: object;
  readonly values?: unknown;
}

eachDatabase('writes as other protocols ask for them on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-plain-'));
    const needs = { pipeline: 'core.pipeline', recordHooks: 'core.recordHooks' };
    await writePlugin(folder, { id: 'plain', needs, setup: PLAIN + WITNESS });
    server = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder] });
    await createCollection(server, { name: 'groups', fields: [{ name: 'title', type: 'string' }] });
    const fields = [
      { name: 'code', type: 'string', unique: true },
      { name: 'title', type: 'string' },
      { name: 'secret', type: 'string' },
      { name: 'owner', type: 'string' },
      { name: 'group', type: 'belongsTo', target: 'groups', foreignKey: 'groupId' },
    ];
    await createCollection(server, { name: 'parts', fields });
    await createCollection(server, { name: 'watched', fields });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    for (const table of ['parts', 'watched']) await call(`${table}:destroy`, { asked: { filter: above(0) } });
  });

  const call = async (path: string, { token = server.root.token, ...body }: Call): Promise<{ status: number; body: unknown }> => {
    const { status, body: answer } = await server.api('POST', `/plain/${path}`, { token, body });
    return { status, body: answer };
  };
  const compare = (name: string, operator: string, value: unknown): object => ({
    kind: 'compare',
    path: [name],
    operator,
    value: { kind: 'literal', value },
  });
  const above = (id: number): object => compare('id', '$gt', id);
  const put = async (...values: object[]): Promise<Record<string, unknown>[]> =>
    (await call('parts:create', { values })).body as Record<string, unknown>[];
  const stored = async (field: string): Promise<unknown[]> => {
    const rows = dataOf<Record<string, unknown>[]>(await server.api('GET', 'parts:list?sort=id', { token: server.root.token }));
    return rows.map((row) => row[field]);
  };
  const asked = (more: object): object => ({ filter: above(0), ...more });
  const title = [{ name: 'title' }];

  test.each(['parts', 'watched'])('answer with what is asked for, also where plugins watch (%s)', async (table) => {
    const { body: group } = await call('groups:create', { values: { title: 'g' } });
    const { id: groupId } = group as { id: number };
    const relations = [{ name: 'group', as: 'of', shown: { columns: title, relations: [] } }];
    const shown = { columns: [{ name: 'title', as: 'label' }], relations };
    const values = { title: 'a', secret: 's', groupId };
    const seen = (label: string): object => ({ label, of: { title: 'g' } });
    expect(await call(`${table}:create`, { values, asked: { shown } })).toEqual({ status: 200, body: seen('a') });
    expect(await call(`${table}:create`, { values: [values, values], asked: { shown } })).toEqual({
      status: 200,
      body: [seen('a'), seen('a')],
    });
    const changed = await call(`${table}:update`, { values: { title: 'b' }, asked: asked({ shown }) });
    expect(changed).toEqual({ status: 200, body: [seen('b'), seen('b'), seen('b')] });
    const keys = (await call(`${table}:update`, { values: { title: 'c' }, asked: asked({ returning: false }) })).body;
    expect(keys).toEqual([{ id: expect.any(Number) }, { id: expect.any(Number) }, { id: expect.any(Number) }]);
    const gone = await call(`${table}:destroy`, { asked: asked({ returning: true, shown }) });
    expect(gone).toEqual({ status: 200, body: [seen('c'), seen('c'), seen('c')] });
    expect(await call(`${table}:destroy`, { asked: asked({ returning: true }) })).toEqual({ status: 200, body: [] });
    expect(await call(`${table}:destroy`, { asked: asked({}) })).toEqual({ status: 200, body: 0 });
  });

  test.each([
    [{ exactly: 1 }, 422],
    [{ atMost: 1 }, 422],
    [{ exactly: 2 }, 200],
    [{ atMost: 2 }, 200],
  ])('happen only when they touch %j', async (affected, status) => {
    const values = { title: 'x' };
    await put({ title: 'a' }, { title: 'b' });
    expect(await call('parts:update', { values, asked: asked({ affected }) })).toMatchObject({ status });
    expect(await call('parts:create', { values: [values, values], asked: { affected } })).toMatchObject({ status });
    expect(await stored('title')).toEqual(status === 200 ? ['x', 'x', 'x', 'x'] : ['a', 'b']);
    const all = (await stored('title')).length;
    const few = await call('parts:destroy', { asked: asked({ affected: { exactly: all - 1 } }) });
    expect(few).toMatchObject({ status: 422, body: { code: 'AFFECTED_ROWS_UNEXPECTED', details: { received: all } } });
    expect(await stored('title')).toHaveLength(all);
  });

  test('may be lists of nothing, where that is asked for', async () => {
    expect(await call('parts:create', { values: [], asked: { acceptsNone: true } })).toEqual({ status: 200, body: [] });
    expect(await call('parts:create', { values: [], asked: { acceptsNone: true, existing: { are: 'updated' } } })).toEqual({
      status: 200,
      body: [],
    });
    expect(await call('parts:create', { values: [] })).toMatchObject({ status: 400 });
  });

  test('change what is there instead of creating it', async () => {
    const [first] = await put({ code: 'a', title: 'old', secret: 's' });
    const existing = { by: ['code'], are: 'updated' };
    const values = [
      { code: 'a', title: 'new' },
      { code: 'b', title: 'new' },
    ];
    const written = await call('parts:create', { values, asked: { existing } });
    expect(written).toMatchObject({ status: 200, body: [{ id: first?.['id'], title: 'new', secret: 's' }, { code: 'b' }] });
    const byKey = { id: first?.['id'], title: 'by key' };
    expect(await call('parts:create', { values: byKey, asked: { existing: { are: 'updated' } } })).toMatchObject({
      body: [{ code: 'a', title: 'by key' }],
    });
    expect(await call('parts:create', { values, asked: { existing: { ...existing, are: 'kept' } } })).toEqual({ status: 200, body: [] });
    expect(await stored('title')).toEqual(['by key', 'new']);
    const twice = await call('parts:create', { values: [values[0], values[0]], asked: { existing } });
    expect(twice).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } });
    const wrong = await call('parts:create', { values, asked: { existing: { by: ['title'], are: 'updated' } } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'QUERY_PARAMETER_INVALID' } });
    const watched = await call('watched:create', { values, asked: { existing } });
    expect(watched).toMatchObject({ status: 400, body: { code: 'OPTION_UNSUPPORTED' } });
    const users = await call('users:create', { values: { username: 'x' }, asked: { existing } });
    expect(users).toMatchObject({ status: 404, body: { code: 'ACTION_NOT_FOUND' } });
    for (const id of [0, -1, 2 ** 53 - 1, 'x']) {
      const answer = await call('parts:create', { values: { id }, asked: { existing: { are: 'updated' } } });
      expect(answer).toMatchObject({ status: 400, body: { code: 'VALUE_INVALID' } });
    }
  });

  test('move no record of a tree while it is not known whether it is there', async () => {
    await createCollection(server, { name: 'folders', tree: 'adjacencyList', fields: [{ name: 'title', type: 'string' }] });
    const existing = { are: 'updated' };
    const moved = await call('folders:create', { values: { id: 5, title: 'a', parentId: 5 }, asked: { existing } });
    expect(moved).toMatchObject({ status: 400, body: { code: 'OPTION_UNSUPPORTED' } });
    expect(await call('folders:create', { values: { id: 5, title: 'a' }, asked: { existing } })).toMatchObject({
      status: 200,
      body: [{ id: 5 }],
    });
  });

  describe('an upsert of somebody with few rights', () => {
    const existing = { by: ['code'], are: 'updated' };
    const scopeOf = async (scope: object): Promise<number> => {
      const body = { name: 'own', resourceName: 'parts', scope };
      return dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token: server.root.token, body })).id;
    };
    const holder = async (...actions: (string | { name: string; fields?: string[]; scopeId?: number })[]): Promise<string> => {
      const role = await createRole(server, { grants: [{ collection: 'parts', actions }] });
      return (await createUser(server, { roles: [role] })).token;
    };

    test('needs the rights to create, to update and to see', async () => {
      const values = { code: 'n', title: 'x' };
      for (const actions of [
        ['create', 'view'],
        ['update', 'view'],
        ['create', 'update'],
      ]) {
        const answer = await call('parts:create', { token: await holder(...actions), values, asked: { existing } });
        expect([actions, answer]).toMatchObject([actions, { status: 403 }]);
      }
      const keeper = await holder('create', 'view');
      expect(await call('parts:create', { token: keeper, values, asked: { existing: { ...existing, are: 'kept' } } })).toMatchObject({
        status: 200,
      });
      expect(await call('parts:create', { token: await holder('create', 'update', 'view'), values, asked: { existing } })).toMatchObject({
        status: 200,
      });
    });

    test('reaches no field that one of them leaves out', async () => {
      const fields = ['code', 'title'];
      const token = await holder('create', 'view', { name: 'update', fields });
      expect(await call('parts:create', { token, values: { code: 'a', secret: 's' }, asked: { existing } })).toMatchObject({
        status: 403,
        body: { code: 'FIELD_DENIED' },
      });
      const blind = await holder('create', 'update', { name: 'view', fields: ['title'] });
      expect(await call('parts:create', { token: blind, values: { code: 'a' }, asked: { existing } })).toMatchObject({
        status: 403,
        body: { code: 'FIELD_DENIED' },
      });
    });

    test.each(['update', 'view'])(
      'changes no record outside of the scope to %s, and learns no more than that the key is taken',
      async (name) => {
        await put({ code: 'mine', owner: 'me', title: 'old' }, { code: 'theirs', owner: 'them', title: 'old', secret: 's' });
        const scopeId = await scopeOf({ owner: 'me' });
        const others = ['create', 'update', 'view'].filter((other) => other !== name);
        const token = await holder(...others, { name, scopeId });
        const values = [
          { code: 'mine', title: 'new' },
          { code: 'theirs', title: 'new' },
        ];
        const answer = await call('parts:create', { token, values, asked: { existing } });
        expect(answer).toEqual({ status: 409, body: { code: 'UNIQUE_CONFLICT', details: { collection: 'parts', fields: ['code'] } } });
        expect(await stored('title')).toEqual(['old', 'old']);
        expect(await call('parts:create', { token, values: values[0], asked: { existing } })).toMatchObject({
          status: 200,
          body: [{ title: 'new', owner: 'me' }],
        });
      },
    );

    test('of a record nobody may see is not answered with it', async () => {
      const token = await holder('create', 'update', 'destroy');
      expect(await call('parts:create', { token, values: { code: 'a' }, asked: { returning: true } })).toMatchObject({ status: 403 });
      expect(await call('parts:create', { token, values: { code: 'a' }, asked: { returning: false } })).toEqual({
        status: 200,
        body: { id: expect.any(Number) },
      });
    });
  });
});
