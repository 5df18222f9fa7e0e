import { type TestServer, createApiKey, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { type Ticket, blockAddress } from './contract';
import { BlockPage } from './testing/block-page';

eachDatabase('blocks in two processes on %s', (dialect) => {
  let one: TestServer;
  let two: TestServer;

  beforeAll(async () => {
    one = await startTestServer({ dialect, plugins: ['api-keys', 'pages', 'js-blocks'] });
    await createCollection(one, { name: 'orders' });
    two = await startTestServer({ storage: one.storage, env: { INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
  });

  it('may at once no more than what was published last, wherever that was', async () => {
    const page = await BlockPage.create(one);
    const collections = [{ resource: 'orders', actions: ['view'] as const }];
    const status = async (server: TestServer, revision?: number, token = server.root.token): Promise<number> => {
      const headers = { 'x-narrowing': `js-block ${blockAddress(page.address('b', revision))}` };
      return (await server.api('GET', 'orders:list', { token, headers })).status;
    };
    const first = await page.show({ key: 'b', grants: { collections } });
    expect([await status(one, first), await status(two, first), await status(two)]).toEqual([200, 200, 200]);
    dataOf(await page.draft([{ key: 'b' }]));
    expect([await status(two), await status(two, first)]).toEqual([403, 200]);
    const second = await page.show({ key: 'b' });
    const third = await page.show({ key: 'b', grants: { collections, secrets: ['key'] } });
    expect([await status(two, first), await status(two, second), await status(two, third)]).toEqual([401, 403, 200]);
    const key = await createApiKey(one, { role: 'root' });
    dataOf(await one.api('POST', 'jsSecrets:create', { token: one.root.token, body: { name: 'key', value: key.token } }));
    const body = { page: page.uid, block: 'b', revision: third, secret: 'key' };
    const { token } = dataOf<Ticket>(await one.api('POST', 'jsBlocks:ticket', { token: one.root.token, body }));
    expect([await status(two, third, token), await status(two, second, token)]).toEqual([200, 403]);
    dataOf(await one.api('GET', 'jsRefusals:list', { token: one.root.token }));
    const seen = dataOf<{ revision: number }[]>(await two.api('GET', 'jsRefusals:list', { token: two.root.token }));
    expect(seen.map(({ revision }) => revision)).toContain(second);
    dataOf(await one.api('POST', `uiPages:destroy/${page.uid}`, { token: one.root.token }));
    expect(await status(two, third)).toBe(401);
  });
});
