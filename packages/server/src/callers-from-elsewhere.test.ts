import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createCollection, startTestServer, writePlugin } from '@mortise/testing';

const PLUGINS = resolve(__dirname, '..', '..', '..', 'plugins');

/**
 * Tokens `badge.<who>.<seconds>`, of which one is for the shelf a, and one stands for an administrator there only; a step that refuses one caller by
 * name; pages of one origin may call below /api/notes.
 */
const DOOR = `
  const refuse = (code, kind) => Object.assign(new Error(code), { code, details: {}, siblings: [], kind, [Symbol.for('mortise.AppError')]: true });
  deps.identity.addForeignTokens({
    id: 'badges',
    recognises: (token) => token.startsWith('badge.'),
    identify(token, places) {
      const [, who, seconds] = token.split('.');
      if (who === 'nobody') throw refuse('INVALID_TOKEN', 'unauthenticated');
      const expiresAt = new Date(Date.now() + Number(seconds) * 1000);
      const narrowing = { actions: ['notes:view'] };
      if (who === 'root') return { kind: 'oauthClient', id: 'oauthClient:root', userId: 1, narrowing, expiresAt };
      const external = { kind: 'external', id: 'external:' + who, expiresAt };
      if (who === 'bound') return { ...external, roles: ['admin'], narrowing: { actions: ['*:view'], places: ['/shelf/a'] } };
      if (who === 'each') return { ...external, roles: [places.includes('/shelf/a') ? 'admin' : 'stranger'], isOfPlaces: true };
      return { ...external, roles: [who] };
    },
  });
  deps.pipeline.protocol({
    id: 'shelves',
    base: '/shelf/',
    places: (path) => ['/shelf/' + path.split('/')[0]],
    parse: () => ({ resource: 'notes', action: 'list', asked: { sort: [], page: { kind: 'all' } } }),
    encode: () => ({ status: 200, type: 'text/plain', body: 'rows' }),
    encodeError: ([{ code }]) => ({ status: 400, type: 'text/plain', body: code }),
  });
  deps.pipeline.use('admit', {
    id: 'bouncer',
    handle({ principal, setHeader }, next) {
      if (principal.id === 'external:banned') throw refuse('ACTION_DENIED', 'forbidden');
      return next();
    },
  });
  deps.pipeline.use('guard', {
    id: 'early',
    handle(request, next) {
      request.setHeader('x-early', request.principal.id + ' ' + request.method);
      return next();
    },
  });
  deps.pipeline.allowOrigins({ id: 'shop', allows: (origin, path) => origin === 'https://shop.example' && path.startsWith('/api/notes') });`;

describe('callers from elsewhere', () => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-door-'));
    await writePlugin(folder, { id: 'door', needs: { pipeline: 'core.pipeline', identity: 'core.identity' }, setup: DOOR });
    server = await startTestServer({ pluginFolders: [PLUGINS, folder], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'notes', fields: [{ name: 'text', type: 'string' }] });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const call = (path: string, token?: string, headers: Record<string, string> = {}) =>
    server.api('GET', path, { ...(token === undefined ? {} : { token }), headers });

  it.each([
    ['badge.root.60', 200],
    ['badge.admin.60', 200],
    ['badge.stranger.60', 403],
    ['badge.banned.60', 403],
    ['badge.nobody.60', 401],
    ['badgeless', 401],
  ])('%s is answered with %s', async (token, status) => {
    expect((await call('/api/notes:list', token)).status).toBe(status);
  });

  it('refuses a token that is for one API at the addresses of another, whatever it may there', async () => {
    const at = async (path: string): Promise<unknown> => (await call(path, 'badge.bound.60')).body;
    expect([await at('/shelf/a/notes'), await at('/shelf/b/notes')]).toEqual(['rows', 'ACTION_DENIED']);
    expect((await call('/api/notes:list', 'badge.bound.60')).status).toBe(200);
  });

  it('asks for each place whom a token stands for, and remembers it for that place', async () => {
    const at = async (path: string): Promise<unknown> => (await call(path, 'badge.each.60')).body;
    for (const _round of ['first', 'remembered'])
      expect([await at('/shelf/a/notes'), await at('/shelf/b/notes')]).toEqual(['rows', 'ACTION_DENIED']);
  });

  it('gives a token with limited rights nothing beyond them, nor what is about the user', async () => {
    expect((await call('/api/users:list', 'badge.root.60')).status).toBe(403);
    for (const token of ['badge.root.60', 'badge.admin.60']) {
      expect((await server.api('POST', '/api/users:updateProfile', { token, body: { nickname: 'taken' } })).status).toBe(403);
    }
  });

  it('lets filters of a token with limited rights ask for the key of its user, and for nothing else of it', async () => {
    const list = (filter: object, token: string) => call(`/api/notes:list?filter=${encodeURIComponent(JSON.stringify(filter))}`, token);
    expect((await list({ createdById: '{{$user.id}}' }, 'badge.root.60')).status).toBe(200);
    for (const filter of [{ text: '{{$user.email}}' }, { $or: [{ $not: { text: ['{{$user.nickname}}', 'x'] } }] }]) {
      expect(await list(filter, 'badge.root.60')).toMatchObject({ status: 400, body: { errors: [{ code: 'QUERY_VARIABLE_UNKNOWN' }] } });
      expect((await list(filter, server.root.token)).status).toBe(200);
    }
  });

  it('knows no token of a plugin that is off', async () => {
    const { status } = await server.api('POST', '/api/pm:disable/door', { token: server.root.token });
    expect(status).toBe(200);
    expect((await call('/api/notes:list', 'badge.root.60')).status).toBe(401);
    await server.api('POST', '/api/pm:enable/door', { token: server.root.token });
    expect((await call('/api/notes:list', 'badge.root.60')).status).toBe(200);
  });

  it('lets pages in where a rule says so, and shows preflights to the guards', async () => {
    const origin = { origin: 'https://shop.example' };
    const asked = await call('/api/notes:list', 'badge.root.60', origin);
    expect(asked.headers.get('access-control-allow-origin')).toBe(origin.origin);
    expect((await call('/api/users:list', 'badge.root.60', origin)).headers.get('access-control-allow-origin')).toBeNull();
    const preflight = { ...origin, 'access-control-request-method': 'GET' };
    const answer = await server.api('OPTIONS', '/api/notes:list', { headers: preflight });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('GET');
    expect(answer.headers.get('x-early')).toBe('anonymous OPTIONS');
    const elsewhere = await server.api('OPTIONS', '/api/users:list', { headers: preflight });
    expect(elsewhere.headers.get('access-control-allow-methods')).toBeNull();
    expect(elsewhere.headers.get('allow')).toContain('GET');
  });
});
