import { type ApiAnswer, type TestServer, codeOf, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { MAX_KEYS, MAX_VALUE_BYTES } from './server/storage/block-storage';
import { BlockPage } from './testing/block-page';

eachDatabase('what blocks remember on %s', (dialect) => {
  let server: TestServer;
  let page: BlockPage;
  let revision: number;
  let one: string;
  let two: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
    const role = await createRole(server);
    one = (await createUser(server, { roles: [role] })).token;
    two = (await createUser(server, { roles: [role] })).token;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    page = await BlockPage.create(server);
    revision = await page.show({ key: 'a' }, { key: 'b' });
  });

  const call = (action: string, body: object = {}, token = one): Promise<ApiAnswer> =>
    server.api('POST', `jsStorage:${action}`, { token, body: { page: page.uid, block: 'a', revision, ...body } });

  it('is each user’s, and each block’s', async () => {
    expect(dataOf(await call('get', { key: 'x' }))).toBeNull();
    const value = { list: [1, 'two', null], deep: { er: true } };
    dataOf(await call('set', { key: 'x', value }));
    dataOf(await call('set', { key: 'y', value: null }));
    expect(dataOf(await call('get', { key: 'x' }))).toEqual(value);
    expect(dataOf(await call('keys'))).toEqual(['x', 'y']);
    expect(dataOf(await call('get', { key: 'x' }, two))).toBeNull();
    expect(dataOf(await call('keys', { block: 'b' }))).toEqual([]);
    dataOf(await call('set', { key: 'x', value: 2 }));
    expect(dataOf(await call('get', { key: 'x' }))).toBe(2);
    expect([dataOf(await call('remove', { key: 'x' })), dataOf(await call('remove', { key: 'x' }))]).toEqual([true, false]);
    expect(dataOf(await call('get', { key: 'x' }))).toBeNull();
  });

  it('has its limits', async () => {
    const large = 'x'.repeat(MAX_VALUE_BYTES - 2);
    expect(codeOf(await call('set', { key: 'x', value: `${large}x` }))).toBe('VALUE_INVALID');
    for (const key of ['1', '2', '3', '4']) dataOf(await call('set', { key, value: large }));
    expect(codeOf(await call('set', { key: '5', value: 'x' }))).toBe('VALUE_INVALID');
    dataOf(await call('set', { key: '4', value: 'x' }));
    for (let key = 5; key <= MAX_KEYS; key += 1) dataOf(await call('set', { key: String(key), value: key }));
    expect(codeOf(await call('set', { key: 'more', value: 1 }))).toBe('VALUE_INVALID');
    expect((await call('set', { key: 'x'.repeat(201), value: 1 })).status).toBe(400);
    expect((await call('set', { key: 'x' })).status).toBe(400);
  });

  it('has one value for a key, however many pages write it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, value) => call('set', { key: 'x', value })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(dataOf(await call('keys'))).toEqual(['x']);
  });

  it('is for who sees the block, and goes with the page', async () => {
    expect(codeOf(await call('get', { key: 'x', block: 'c' }))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await call('get', { key: 'x', revision: null }))).toBe('RECORD_NOT_FOUND');
    const own = await BlockPage.create(server, { roles: ['admin'] });
    const at = { page: own.uid, revision: await own.show({ key: 'a' }), key: 'x' };
    expect(codeOf(await call('set', { ...at, value: 1 }))).toBe('RECORD_NOT_FOUND');
    dataOf(await call('set', { ...at, value: 1 }, server.root.token));
    dataOf(await server.api('POST', `uiPages:destroy/${own.uid}`, { token: server.root.token }));
    expect(codeOf(await call('get', at, server.root.token))).toBe('RECORD_NOT_FOUND');
  });
});
