import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type TestServer, createRole, createUser, dataOf, eachDatabase, startTestServer, writePlugin } from '@mortise/testing';

type Row = Record<string, unknown>;

const PLUGINS = resolve(__dirname, '../../../plugins');
const STUBBORN = `await deps.collections.onRename(async ({ change }) => {
  if (['two', 'goes'].includes(change.to)) throw new Error('I will not');
});`;

eachDatabase('what plugins keep about a renamed collection or field (%s)', (dialect) => {
  let server: TestServer;
  let folder: string;
  let role: string;
  let reader: string;

  const call = async (method: string, path: string, { body, token = server.root.token }: { body?: unknown; token?: string } = {}) => {
    const answer = await server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, data, code: errors?.[0]?.code };
  };
  const post = async <T = Row>(path: string, body: unknown = {}): Promise<T> =>
    dataOf<T>(await server.api('POST', path, { token: server.root.token, body }));
  const seen = (path: string) => call('GET', path, { token: reader });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-stubborn-'));
    await writePlugin(folder, { id: 'stubborn', preset: 'off', needs: { collections: 'core.collections' }, setup: STUBBORN });
    const env = { LOGGER_LEVEL: 'silent' };
    server = await startTestServer({ dialect, env, pluginFolders: [PLUGINS, folder], plugins: ['rest-apis', 'pages', 'oauth2'] });
    await post('collections:create', { name: 'firms', fields: [{ name: 'city', type: 'string' }] });
    const fields = [
      { name: 'title', type: 'string' },
      { name: 'salary', type: 'integer' },
      { name: 'firm', type: 'belongsTo', target: 'firms' },
    ];
    await post('collections:create', { name: 'staff', fields });
    for (const [title, city] of [
      ['a', 'Rome'],
      ['b', 'Oslo'],
    ])
      await post('staff:create', { title, salary: 1, firm: { city } });
    const scope = { $and: [{ 'firm.city.$eq': 'Rome' }, { title: { $ne: 'x' } }] };
    const { id: scopeId } = await post('rolesResourcesScopes:create', { name: 'Rome', resourceName: 'staff', scope });
    const shown = ['title', 'firm', 'firmId'];
    role = await createRole(server, {
      grants: [
        {
          collection: 'staff',
          actions: [
            { name: 'view', fields: shown, scopeId: scopeId as number },
            { name: 'update', fields: ['title'] },
          ],
        },
        { collection: 'firms', actions: [{ name: 'view' }] },
      ],
    });
    await post(`roles:update?filterByTk=${role}`, { strategy: { actions: ['view', 'create', 'update', 'destroy'] } });
    reader = (await createUser(server, { roles: [role] })).token;
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const everything = async () => {
    const query = (name: string) => call('POST', `namedQueries:run?filterByTk=${name}`, { body: { params: {} } });
    return { list: (await query('people')).data, groups: (await query('groups')).data };
  };

  test('fields: rights, scopes, queries and blocks', async () => {
    const page = await post('uiPages:create', { kind: 'page', title: 'Staff' });
    const settings = { collection: 'staff', columns: ['title', 'firm'], filter: { 'firm.city': 'Rome', title: 'a' } };
    const blocks = [{ key: 'b', kind: 'collections.table', span: 24, settings }];
    const content = { tabs: [{ key: 'main', rows: [{ key: 'r', blocks }] }] };
    const { version: first } = dataOf<Row>(
      await server.api('GET', `uiPages:getDraft/${String(page['uid'])}`, { token: server.root.token }),
    );
    const { version } = await post(`uiPages:saveDraft/${String(page['uid'])}`, { content, version: first });
    await post(`uiPages:publish/${String(page['uid'])}`, { version });
    const params = { filter: { 'firm.city': 'Rome' }, fields: ['title', 'firm.city'], sort: ['-title'], appends: 'firm' };
    await post('namedQueries:create', { name: 'people', kind: 'tree', tree: { resource: 'staff', action: 'list', params }, roles: [role] });
    const groups = {
      measures: [
        { field: 'title', aggregation: 'max' },
        { field: '*', aggregation: 'count', alias: 'salary' },
      ],
      dimensions: [{ field: ['firm', 'city'], alias: 'town' }],
      having: { title: { $ne: 'zz' }, salary: { $gt: 0 } },
      orders: [{ field: 'title' }, { field: 'salary', order: 'desc' }, { field: 'town' }],
    };
    await post('namedQueries:create', {
      name: 'groups',
      kind: 'tree',
      tree: { resource: 'staff', action: 'query', params: groups },
      roles: [role],
    });
    const before = await everything();
    expect(before.groups).toHaveLength(2);
    expect(await seen('staff:list')).toMatchObject({ data: [{ title: 'a' }] });
    for (const [collection, from, to] of [
      ['staff', 'title', 'headline'],
      ['staff', 'firm', 'employer'],
      ['firms', 'city', 'town'],
      ['staff', 'firmId', 'employerId'],
    ])
      await post(`collections/${collection}/fields:update?filterByTk=${from}`, { name: to });
    const { data } = await seen('staff:list?appends=employer');
    expect(data).toMatchObject([{ headline: 'a', employer: { town: 'Rome' }, employerId: 1 }]);
    expect((data as Row[])[0]).not.toHaveProperty('salary');
    expect(await seen('staff:list?fields=salary')).toMatchObject({ status: 403 });
    expect(await call('POST', 'staff:update?filterByTk=1', { token: reader, body: { headline: 'c' } })).toMatchObject({ status: 200 });
    expect(await call('POST', 'staff:update?filterByTk=1', { token: reader, body: { salary: 2 } })).toMatchObject({ status: 403 });
    await post('staff:update?filterByTk=1', { headline: 'a' });
    const after = await everything();
    expect(after.list).toMatchObject([{ headline: 'a', employer: { town: 'Rome' } }]);
    const old = (before.groups as Row[]).map(({ title, ...row }) => ({ ...row, headline: title }));
    expect(after.groups).toEqual(old);
    const expected = { columns: ['headline', 'employer'], filter: { 'employer.town': 'Rome', headline: 'a' } };
    for (const action of ['get', 'getDraft']) {
      const { data: shownPage } = await call('GET', `uiPages:${action}/${String(page['uid'])}`);
      expect(shownPage).toMatchObject({
        content: { tabs: [{ rows: [{ blocks: [{ settings: { collection: 'staff', ...expected } }] }] }] },
      });
    }
  });

  test('a collection: rights stay with it and not with its old name, whatever a strategy would allow', async () => {
    await post('restApis:create', { name: 'People', slug: 'people', tables: ['staff', 'firms'] });
    await post('oauthClients:create', {
      clientId: 'robot',
      rights: ['read'],
      roles: [role],
      tables: ['staff'],
      grantTypes: ['client_credentials'],
    });
    let isOver = false;
    const watching = (async () => {
      const rows: unknown[] = [];
      while (!isOver) for (const name of ['staff', 'crew']) rows.push((await seen(`${name}:list?fields=salary`)).status);
      return new Set(rows);
    })();
    await post('collections:update?filterByTk=staff', { name: 'crew' });
    await wait(200);
    isOver = true;
    // Refused, unknown, or asked for while it changed; never answered.
    for (const status of await watching) expect([403, 404, 503]).toContain(status);
    expect(await seen('crew:list?sort=id')).toMatchObject({ status: 200, data: [{ headline: 'a' }] });
    expect(await seen('staff:list')).toMatchObject({ status: 404 });
    expect((await everything()).list).toMatchObject([{ headline: 'a' }]);
    expect(await call('GET', '/oauth/get/people/_/crew?$select=headline')).toMatchObject({ status: 200 });
    expect(await call('GET', 'oauthClients:get?filterByTk=robot')).toMatchObject({ data: { tables: ['crew'] } });
    // Nobody has rights in a new collection of the old name but by the strategy.
    await post('collections:create', { name: 'staff', fields: [{ name: 'salary', type: 'integer' }] });
    expect(await seen('staff:list?fields=salary')).toMatchObject({ status: 200, data: [] });
    expect(await seen('crew:list?fields=salary')).toMatchObject({ status: 403 });
  });

  test('what was renamed while a plugin was off is followed when it is switched on, once and in its order', async () => {
    await post('collections:create', { name: 'trees', fields: [{ name: 'kind', type: 'string' }] });
    const fields = [
      { name: 'name', type: 'string' },
      { name: 'tree', type: 'belongsTo', target: 'trees' },
    ];
    await post('collections:create', { name: 'woods', fields });
    await post('woods:create', [
      { name: 'dark', tree: { kind: 'oak' } },
      { name: 'light', tree: { kind: 'birch' } },
    ]);
    const params = { filter: { 'tree.kind': 'oak' }, fields: ['name', 'tree.kind'] };
    await post('namedQueries:create', { name: 'oaks', kind: 'tree', tree: { resource: 'woods', action: 'list', params }, roles: [role] });
    const { id } = await post('restApis:create', { name: 'Woods', slug: 'woods', tables: ['woods'] });
    const switched = async (verb: string, plugins: readonly string[]) => {
      for (const plugin of plugins) await post(`pm:${verb}?filterByTk=${plugin}`);
    };
    const kept = async () => ({
      rows: (await call('POST', 'namedQueries:run?filterByTk=oaks', { body: { params: {} } })).data,
      tables: dataOf<Row>(await server.api('GET', `restApis:get?filterByTk=${String(id)}`, { token: server.root.token }))['tables'],
    });
    await switched('disable', ['js-blocks', 'rest-apis', 'named-queries']);
    await post('collections/trees/fields:update?filterByTk=kind', { name: 'species' });
    await post('collections/woods/fields:update?filterByTk=tree', { name: 'plant' });
    await post('collections:update?filterByTk=woods', { name: 'groves' });
    await post('collections:update?filterByTk=groves', { name: 'forests' });
    await post('collections:create', { name: 'woods', fields });
    await switched('enable', ['named-queries', 'rest-apis', 'js-blocks']);
    expect(await kept()).toEqual({ rows: [{ name: 'dark', plant: { species: 'oak' } }], tables: ['forests'] });
    await post('collections:destroy?filterByTk=woods');
    await post('collections:update?filterByTk=forests', { name: 'woods' });
    expect(await kept()).toMatchObject({ rows: [{ name: 'dark' }], tables: ['woods'] });
    await switched('disable', ['js-blocks', 'rest-apis', 'named-queries']);
    await switched('enable', ['named-queries', 'rest-apis', 'js-blocks']);
    expect(await kept()).toMatchObject({ rows: [{ name: 'dark' }], tables: ['woods'] });
  });

  test('a plugin that cannot follow undoes everything', async () => {
    await post('pm:enable?filterByTk=stubborn');
    await post('collections:create', { name: 'stays', fields: [{ name: 'one', type: 'string', index: true }] });
    await post('stays:create', { one: 'x' });
    expect((await call('POST', 'collections/stays/fields:update?filterByTk=one', { body: { name: 'two' } })).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await call('POST', 'collections:update?filterByTk=stays', { body: { name: 'goes' } })).status).toBeGreaterThanOrEqual(400);
    expect(await call('GET', 'stays:list?fields=one')).toMatchObject({ status: 200, data: [{ one: 'x' }] });
    await post('pm:disable?filterByTk=stubborn');
    await post('collections/stays/fields:update?filterByTk=one', { name: 'two' });
    expect(await call('GET', 'stays:list?fields=two')).toMatchObject({ status: 200, data: [{ two: 'x' }] });
  });

  test('a plugin that cannot make up for it does not start, and nothing is half done', async () => {
    await post('collections:create', { name: 'late', fields: [{ name: 'one', type: 'string' }] });
    await post('collections/late/fields:update?filterByTk=one', { name: 'two' });
    expect((await call('POST', 'pm:enable?filterByTk=stubborn', { body: {} })).status).toBeGreaterThanOrEqual(400);
    expect(await call('GET', 'late:list?fields=two')).toMatchObject({ status: 200 });
    await post('pm:disable?filterByTk=stubborn');
  });
});
