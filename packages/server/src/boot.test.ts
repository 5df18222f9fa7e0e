import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type TestServer,
  countStatements,
  createApiKey,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  writePlugin,
} from '@mortise/testing';

import { openEvents } from './testing/open-events';

interface Boot {
  readonly user: { readonly username: string } | null;
  readonly roles: { readonly current: string; readonly available: readonly { readonly name: string }[] } | null;
  readonly snippets: readonly string[];
  readonly language: string;
  readonly plugins: readonly { readonly id: string; readonly url: string }[];
}

const ANONYMOUS = {
  user: null,
  roles: null,
  snippets: [],
  settings: { title: 'Mortise', primaryColor: '#1668dc', enabledLanguages: ['en', 'zh-CN'], defaultLanguage: 'en' },
  languages: ['en', 'zh-CN'],
  language: 'en',
  csrfToken: null,
  secure: false,
  plugins: [],
};

/** A plugin with a client part that is built, one whose part is not, and one that has none. */
async function writePlugins(folder: string): Promise<void> {
  await writePlugin(folder, { id: 'pretty', setup: '' });
  await writePlugin(folder, { id: 'unbuilt', setup: '' });
  await writePlugin(folder, { id: 'plain', setup: '' });
  for (const id of ['pretty', 'unbuilt']) {
    const path = join(folder, id, 'package.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as { mortise: { entries: Record<string, string> } };
    file.mortise.entries['client'] = './dist/client/index.js';
    await writeFile(path, JSON.stringify(file));
  }
  const client = join(folder, 'pretty', 'dist', 'client');
  await mkdir(join(client, 'chunks'), { recursive: true });
  await writeFile(join(client, 'index.js'), 'export default 1;');
  await writeFile(join(client, 'index.js.br'), 'brotli');
  await writeFile(join(client, 'chunks', 'a.css'), 'a{}');
  await symlink(join(folder, 'pretty', 'package.json'), join(client, 'package.json'));
}

eachDatabase('what a page learns when it starts, on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-boot-'));
    await writePlugins(folder);
    const bundled = resolve(__dirname, '..', '..', '..', 'plugins');
    server = await startTestServer({ dialect, pluginFolders: [bundled, folder], plugins: ['api-keys'] });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const boot = async (options: Parameters<TestServer['api']>[2] = {}): Promise<Boot> =>
    dataOf<Boot>(await server.api('GET', 'app:boot', options));

  it('tells strangers how the sign-in page looks, and nothing else', async () => {
    expect(await boot()).toEqual(ANONYMOUS);
    expect(await boot({ token: 'a.b.c' })).toEqual(ANONYMOUS);
    expect(await boot({ headers: { 'accept-language': 'zh-TW' } })).toEqual({ ...ANONYMOUS, language: 'zh-CN' });
  });

  it('tells root who they are and that they may do everything', async () => {
    const answer = await boot({ token: server.root.token });
    expect(answer).toMatchObject({ user: { username: 'root' }, snippets: ['*'], csrfToken: null, secure: false });
    expect(answer.user).not.toHaveProperty('passwordHash');
    expect(answer.roles?.available.map(({ name }) => name)).toContain(answer.roles?.current);
    expect(answer.plugins.filter(({ id }) => ['pretty', 'unbuilt'].includes(id))).toEqual([
      { id: 'pretty', url: expect.stringMatching(/^\/plugins\/pretty\/[0-9a-f]{20}\/index\.js$/) as string },
    ]);
  });

  it('tells a user the roles and rights they have now', async () => {
    const [one, two] = [await createRole(server, { snippets: ['pm.*', '!pm.users'] }), await createRole(server, { snippets: ['pm'] })];
    const { token } = await createUser(server, { roles: [one, two] });
    expect(await boot({ token, role: one })).toMatchObject({ roles: { current: one }, snippets: ['pm.*', '!pm.users'] });
    expect(await boot({ token, role: two })).toMatchObject({ roles: { current: two }, snippets: ['pm'] });
    const both = await boot({ token, role: '__union__' });
    expect(both.roles?.current).toBe('__union__');
    expect([...both.snippets].sort()).toEqual(['!pm.users', 'pm', 'pm.*']);
    // The page remembers a role that the user has lost.
    const lost = await boot({ token, role: 'admin' });
    expect([one, two]).toContain(lost.roles?.current);
    expect(lost.roles?.available.map(({ name }) => name).sort()).toEqual([one, two].sort());
  });

  it('says of an API key only the role it is bound to', async () => {
    const { token } = await createApiKey(server, { role: 'admin' });
    expect((await boot({ token })).roles).toMatchObject({ current: 'admin', available: [{ name: 'admin' }] });
  });

  it('speaks the language of the user, as far as it is enabled', async () => {
    const { id, token } = await createUser(server);
    const asRoot = { token: server.root.token };
    dataOf(await server.api('POST', `users:update?filterByTk=${id}`, { ...asRoot, body: { appLang: 'zh-CN' } }));
    expect((await boot({ token, headers: { 'accept-language': 'en' } })).language).toBe('zh-CN');
    dataOf(await server.api('POST', 'systemSettings:update', { ...asRoot, body: { enabledLanguages: ['en'] } }));
    expect((await boot({ token })).language).toBe('en');
    dataOf(await server.api('POST', 'systemSettings:update', { ...asRoot, body: { enabledLanguages: ['en', 'zh-CN'] } }));
  });

  it('asks few questions of the database', async () => {
    expect((await countStatements(server, () => boot({ token: server.root.token }))).statements).toBeLessThanOrEqual(1);
    expect((await countStatements(server, () => boot())).statements).toBe(0);
  });

  it('gives a page of a browser session what it must send with changes', async () => {
    const { username, password } = await createUser(server);
    const origin = server.url;
    const body = { account: username, password, session: 'cookie' };
    const signedIn = await server.api('POST', 'auth:signIn', { body, headers: { origin } });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { csrfToken, user } = dataOf<{ csrfToken: string; user: { username: string } }>(
      await server.api('GET', 'app:boot', { headers: { cookie } }),
    );
    expect(user.username).toBe(username);
    const out = (token: string): Promise<{ status: number }> =>
      server.api('POST', 'auth:signOut', { headers: { cookie, origin, 'x-csrf-token': token } });
    expect((await out('another')).status).toBe(403);
    const stream = await openEvents(server, undefined, { cookie });
    expect((await out(csrfToken)).status).toBe(200);
    await stream.ended;
    expect(stream.events.at(-1)).toEqual({ event: 'session.ended', data: {} });
    expect(await boot({ headers: { cookie } })).toEqual(ANONYMOUS);
  });

  describe('the client files of a plugin', () => {
    let url: string;
    beforeAll(async () => {
      url = (await boot({ token: server.root.token })).plugins.find(({ id }) => id === 'pretty')?.url ?? '';
    });

    it('are served for ever, compressed as the browser likes', async () => {
      const plain = await server.api('GET', url, { headers: { 'accept-encoding': 'identity' } });
      expect(plain).toMatchObject({ status: 200, body: 'export default 1;' });
      expect(Object.fromEntries(plain.headers)).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'Accept-Encoding',
      });
      const head = await fetch(server.url + url, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
      expect([head.status, head.headers.get('content-encoding'), head.headers.get('content-length')]).toEqual([200, 'br', '6']);
      const css = await server.api('GET', url.replace('index.js', 'chunks/a.css'));
      expect(css).toMatchObject({ status: 200, body: 'a{}' });
    });

    it.each([
      'package.json',
      '../../package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/server.js',
      '..\\..\\package.json',
      'index.js%00',
      'index.js/',
      '/etc/passwd',
      'INDEX.JS',
      'index.js.br',
      '%zz',
      '__proto__',
    ])('end at their folder: %s', async (file) => {
      const { status } = await server.api('GET', url.replace('index.js', file));
      expect([400, 404]).toContain(status);
    });

    it('are told of to every page when they come or go', async () => {
      const { token } = await createUser(server, { roles: [await createRole(server)] });
      const stream = await openEvents(server, token);
      for (const id of ['plain', 'pretty']) await server.platform.host.disable(id);
      for (const id of ['plain', 'pretty']) await server.platform.host.enable(id);
      await stream.until(({ data }) => (data as { state?: string }).state === 'started');
      const told = stream.events.map(({ data }) => data as { id: string; state: string });
      expect(told.map(({ id, state }) => `${id} ${state}`)).toEqual(
        ['draining', 'stopped', 'checked', 'setUp', 'started'].map((state) => `pretty ${state}`),
      );
      // By then the files are there.
      expect((await boot({ token })).plugins.map(({ id }) => id)).toContain('pretty');
      stream.close();
    });

    it('are there while the plugin runs, under their own hash', async () => {
      expect((await server.api('GET', url.replace(/[0-9a-f]{20}/, '0'.repeat(20)))).status).toBe(404);
      expect((await server.api('POST', url)).status).toBe(405);
      await server.platform.host.disable('pretty');
      expect((await server.api('GET', url)).status).toBe(404);
      expect((await boot({ token: server.root.token })).plugins.map(({ id }) => id)).not.toContain('pretty');
      await writeFile(join(folder, 'pretty', 'dist', 'client', 'index.js'), 'export default 2;');
      await server.platform.host.enable('pretty');
      const again = (await boot({ token: server.root.token })).plugins.find(({ id }) => id === 'pretty')?.url ?? '';
      expect(again).not.toBe(url);
      expect((await server.api('GET', again, { headers: { 'accept-encoding': 'identity' } })).body).toBe('export default 2;');
    });
  });
});
