import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';
import type { ResolvedLibrary, ShownLibrary } from './contract';
import { MAX_LIBRARY_BYTES, integrityOf } from './server/libraries/library-text';
import { OtherServer } from './testing/other-server';

const AXIOS = 'https://cdn.jsdelivr.net/npm/axios@1.6.0/dist/axios.min.js';

eachDatabase('libraries of blocks on %s', (dialect) => {
  let server: TestServer;
  let cdn: OtherServer;
  let viewer: string;
  let author: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
    cdn = await OtherServer.start(({ url }) => {
      if (url.includes('missing')) return { status: 404 };
      if (url.includes('page')) return { body: '<!DOCTYPE html><p>Not here' };
      if (url.includes('large')) return { body: Buffer.alloc(MAX_LIBRARY_BYTES + 1, 'x') };
      if (url.includes('bytes')) return { body: Buffer.from([0xff, 0xfe, 0x00]) };
      if (url.includes('moved')) return { status: 302, headers: { location: url.replace('moved', 'target') } };
      return { body: url.includes('.mjs') ? 'export const a = 1;' : `var from = ${JSON.stringify(url)};` };
    });
    const values = { cdn: `http://${cdn.host}/npm/` };
    dataOf(await server.api('POST', 'pm:setSettings?filterByTk=js-blocks', { token: server.root.token, body: { values } }));
    viewer = (await createUser(server, { roles: [await createRole(server)] })).token;
    author = (await createUser(server, { roles: [await createRole(server, { snippets: ['pm.pages'] })] })).token;
  });
  afterAll(async () => {
    await server.close();
    await cdn.close();
  });
  beforeEach(() => void cdn.received.splice(0));

  const post = (path: string, body: unknown, token = server.root.token): Promise<ApiAnswer> => server.api('POST', path, { token, body });
  const get = (specifier: string): Promise<ApiAnswer> => post('jsLibraries:fetch', { specifier });
  const resolve = (specifier: string, token = viewer): Promise<ApiAnswer> =>
    server.api('GET', `jsLibraries:resolve?specifier=${encodeURIComponent(specifier)}`, { token });

  it('are downloaded once, and then served from here under every name they have', async () => {
    expect(codeOf(await resolve(AXIOS))).toBe('LIBRARY_NOT_APPROVED');
    const all = await Promise.all(Array.from({ length: 5 }, () => get(AXIOS)));
    const libraries = all.map((answer) => dataOf<ShownLibrary>(answer));
    expect(new Set(libraries.map(({ id }) => id)).size).toBe(1);
    expect(cdn.received.map(({ url }) => url)).toEqual(['/npm/axios@1.6.0/dist/axios.min.js']);
    expect(libraries[0]).toMatchObject({ specifier: AXIOS, name: 'axios', version: '1.6.0', format: 'umd', status: 'approved' });
    expect(libraries[0]).not.toHaveProperty('canonical');
    const names = [
      AXIOS,
      'https://unpkg.com/axios@1.6.0/dist/axios.min.js',
      'axios@1.6.0/dist/axios.min.js',
      'axios@1.6.0',
      'axios',
      'https://cdn.jsdelivr.net/npm/axios',
    ];
    const found = await Promise.all(names.map(async (name) => dataOf<ResolvedLibrary>(await resolve(name))));
    expect(new Set(found.map(({ path }) => path)).size).toBe(1);
    const [{ path, integrity } = { path: '', integrity: '' }] = found;
    const text = await server.api('GET', path, { token: viewer });
    expect([text.status, text.body]).toEqual([200, 'var from = "/npm/axios@1.6.0/dist/axios.min.js";']);
    expect(integrityOf(text.body as string)).toBe(integrity);
    expect(text.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(text.headers.get('content-type')).toContain('text/javascript');
    expect((await server.api('GET', path)).status).toBe(401);
    for (const other of ['axios@1.6.1', 'axios@1.6.0/dist/axios.js', 'axios@1', 'ax', 'nothing at all']) {
      expect(codeOf(await resolve(other))).toBe('LIBRARY_NOT_APPROVED');
    }
  });

  it('stay what they were when they were approved', async () => {
    const specifier = `${uniqueName('lib')}@1.0.0/a.mjs`;
    const first = dataOf<ShownLibrary>(await get(specifier));
    expect(first.format).toBe('esm');
    expect(dataOf<ShownLibrary>(await get(specifier)).integrity).toBe(first.integrity);
    expect(cdn.received).toHaveLength(1);
    const body = { specifier, name: 'a', version: '1', format: 'umd', text: 'evil()' };
    expect(codeOf(await post('jsLibraries:create', body))).toBe('UNIQUE_CONFLICT');
    const update = await post(`jsLibraries:update?filterByTk=${first.id}`, { integrity: 'sha384-x' });
    expect(update.status).toBe(400);
    dataOf(await post(`jsLibraries:update?filterByTk=${first.id}`, { name: 'renamed', version: '2.0.0' }));
    expect(dataOf<ResolvedLibrary>(await resolve('renamed@2.0.0')).integrity).toBe(first.integrity);
  });

  it('come as uploads where there is no Internet, large ones too', async () => {
    const name = uniqueName('lib');
    const text = `/*${'\u{1f600}x'.repeat(800 * 1024)}*/`;
    const address = `jsLibraries:upload?specifier=https://cdn.example.com/${name}.js&name=${name}&version=3.1`;
    const type = { 'content-type': 'text/javascript' };
    const { token } = server.root;
    dataOf(await server.api('POST', address, { token, body: text, headers: type }));
    const { path } = dataOf<ResolvedLibrary>(await resolve(`https://cdn.example.com/${name}.js`));
    expect((await server.api('GET', path, { token: viewer })).body).toBe(text);
    const style = `jsLibraries:upload?specifier=https://cdn.example.com/${name}.css&name=${name}&version=3.1`;
    dataOf(await server.api('POST', style, { token, body: 'p{}', headers: { 'content-type': 'text/css' } }));
    expect(dataOf<ResolvedLibrary>(await resolve(`https://cdn.example.com/${name}.css`))).toMatchObject({ format: 'css' });
    expect(dataOf<ResolvedLibrary>(await resolve(name))).toMatchObject({ format: 'umd' });
    const large = await server.api('POST', address.replace('.js', '2.js'), {
      token,
      body: 'x'.repeat(MAX_LIBRARY_BYTES + 1),
      headers: type,
    });
    expect(large.status).toBe(413);
    expect(codeOf(await server.api('POST', 'jsLibraries:upload?name=a&version=1', { token, body: 'x', headers: type }))).toBe(
      'QUERY_PARAMETER_INVALID',
    );
    expect(cdn.received).toEqual([]);
  });

  it('with the same text share it, until the last one goes', async () => {
    const text = `shared(${JSON.stringify(uniqueName('t'))})`;
    const ids: number[] = [];
    for (const specifier of [uniqueName('one'), uniqueName('two')]) {
      const body = { specifier, name: specifier, version: '1', format: 'umd', text };
      ids.push(dataOf<ShownLibrary>(await post('jsLibraries:create', body)).id);
    }
    const { path } = dataOf<ResolvedLibrary>(
      await resolve(`${dataOf<ShownLibrary>(await server.api('GET', `jsLibraries:get/${ids[0]}`, { token: server.root.token })).name}`),
    );
    const status = async (): Promise<number> => (await server.api('GET', path, { token: viewer })).status;
    dataOf(await post(`jsLibraries:destroy?filterByTk=${ids[0]}`, undefined));
    expect(await status()).toBe(200);
    dataOf(await post(`jsLibraries:destroy?filterByTk=${ids[1]}`, undefined));
    expect(await status()).toBe(404);
  });

  it('are asked for by authors and approved by others', async () => {
    const specifier = `${uniqueName('wish')}@2.0.0/index.js`;
    const asked = dataOf<ShownLibrary>(await post('jsLibraries:request', { specifier, note: 'for the chart' }, author));
    expect(asked.status).toBe('requested');
    expect(dataOf<ShownLibrary>(await post('jsLibraries:request', { specifier }, author)).id).toBe(asked.id);
    expect(codeOf(await resolve(specifier))).toBe('LIBRARY_NOT_APPROVED');
    expect((await post('jsLibraries:request', { specifier }, viewer)).status).toBe(403);
    for (const action of ['fetch', 'create', 'list', `destroy?filterByTk=${asked.id}`]) {
      expect((await post(`jsLibraries:${action}`, { specifier }, author)).status).toBe(403);
    }
    expect(dataOf<ShownLibrary>(await get(specifier))).toMatchObject({ id: asked.id, status: 'approved' });
    dataOf(await resolve(specifier));
    expect(dataOf<ShownLibrary>(await post('jsLibraries:request', { specifier }, author)).status).toBe('approved');
  });

  it.each([
    ['missing@1.0.0/a.js', 'HOST_UNREACHABLE'],
    ['page@1.0.0/a.js', 'VALUE_INVALID'],
    ['large@1.0.0/a.js', 'HOST_UNREACHABLE'],
    ['bytes@1.0.0/a.js', 'VALUE_INVALID'],
    ['https://127.0.0.1/a.js', 'HOST_UNREACHABLE'],
    ['http://192.168.0.1/a.js', 'HOST_UNREACHABLE'],
    ['file:///etc/passwd', 'VALUE_INVALID'],
    ['../../etc/passwd', 'VALUE_INVALID'],
    ['A package', 'VALUE_INVALID'],
  ])('are not what %s gives', async (specifier, code) => {
    expect(codeOf(await get(specifier))).toBe(code);
    expect(codeOf(await resolve(specifier))).toBe('LIBRARY_NOT_APPROVED');
  });

  it('are found where their address leads', async () => {
    expect(dataOf<ShownLibrary>(await get('moved@1.0.0/a.js'))).toMatchObject({ name: 'moved', version: '1.0.0' });
  });
});
