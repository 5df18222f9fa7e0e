import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, startTestServer, writePlugin } from '@mortise/testing';

/** A protocol at /door/, and inside it a route and a raw handler; a route that takes forms; a handler with everything below /raw/. */
const DOOR = `
  const { pipeline } = deps;
  const text = (body, status = 200) => ({ status, type: 'text/plain', body });
  pipeline.protocol({
    id: 'door', base: '/door/',
    parse: () => ({ resource: 'nothing', action: 'list', asked: {} }),
    encode: () => text('protocol'),
    encodeError: ([{ code }]) => text('protocol ' + code, 404),
  });
  pipeline.route({ method: 'POST', path: '/door/:api/token', permission: { kind: 'public' }, takesForms: true, handle({ form, body, params, setHeader }) {
    if (form?.get('go')) {
      setHeader('Set-Cookie', 'gone=1; Path=/');
      return { status: 303, headers: { Location: '/there' }, type: '', body: '' };
    }
    return text(JSON.stringify([params.api, form ? [...form] : null, body ?? null]));
  } });
  pipeline.route({ method: 'POST', path: '/json', permission: { kind: 'public' }, handle: ({ form, body }) => text(String(form) + JSON.stringify(body)) });
  pipeline.handler({ id: 'echo', path: '/raw/', async handle({ request, response, path, params, principal }) {
    if (path === '/raw/refused') throw Object.assign(new Error('x'), { code: 'RECORD_NOT_FOUND', details: { collection: 'x' }, siblings: [], kind: 'notFound', [Symbol.for('mortise.AppError')]: true });
    if (path === '/raw/silent') return;
    if (path === '/raw/late') { response.write('half'); setTimeout(() => response.destroy(), 10); throw new Error('late'); }
    let size = 0;
    for await (const chunk of request) size += chunk.length;
    response.setHeader('x-who', principal.id);
    response.end(path + ' ' + size + ' ' + JSON.stringify(params));
  } });
  pipeline.handler({ id: 'inside', path: '/door/:api/raw', async handle({ response, params }) { response.end('raw ' + params.api); } });
`;

describe('raw handlers, forms, and fixed paths inside a protocol', () => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-handlers-'));
    await writePlugin(folder, { id: 'door', needs: { pipeline: 'core.pipeline' }, setup: DOOR });
    server = await startTestServer({ pluginFolders: [folder], env: { LOGGER_LEVEL: 'silent', REQUEST_BODY_LIMIT: '1mb' } });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const send = async (path: string, init: RequestInit = {}): Promise<readonly [number, string, Headers]> => {
    const answer = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
    return [answer.status, await answer.text(), answer.headers];
  };
  const post = (path: string, type: string, body: string) => send(path, { method: 'POST', headers: { 'content-type': type }, body });
  const FORM = 'application/x-www-form-urlencoded';

  it('gives a form to a route that takes one, in order and with repeated names', async () => {
    const [status, text] = await post('/door/shop/token', `${FORM}; charset=utf-8`, 'a=1&b=%C3%A9+x&a=2');
    expect([status, text]).toEqual([200, '["shop",[["a","1"],["b","é x"],["a","2"]],null]']);
    expect((await post('/door/shop/token', 'application/json', '{"a":1}'))[1]).toBe('["shop",null,{"a":1}]');
  });

  it('answers with redirects and cookies', async () => {
    const [status, , headers] = await post('/door/shop/token', FORM, 'go=1');
    expect([status, headers.get('location'), headers.getSetCookie()]).toEqual([303, '/there', ['gone=1; Path=/']]);
  });

  it('refuses forms everywhere else, and those with too many fields', async () => {
    expect((await post('/json', FORM, 'a=1'))[0]).toBe(415);
    expect((await post('/door/shop/token', FORM, 'a&'.repeat(2000)))[0]).toBe(415);
    expect((await post('/door/shop/token', FORM, 'a='.repeat(40 * 1024 * 1024)))[0]).toBe(413);
  });

  it('finds fixed paths inside a protocol, and answers their faults in its own words', async () => {
    expect((await send('/door/shop'))[1]).toContain('protocol ');
    expect((await send('/door/a/b/token'))[1]).toContain('protocol ');
    expect((await send('/door/shop/raw'))[1]).toBe('raw shop');
    const [status, text] = await send('/door/shop/token');
    expect([status, JSON.parse(text)]).toMatchObject([405, { errors: [{ code: 'METHOD_NOT_ALLOWED' }] }]);
  });

  it('hands over the body unread, whatever its type', async () => {
    const [status, text, headers] = await post('/raw/a/b', 'text/strange', 'x'.repeat(100_000));
    expect([status, text, headers.get('x-who'), headers.get('x-frame-options')]).toEqual([200, '/raw/a/b 100000 {}', 'anonymous', 'DENY']);
    expect((await post('/raw/a', 'text/strange', 'x'.repeat(50 * 1024 * 1024)))[0]).toBe(413);
  });

  it('answers for a handler that refuses or says nothing, and cuts off one that fails half-way', async () => {
    expect((await send('/raw/refused'))[0]).toBe(404);
    expect((await send('/raw/silent'))[0]).toBe(500);
    await expect(send('/raw/late')).rejects.toThrow(/terminated|fetch failed/);
  });

  it('is gone with its plugin', async () => {
    await server.platform.host.disable('door');
    expect((await send('/raw/a'))[0]).toBe(404);
    await server.platform.host.enable('door');
    expect((await send('/raw/a'))[0]).toBe(200);
  });
});
