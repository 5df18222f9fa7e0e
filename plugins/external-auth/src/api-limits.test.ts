import { randomBytes } from 'node:crypto';
import { type TestServer, createCollection, createRole, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { TokenCheck } from './contract';
import { AUDIENCE, ISSUER, signToken } from './testing/signing';

const secret = randomBytes(24).toString('base64url');

eachDatabase('issuers that are for certain REST APIs, on %s', (dialect) => {
  let server: TestServer;
  let apis: Readonly<Record<'orders' | 'parts', number>>;

  beforeAll(async () => {
    server = await startTestServer({
      dialect,
      plugins: ['external-auth', 'named-queries', 'rest-apis', 'api-docs'],
      env: { LOGGER_LEVEL: 'silent' },
    });
    for (const name of ['orders', 'parts']) {
      await createCollection(server, { name, fields: [{ name: 'title', type: 'string' }] });
      dataOf(await asRoot(`${name}:create`, { title: name }));
    }
    const resources = ['orders', 'parts'].map((collection) => ({ collection }));
    await createRole(server, { name: 'reader', grants: resources.map((grant) => ({ ...grant, actions: ['view'] })) });
    await createRole(server, { name: 'writer', grants: resources });
    apis = { orders: await createApi('Orders', ['orders']), parts: await createApi('Parts', ['parts']) };
  });
  afterAll(() => server.close());

  const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
    server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const createApi = async (name: string, tables: readonly string[]): Promise<number> =>
    dataOf<{ id: number }>(await asRoot('restApis:create', { name, tables })).id;
  const token = signToken({ key: secret, alg: 'HS256', claims: { sub: 'ann' } });
  const read = async (path: string): Promise<number> => (await server.api('GET', path, { token })).status;
  const reads = (...paths: readonly string[]): Promise<number[]> => Promise.all(paths.map(read));
  const write = async (path: string): Promise<number> => (await server.api('POST', path, { token, body: { title: 'x' } })).status;
  const change = (name: string, values: object) => asRoot(`externalIssuers:update?filterByTk=${name}`, values);
  const base = { issuer: ISSUER, audience: AUDIENCE, keyType: 'HMAC', secret, defaultRole: 'writer' };
  /** Accepts tokens of issuers for the time of some work. */
  const accepting = async (issuers: readonly object[], work: () => Promise<void>): Promise<void> => {
    const names = issuers.map((_, index) => `id-${index}`);
    for (const [index, values] of issuers.entries())
      dataOf(await asRoot('externalIssuers:create', { name: names[index], ...base, ...values }));
    try {
      await work();
    } finally {
      for (const name of names) dataOf(await asRoot(`externalIssuers:destroy?filterByTk=${name}`));
    }
  };

  it('give callers what those APIs serve, at every door, and nothing at the address of another', async () => {
    await accepting([{ apis: [apis.orders] }], async () => {
      expect(await reads('/oauth/get/orders/_/orders', '/oauth/get/main/_/orders', 'orders:list')).toEqual([200, 200, 200]);
      expect([await write('/oauth/insert/orders/_/orders'), await write('orders:create')]).toEqual([200, 200]);
      expect(await reads('/oauth/get/parts/_/parts', '/oauth/get/main/_/parts', 'parts:list', 'users:list')).toEqual([403, 403, 403, 403]);
      expect(await write('parts:create')).toBe(403);
      const { headers } = await server.api('GET', '/oauth/get/parts/_/parts', { token });
      expect(headers.get('www-authenticate')).toContain('insufficient_scope');
      const { paths } = (await server.api('GET', 'swagger:get?ns=plugins/rest-apis', { token })).body as { paths: object };
      expect(Object.keys(paths).filter((path) => path.startsWith('/oauth/get/'))).toEqual(['/oauth/get/orders/_/orders']);
      dataOf(await change('id-0', { apis: [apis.orders, apis.parts] }));
      expect(await reads('/oauth/get/parts/_/parts', '/oauth/get/orders/_/orders')).toEqual([200, 200]);
      dataOf(await change('id-0', { apis: null }));
      expect(await reads('parts:list', 'orders:list')).toEqual([200, 200]);
    });
  });

  it('run the saved queries those APIs offer', async () => {
    const query = { kind: 'sql', sql: 'SELECT title FROM parts', roles: ['writer'] };
    for (const name of ['offered', 'kept']) dataOf(await asRoot('namedQueries:create', { name, ...query }));
    dataOf(await asRoot(`restApis:update?filterByTk=${apis.orders}`, { queries: ['offered'] }));
    await accepting([{ apis: [apis.orders] }], async () => {
      expect(await reads('/oauth/custom/orders/offered', 'namedQueries:run?filterByTk=offered')).toEqual([200, 403]);
      expect(await reads('/oauth/custom/orders/kept')).toEqual([404]);
    });
  });

  it('may be set up for each API anew, with other roles', async () => {
    await accepting([{ apis: [apis.orders], defaultRole: 'reader' }, { apis: [apis.parts] }], async () => {
      for (const _round of ['first', 'remembered']) {
        expect(await reads('/oauth/get/orders/_/orders', '/oauth/get/parts/_/parts')).toEqual([200, 200]);
        expect([await write('/oauth/insert/orders/_/orders'), await write('/oauth/insert/parts/_/parts')]).toEqual([403, 200]);
      }
      dataOf(await change('id-1', { validUntil: '2020-01-01' }));
      expect(await reads('/oauth/get/orders/_/orders', '/oauth/get/parts/_/parts')).toEqual([200, 403]);
    });
  });

  it('follow an API that gets another address, and end with it', async () => {
    const id = await createApi('Moving', ['orders']);
    await accepting([{ apis: [id] }], async () => {
      expect(await reads('/oauth/get/moving/_/orders')).toEqual([200]);
      dataOf(await asRoot(`restApis:update?filterByTk=${id}`, { slug: 'moved' }));
      const heir = await createApi('Moving', ['orders']);
      expect(await reads('/oauth/get/moved/_/orders', '/oauth/get/moving/_/orders')).toEqual([200, 403]);
      dataOf(await asRoot(`restApis:update?filterByTk=${id}`, { enabled: false }));
      expect(await reads('orders:list', '/oauth/get/moving/_/orders')).toEqual([401, 401]);
      dataOf(await asRoot(`restApis:update?filterByTk=${id}`, { enabled: true }));
      expect(await reads('orders:list')).toEqual([200]);
      dataOf(await asRoot('pm:disable?filterByTk=rest-apis'));
      expect(await reads('orders:list')).toEqual([401]);
      dataOf(await asRoot('pm:enable?filterByTk=rest-apis'));
      dataOf(await asRoot(`restApis:destroy?filterByTk=${id}`));
      dataOf(await asRoot(`restApis:update?filterByTk=${heir}`, { slug: 'moved' }));
      expect(await reads('/oauth/get/moved/_/orders', 'orders:list')).toEqual([401, 401]);
      // What is deleted stays in the list, which is never empty by itself: empty would be everything.
      dataOf(await change('id-0', { apis: [id], title: 'Kept' }));
    });
  });

  it('are for APIs there are', async () => {
    await accepting([{}], async () => {
      for (const wrong of [[99_999], [], ['orders'], [apis.orders, apis.orders], 'orders'])
        expect([wrong, (await change('id-0', { apis: wrong })).status]).toEqual([wrong, 400]);
    });
  });

  it('say in a test whether an API may be called', async () => {
    const outcome = async (api?: number): Promise<unknown[]> => {
      const body = { token, ...(api === undefined ? {} : { api }) };
      const { accepted, criteria } = dataOf<TokenCheck>(await asRoot('externalIssuers:test?filterByTk=id-0', body));
      return [accepted, criteria.find(({ name }) => name === 'apis')?.outcome];
    };
    await accepting([{ apis: [apis.orders] }], async () => {
      expect(await outcome()).toEqual([true, 'passed']);
      expect(await outcome(apis.orders)).toEqual([true, 'passed']);
      expect(await outcome(apis.parts)).toEqual([false, 'failed']);
      expect(await outcome(99_999)).toEqual([false, 'failed']);
      dataOf(await asRoot(`restApis:update?filterByTk=${apis.orders}`, { enabled: false }));
      expect(await outcome()).toEqual([false, 'failed']);
      dataOf(await asRoot(`restApis:update?filterByTk=${apis.orders}`, { enabled: true }));
      dataOf(await change('id-0', { apis: null }));
      expect([await outcome(), await outcome(apis.parts)]).toEqual([
        [true, 'passed'],
        [true, 'passed'],
      ]);
    });
  });
});
