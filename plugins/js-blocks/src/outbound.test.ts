import { type ApiAnswer, type TestServer, codeOf, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { OutboundAnswer } from './contract';
import { BlockPage } from './testing/block-page';
import { OtherServer } from './testing/other-server';

const MEGABYTE = 1024 * 1024;

eachDatabase('calls of blocks to other servers on %s', (dialect) => {
  let server: TestServer;
  let other: OtherServer;
  let page: BlockPage;
  let revision: number;
  let viewer: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
    other = await OtherServer.start(({ url }) => {
      if (url === '/large') return { body: Buffer.alloc(5 * MEGABYTE + 1, 'x') };
      if (url === '/bytes') return { body: Buffer.from([0xff, 0x00]) };
      if (url === '/loop') return { status: 302, headers: { location: '/loop' } };
      if (url === '/elsewhere') return { status: 302, headers: { location: `http://127.0.0.1:1/` } };
      if (url === '/away') return { status: 307, headers: { location: `http://localhost:${other.host.split(':')[1]}/got` } };
      if (url === '/see') return { status: 303, headers: { location: '/got' } };
      return { status: 201, headers: { 'content-type': 'text/plain', 'set-cookie': 'a=b', 'x-own': '1' }, body: 'fine' };
    });
    const port = other.host.split(':')[1];
    const values = { privateHosts: [other.host, `localhost:${port}`] };
    dataOf(await server.api('POST', 'pm:setSettings?filterByTk=js-blocks', { token: server.root.token, body: { values } }));
    for (const [name, hosts] of [
      ['token', [other.host]],
      ['home', []],
    ] as const) {
      dataOf(await server.api('POST', 'jsSecrets:create', { token: server.root.token, body: { name, value: `s3cret-${name}`, hosts } }));
    }
    page = await BlockPage.create(server);
    const hosts = [other.host, `localhost:${port}`, '127.0.0.2', 'localhost', '169.254.169.254', '*.example.com', '10.0.0.1:8080'];
    revision = await page.show({ key: 'b', grants: { hosts, secrets: ['token', 'home'] } }, { key: 'none' });
    viewer = (await createUser(server, { roles: [await createRole(server)] })).token;
  });
  afterAll(async () => {
    await server.close();
    await other.close();
  });
  beforeEach(() => void other.received.splice(0));

  const send = (call: object, token = viewer): Promise<ApiAnswer> =>
    server.api('POST', 'jsBlocks:fetch', { token, body: { page: page.uid, block: 'b', revision, method: 'GET', ...call } });
  const at = (path: string): { readonly url: string } => ({ url: `http://${other.host}${path}` });

  it('go where the block may, with what it says and nothing of its viewer', async () => {
    const headers = { 'X-Own': 'yes', Authorization: 'Bearer {{secret:token}}' };
    const answer = await send({ ...at('/a?b=1'), method: 'POST', headers, body: '{"key":"{{secret:token}}"}' });
    const told = dataOf<OutboundAnswer>(answer);
    expect(told).toMatchObject({ status: 201, body: 'fine', isBase64: false, headers: { 'x-own': '1', 'content-type': 'text/plain' } });
    expect(told.headers['set-cookie']).toBeUndefined();
    const [received] = other.received;
    expect(received).toMatchObject({ method: 'POST', url: '/a?b=1', body: '{"key":"s3cret-token"}' });
    expect(received?.headers).toMatchObject({ 'x-own': 'yes', authorization: 'Bearer s3cret-token' });
    expect(Object.keys(received?.headers ?? {}).toSorted()).toEqual([
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'host',
      'x-own',
    ]);
    expect(dataOf(await send(at('/bytes')))).toMatchObject({ body: '/wA=', isBase64: true });
  });

  it.each([
    ['another host', { url: 'https://evil.example/' }, 'ACTION_DENIED'],
    ['a host that only begins alike', { url: 'https://a.example.com.evil.example/' }, 'ACTION_DENIED'],
    ['the parent of a wildcard', { url: 'https://example.com/' }, 'ACTION_DENIED'],
    ['another port', { url: 'http://127.0.0.1:1/' }, 'ACTION_DENIED'],
    ['this machine', { url: 'https://127.0.0.2/' }, 'HOST_UNREACHABLE'],
    ['a name of this machine', { url: 'https://localhost/' }, 'HOST_UNREACHABLE'],
    ['the metadata of a cloud', { url: 'http://169.254.169.254/latest' }, 'HOST_UNREACHABLE'],
    ['this network', { url: 'https://10.0.0.1:8080/' }, 'HOST_UNREACHABLE'],
    ['a name and a password', { url: 'https://u:p@a.example.com/' }, 'HOST_UNREACHABLE'],
    ['no TLS', { url: 'http://a.example.com/' }, 'HOST_UNREACHABLE'],
    ['a file', { url: 'file:///etc/passwd' }, 'ACTION_DENIED'],
    ['no address', { url: '/api/users:list' }, 'VALUE_INVALID'],
  ])('do not reach %s', async (_what, call, code) => {
    expect(codeOf(await send(call))).toBe(code);
    expect(other.received).toEqual([]);
  });

  it.each(['Host', 'Cookie', 'X-Forwarded-For', 'Sec-Fetch-Site', 'Proxy-Authorization', 'Transfer-Encoding', 'a b'])(
    'do not bring the header %s',
    async (name) => {
      expect(codeOf(await send({ ...at('/'), headers: { [name]: 'x' } }))).toBe('HEADER_INVALID');
      expect(codeOf(await send({ ...at('/'), headers: { 'x-own': 'a\r\nHost: b' } }))).toBe('HEADER_INVALID');
    },
  );

  it('take secrets only where these may go', async () => {
    const body = (name: string): object => ({ method: 'POST', body: `{{secret:${name}}}` });
    expect(codeOf(await send({ ...at('/'), ...body('home') }))).toBe('ACTION_DENIED');
    expect(codeOf(await send({ ...at('/'), ...body('other') }))).toBe('ACTION_DENIED');
    expect(codeOf(await send({ url: `http://localhost:${other.host.split(':')[1]}/`, ...body('token') }))).toBe('ACTION_DENIED');
    expect(other.received).toEqual([]);
  });

  it('follow where they are sent, as far as the block may, and take nothing along to others', async () => {
    expect(dataOf(await send({ ...at('/see'), method: 'POST', body: 'x' }))).toMatchObject({ status: 201 });
    expect(other.received.at(-1)).toMatchObject({ method: 'GET', url: '/got', body: '' });
    const headers = { authorization: '{{secret:token}}' };
    dataOf(await send({ ...at('/away'), method: 'PUT', headers, body: '{{secret:token}}' }));
    expect(other.received.at(-1)).toMatchObject({ method: 'PUT', url: '/got', body: '' });
    expect(other.received.at(-1)?.headers.authorization).toBeUndefined();
    expect(codeOf(await send(at('/elsewhere')))).toBe('ACTION_DENIED');
    expect(codeOf(await send(at('/loop')))).toBe('HOST_UNREACHABLE');
  });

  it('end with answers that are too long', async () => {
    expect(codeOf(await send(at('/large')))).toBe('HOST_UNREACHABLE');
  });

  it('are for blocks that were given hosts, in the hands of who sees them', async () => {
    expect(codeOf(await send({ ...at('/'), block: 'none' }))).toBe('ACTION_DENIED');
    expect(codeOf(await send({ ...at('/'), revision: null }))).toBe('RECORD_NOT_FOUND');
    const author = (await createUser(server, { roles: [await createRole(server, { snippets: ['pm.pages'] })] })).token;
    expect(codeOf(await send({ ...at('/'), revision: null }, author))).toBe('ACTION_DENIED');
    expect(dataOf(await send({ ...at('/'), revision: null }, server.root.token))).toMatchObject({ status: 201 });
    expect((await send({ ...at('/'), method: 'CONNECT' })).status).toBe(400);
    expect((await send({ ...at('/'), more: 1 })).status).toBe(400);
  });
});
