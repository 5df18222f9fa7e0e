import { type TestServer, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { openEvents } from './testing/open-events';

const DEFAULTS = { title: 'Mortise', primaryColor: '#1668dc', enabledLanguages: ['en', 'zh-CN'], defaultLanguage: 'zh-CN' };

eachDatabase('system settings on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, env: { INIT_LANG: 'zh-CN' } });
  });
  afterAll(() => server.close());

  const read = async (): Promise<unknown> => dataOf(await server.api('GET', 'systemSettings:get'));
  const change = (body: unknown, token = server.root.token): ReturnType<TestServer['api']> =>
    server.api('POST', 'systemSettings:update', { token, body });

  it('are there from the start, for anybody to read', async () => {
    expect(await read()).toEqual(DEFAULTS);
  });

  it.each<[unknown, string]>([
    [{ title: '' }, 'VALUE_INVALID'],
    [{ title: ' \u200B\u00AD ' }, 'VALUE_INVALID'],
    [{ title: 'x'.repeat(61) }, 'VALUE_INVALID'],
    [{ title: 'two\nlines' }, 'VALUE_INVALID'],
    [{ title: 'turned \u202Eround' }, 'VALUE_INVALID'],
    [{ title: 7 }, 'BODY_INVALID'],
    [{ primaryColor: 'red' }, 'VALUE_INVALID'],
    [{ primaryColor: '#fff' }, 'VALUE_INVALID'],
    [{ primaryColor: '#ffffff;background:url(//x)' }, 'VALUE_INVALID'],
    [{ enabledLanguages: [] }, 'VALUE_INVALID'],
    [{ enabledLanguages: ['en', 'en'] }, 'VALUE_INVALID'],
    [{ enabledLanguages: ['tlh'] }, 'VALUE_INVALID'],
    [{ enabledLanguages: ['en'] }, 'VALUE_INVALID'],
    [{ defaultLanguage: 'fr' }, 'VALUE_INVALID'],
    [{ appKeyFingerprint: 'x' }, 'BODY_INVALID'],
    [['title'], 'BODY_INVALID'],
  ])('refuse %j', async (body, code) => {
    expect(await change(body)).toMatchObject({ status: 400, body: { errors: [{ code }] } });
    expect(await read()).toEqual(DEFAULTS);
  });

  it('name every wrong property', async () => {
    const { body } = await change({ title: '', primaryColor: 'red' });
    expect((body as { errors: { message: string }[] }).errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('title'),
      expect.stringContaining('primaryColor'),
    ]);
  });

  it('are changed by those with the right only', async () => {
    const [none, designer] = [await createRole(server), await createRole(server, { snippets: ['pm.system-settings'] })];
    const stranger = await createUser(server, { roles: [none] });
    const allowed = await createUser(server, { roles: [designer] });
    expect((await server.api('POST', 'systemSettings:update', { body: { title: 'x' } })).status).toBe(401);
    expect((await change({ title: 'x' }, stranger.token)).status).toBe(403);
    expect((await change({ title: 'x' }, allowed.token)).status).toBe(200);
  });

  it('lose no property when two write at once', async () => {
    const writers = Array.from({ length: 10 }, (_, n) => change(n % 2 === 0 ? { title: `t${n}` } : { primaryColor: `#00000${n}` }));
    for (const { status } of await Promise.all(writers)) expect(status).toBe(200);
    expect(await read()).toMatchObject({
      title: expect.stringMatching(/^t[02468]$/) as string,
      primaryColor: expect.stringMatching(/^#00000[13579]$/) as string,
    });
  });

  it('are taken over by another process on the same database', async () => {
    const { storage, root } = server;
    const other = await startTestServer({ dialect, storage, env: { INIT_ROOT_PASSWORD: root.password } });
    const stream = await openEvents(other, root.token);
    dataOf(await change({ title: 'Elsewhere' }));
    await stream.until(({ event }) => event === 'settings.changed');
    expect(dataOf(await other.api('GET', 'systemSettings:get'))).toMatchObject({ title: 'Elsewhere' });
    stream.close();
    await other.close({ keep: true });
  });

  it('are in force at once and after a restart', async () => {
    expect(dataOf(await change({ ...DEFAULTS, title: '  Workshop 工坊  ', primaryColor: '#00AA7f' }))).toMatchObject({
      title: 'Workshop 工坊',
    });
    const changed = { ...DEFAULTS, title: 'Workshop 工坊', primaryColor: '#00AA7f' };
    expect(await read()).toEqual(changed);
    const put = await server.api('POST', 'systemSettings:put', { token: server.root.token, body: { enabledLanguages: ['zh-CN'] } });
    expect(dataOf(put)).toEqual({ ...changed, enabledLanguages: ['zh-CN'] });
    const { storage } = server;
    await server.close({ keep: true });
    server = await startTestServer({ dialect, storage, env: { INIT_ROOT_PASSWORD: server.root.password } });
    expect(await read()).toEqual({ ...changed, enabledLanguages: ['zh-CN'] });
  });
});
