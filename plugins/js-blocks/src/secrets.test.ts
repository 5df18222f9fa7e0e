import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';
import type { BlockGrants, Ticket } from './contract';
import { BlockPage } from './testing/block-page';

eachDatabase('secrets of blocks on %s', (dialect) => {
  let server: TestServer;
  let keyRole: string;
  let key: { readonly id: number; readonly token: string };
  let viewer: string;
  let page: BlockPage;
  let revision: number;

  const grants: BlockGrants = { collections: [{ resource: 'orders', actions: ['view'], fields: ['id', 'total'] }], secrets: ['reader'] };
  const post = (path: string, body: unknown = {}, token = server.root.token): Promise<ApiAnswer> =>
    server.api('POST', path, { token, body });
  const ticket = (at: object = {}, token = viewer): Promise<ApiAnswer> =>
    post('jsBlocks:ticket', { page: page.uid, block: 'b', revision, secret: 'reader', ...at }, token);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'pages', 'js-blocks'] });
    const fields = ['total', 'margin'].map((name) => ({ name, type: 'integer' }));
    await createCollection(server, { name: 'orders', fields });
    await createCollection(server, { name: 'notes' });
    dataOf(await post('orders:create', { total: 1, margin: 2 }));
    keyRole = await createRole(server, { grants: [{ collection: 'orders' }, { collection: 'notes' }] });
    dataOf(await post('users/1/roles:add', [keyRole]));
    key = await createApiKey(server, { role: keyRole });
    dataOf(await post('jsSecrets:create', { name: 'reader', value: key.token, description: 'Reads orders' }));
    viewer = (await createUser(server, { roles: [await createRole(server)] })).token;
    page = await BlockPage.create(server);
    revision = await page.show({ key: 'b', grants }, { key: 'without' });
  });
  afterAll(() => server.close());

  it('go in and never come out', async () => {
    const { token } = server.root;
    const name = uniqueName('secret');
    const created = await post('jsSecrets:create', { name, value: 'very-secret', hosts: ['api.example.com'] });
    const updated = await post(`jsSecrets:update?filterByTk=${name}`, { value: 'more-secret', description: 'x' });
    const listed = await server.api('GET', 'jsSecrets:list', { token });
    const got = await server.api('GET', `jsSecrets:get?filterByTk=${name}`, { token });
    expect(dataOf(got)).toMatchObject({ name, description: 'x', hosts: ['api.example.com'] });
    for (const { status, body } of [created, updated, listed, got]) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/very-secret|more-secret|sealed/);
    }
    expect((await server.api('GET', 'jsSecrets:list?fields=sealed', { token })).status).toBe(400);
    expect((await server.api('GET', 'jsSecrets:list?sort=sealed', { token })).status).toBe(400);
    expect(codeOf(await post('jsSecrets:create', { name, value: 'x' }))).toBe('UNIQUE_CONFLICT');
    expect((await post('jsSecrets:create', { name: 'a b', value: 'x' })).status).toBe(400);
    expect((await post('jsSecrets:create', { name: uniqueName('s'), value: 'x', hosts: ['https://x'] })).status).toBe(400);
    expect((await post('jsSecrets:create', { name: uniqueName('s'), value: 'x', sealed: 'y' })).status).toBe(400);
  });

  it('let a block read with a key its viewer never has: the block’s share of the key’s rights', async () => {
    const { token, expiresAt } = dataOf<Ticket>(await ticket());
    expect(token).not.toContain(key.token);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const call = page.caller('b', { revision, token });
    const [row] = dataOf<Record<string, unknown>[]>(await call('GET', 'orders:list'));
    expect(Object.keys(row ?? {}).toSorted()).toEqual(['createdAt', 'id', 'total', 'updatedAt']);
    expect((await server.api('GET', 'orders:list', { token: viewer })).status).toBe(403);
    for (const [method, path] of [
      ['GET', 'notes:list'],
      ['POST', 'orders:create'],
      ['GET', 'app:boot'],
      ['GET', 'orders:list?fields=margin'],
    ] as const) {
      expect((await call(method, path)).status).toBe(403);
      // Nor does it gain anything by leaving the address of the block out.
      expect((await server.api(method, path, { token })).status).toBe(403);
    }
    expect((await page.caller('without', { revision, token })('GET', 'orders:list')).status).toBe(403);
  });

  it('are for blocks that were given them, and for who sees these blocks', async () => {
    expect(codeOf(await ticket({ block: 'without' }))).toBe('ACTION_DENIED');
    expect(codeOf(await ticket({ secret: 'other' }))).toBe('ACTION_DENIED');
    expect(codeOf(await ticket({ block: 'nothing' }))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await ticket({ revision: revision + 5 }))).toBe('RECORD_NOT_FOUND');
    expect((await server.api('POST', 'jsBlocks:ticket', { body: { page: page.uid, block: 'b', revision, secret: 'reader' } })).status).toBe(
      401,
    );
    const own = await BlockPage.create(server, { roles: ['admin'] });
    const at = { page: own.uid, revision: await own.show({ key: 'b', grants }) };
    expect(codeOf(await ticket(at))).toBe('RECORD_NOT_FOUND');
    dataOf(await ticket(at, server.root.token));
    const group = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'group', title: 'Admins', roles: ['admin'] })).uid;
    const inside = await BlockPage.create(server, { parentUid: group });
    const within = { page: inside.uid, revision: await inside.show({ key: 'b', grants }) };
    expect(codeOf(await ticket(within))).toBe('RECORD_NOT_FOUND');
    dataOf(await ticket(within, server.root.token));
  });

  it('are given to drafts only by those who could approve them', async () => {
    const author = (await createUser(server, { roles: [await createRole(server, { snippets: ['pm.pages'] })] })).token;
    expect(codeOf(await ticket({ revision: null }, author))).toBe('ACTION_DENIED');
    expect(codeOf(await ticket({ revision: null }, viewer))).toBe('RECORD_NOT_FOUND');
    dataOf(await ticket({ revision: null }, server.root.token));
  });

  it.each([
    ['a changed letter', (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
    [
      'other claims',
      (token: string) =>
        `mjt_${Buffer.from('["p","b",1,"reader","root",99999999999999]').toString('base64url')}${token.slice(token.indexOf('.'))}`,
    ],
    ['nothing in it', () => 'mjt_'],
    ['a very long text', () => `mjt_${'x'.repeat(4000)}.${'y'.repeat(43)}`],
  ])('are not to be had by a ticket with %s', async (_what, forge) => {
    const forged = forge(dataOf<Ticket>(await ticket()).token);
    const answer = await page.caller('b', { revision, token: forged })('GET', 'orders:list');
    expect([answer.status, codeOf(answer)]).toEqual([401, 'INVALID_TOKEN']);
  });

  it('end at once with the secret, the key, and the right of the block', async () => {
    const name = uniqueName('ending');
    const ending = await BlockPage.create(server);
    const at = { page: ending.uid, secret: name, revision: 1 };
    const list = async (token: string, number = 1): Promise<number> =>
      (await ending.caller('b', { revision: number, token })('GET', 'orders:list')).status;
    const short = await createApiKey(server, { role: keyRole });
    dataOf(await post('jsSecrets:create', { name, value: short.token }));
    await ending.show({ key: 'b', grants: { ...grants, secrets: [name] } });
    const { token } = dataOf<Ticket>(await ticket(at));
    expect(await list(token)).toBe(200);
    await ending.show({ key: 'b' });
    expect(await list(token, 2)).toBe(403);
    expect(codeOf(await ticket({ ...at, revision: 2 }))).toBe('ACTION_DENIED');
    dataOf(await post(`apiKeys:destroy?filterByTk=${short.id}`));
    expect(await list(token)).toBe(401);
    expect(codeOf(await ticket(at))).toBe('VALUE_INVALID');
    dataOf(await post(`jsSecrets:update?filterByTk=${name}`, { value: key.token }));
    expect(await list(token)).toBe(200);
    dataOf(await post(`jsSecrets:destroy?filterByTk=${name}`));
    expect(await list(token)).toBe(401);
  });

  it('that are no keys of this server, or tickets, stand for nobody', async () => {
    const own = await BlockPage.create(server);
    const shown = await own.show({ key: 'b', grants: { secrets: ['loop'] } });
    const at = { page: own.uid, revision: shown, secret: 'loop' };
    expect(codeOf(await ticket(at))).toBe('RECORD_NOT_FOUND');
    for (const value of ['nonsense', dataOf<Ticket>(await ticket()).token]) {
      await post('jsSecrets:destroy?filterByTk=loop');
      dataOf(await post('jsSecrets:create', { name: 'loop', value }));
      expect(codeOf(await ticket(at))).toBe('VALUE_INVALID');
    }
  });
});
