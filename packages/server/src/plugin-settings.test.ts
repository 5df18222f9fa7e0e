import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createRole, createUser, dataOf, eachDatabase, startTestServer, writePlugin } from '@mortise/testing';
import { openEvents } from './testing/open-events';

const SETTINGS = {
  type: 'object',
  additionalProperties: false,
  properties: {
    limit: { type: 'integer', minimum: 1, default: 5, title: { en: 'Limit', 'zh-CN': '上限' } },
    title: { type: 'string', maxLength: 20, description: { en: 'Shown above the list.', 'zh-CN': '显示在列表上方。' } },
    mode: { enum: ['fast', 'safe'], 'x-labels': [{ en: 'Fast', 'zh-CN': '快速' }, 'safe'] },
  },
};

/** What the running plugin sees, as a path anybody may read. */
const SETUP = `
  const heard = [];
  deps.settings.onChange((values) => { heard.push(values); });
  deps.settings.onChange(() => { throw new Error('a listener that breaks'); });
  deps.pipeline.route({ method: 'GET', path: '/api/seen', permission: { kind: 'public' },
    handle: () => ({ type: 'application/json', body: JSON.stringify({ now: deps.settings.get(), heard }) }) });
`;

eachDatabase('settings of plugins on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-plugin-settings-'));
    const needs = { settings: 'core.settings', pipeline: 'core.pipeline' };
    await writePlugin(folder, { id: 'shop', title: { en: 'Shop', 'zh-CN': '商店' }, settings: SETTINGS, needs, setup: SETUP });
    await writePlugin(folder, { id: 'cart', preset: 'off', requires: ['shop', 'nowhere'], settings: SETTINGS, setup: '' });
    const bundled = resolve(__dirname, '..', '..', '..', 'plugins');
    server = await startTestServer({ dialect, pluginFolders: [bundled, folder], env: { LOGGER_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const asRoot = (method: string, path: string, body?: unknown): ReturnType<TestServer['api']> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const inChinese = (path: string): ReturnType<TestServer['api']> =>
    server.api('GET', path, { token: server.root.token, headers: { 'x-locale': 'zh-CN' } });

  it('come with their schema in the language of the caller', async () => {
    const english = dataOf<{ schema: typeof SETTINGS; values: unknown }>(await asRoot('GET', 'pm:getSettings?filterByTk=shop'));
    expect(english.values).toEqual({ limit: 5 });
    expect(english.schema.properties).toEqual({
      limit: { type: 'integer', minimum: 1, default: 5, title: 'Limit' },
      title: { type: 'string', maxLength: 20, description: 'Shown above the list.' },
      mode: { enum: ['fast', 'safe'], 'x-labels': ['Fast', 'safe'] },
    });
    const chinese = await inChinese('pm:getSettings?filterByTk=shop');
    expect(chinese.body).toMatchObject({ data: { schema: { properties: { limit: { title: '上限' } } } } });
  });

  it('are seen by the running plugin at once, also when a listener breaks', async () => {
    const set = await asRoot('POST', 'pm:setSettings?filterByTk=shop', { values: { limit: 7, mode: 'safe' } });
    expect(dataOf(set)).toMatchObject({ values: { limit: 7, mode: 'safe' } });
    expect((await server.api('GET', 'seen')).body).toEqual({
      now: { limit: 7, mode: 'safe' },
      heard: [{ limit: 7, mode: 'safe' }],
    });
  });

  it('are told to the open pages of those who may see them', async () => {
    const stream = await openEvents(server, server.root.token);
    dataOf(await asRoot('POST', 'pm:setSettings?filterByTk=shop', { values: { limit: 8 } }));
    await stream.until(({ event, data }) => event === 'plugins.changed' && (data as { id: string }).id === 'shop');
    stream.close();
  });

  it('of a plugin that is off are kept for it', async () => {
    dataOf(await asRoot('POST', 'pm:setSettings?filterByTk=cart', { values: { limit: 2 } }));
    expect(dataOf(await asRoot('GET', 'pm:getSettings?filterByTk=cart'))).toMatchObject({ values: { limit: 2 } });
  });

  it.each<[unknown, string, string]>([
    [{ values: { limit: 0 } }, 'VALUE_INVALID', 'The field "limit" must be at least 1.'],
    [{ values: { limit: '5' } }, 'VALUE_INVALID', 'The field "limit" must be integer.'],
    [{ values: { mode: 'x' } }, 'VALUE_INVALID', 'The field "mode" must be one of fast, safe.'],
    [{ values: { colour: 1 } }, 'VALUE_INVALID', 'The field "colour" must be left out, it is not known here.'],
    [{}, 'BODY_INVALID', 'values'],
    [{ values: [] }, 'BODY_INVALID', 'values'],
    [{ values: {}, other: 1 }, 'BODY_INVALID', 'other'],
  ])('refuse %j', async (body, code, message) => {
    const answer = await asRoot('POST', 'pm:setSettings?filterByTk=shop', body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ code, message: expect.stringContaining(message) as string }] } });
  });

  it.each([
    ['shop,cart', 400, 'QUERY_PARAMETER_INVALID'],
    ['', 400, 'RECORD_KEY_REQUIRED'],
    ['nobody', 404, 'PLUGIN_NOT_FOUND'],
    ['core:system', 404, 'PLUGIN_NOT_FOUND'],
    ['users', 404, 'RECORD_NOT_FOUND'],
  ])('are not there for "%s"', async (...[plugin, status, code]) => {
    const path = `?filterByTk=${encodeURIComponent(plugin)}`;
    expect(await asRoot('GET', `pm:getSettings${path}`)).toMatchObject({ status, body: { errors: [{ code }] } });
    expect(await asRoot('POST', `pm:setSettings${path}`, { values: {} })).toMatchObject({ status, body: { errors: [{ code }] } });
  });

  it('are for those who manage plugins', async () => {
    const [none, manager] = [await createRole(server), await createRole(server, { snippets: ['pm'] })];
    for (const [role, status] of [
      [none, 403],
      [manager, 200],
    ] as const) {
      const { token } = await createUser(server, { roles: [role] });
      expect((await server.api('GET', 'pm:getSettings?filterByTk=shop', { token })).status).toBe(status);
      const body = { values: { limit: 3 } };
      expect((await server.api('POST', 'pm:setSettings?filterByTk=shop', { token, body })).status).toBe(status);
    }
    expect((await server.api('GET', 'pm:getSettings?filterByTk=shop')).status).toBe(401);
  });

  it('end as one of those that were set when many set them at once', async () => {
    const limits = Array.from({ length: 8 }, (_, n) => n + 10);
    const answers = await Promise.all(
      limits.map((limit) => asRoot('POST', 'pm:setSettings?filterByTk=shop', { values: { limit, title: `t${limit}` } })),
    );
    for (const { status } of answers) expect(status).toBe(200);
    const { values } = dataOf<{ values: { limit: number; title: string } }>(await asRoot('GET', 'pm:getSettings?filterByTk=shop'));
    expect(values.title).toBe(`t${values.limit}`);
    expect((await server.api('GET', 'seen')).body).toMatchObject({ now: values });
  });

  it('are told of in the list, with the plugins it hangs together with', async () => {
    const rows = dataOf<Record<string, unknown>[]>(await inChinese('pm:list'));
    expect(rows.find(({ name }) => name === 'shop')).toMatchObject({
      hasSettings: true,
      hasClient: false,
      dependentPlugins: [{ name: 'cart', displayName: 'cart', state: 'stopped', enabled: false }],
    });
    expect(rows.find(({ name }) => name === 'cart')).toMatchObject({
      requires: ['shop', 'nowhere'],
      requirements: [
        { name: 'shop', displayName: '商店', state: 'started', enabled: true },
        { name: 'nowhere', displayName: 'nowhere', state: null, enabled: false },
      ],
    });
  });

  it('that no longer fit are shown as they are, and the reason of the failure says what is wrong', async () => {
    const { stores, host } = server.platform;
    await stores.settings.write('shop', { limit: 'many' });
    await host.disable('shop');
    await expect(host.enable('shop')).rejects.toMatchObject({ code: 'PLUGIN_FAILED' });
    const { body } = await asRoot('GET', 'pm:get?filterByTk=shop');
    expect(body).toMatchObject({
      data: { state: 'failed', reason: expect.stringContaining('The field "limit" must be integer.') as string },
    });
    expect(dataOf(await asRoot('GET', 'pm:getSettings?filterByTk=shop'))).toMatchObject({ values: { limit: 'many' } });
    dataOf(await asRoot('POST', 'pm:setSettings?filterByTk=shop', { values: { limit: 4 } }));
    expect((await host.enable('shop')).state).toBe('started');
  });
});
