import { type TestServer, createApiKey, eachDatabase, startTestServer } from '@mortise/testing';
import type { DryRun } from './contract';
import { MAX_PER_MINUTE } from './server/refusals/refusal-log';
import { BEHIND_PROXY, type CallOptions, HOME, callFrom, removeRules, saveRule } from './testing/caller';

const STRANGER = '203.0.113.7';

interface Row {
  readonly address: string;
  readonly count: number;
}

eachDatabase('refused calls on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'], env: BEHIND_PROXY });
  });
  afterAll(() => server.close());
  afterEach(async () => {
    await removeRules(server);
    await asRoot('POST ipRefusals:clear');
  });

  const call = (request: string, options: CallOptions = {}) => callFrom(server, request, options);
  const asRoot = (request: string, options: CallOptions = {}) => call(request, { token: server.root.token, ...options });
  const rows = async () => (await asRoot('GET ipRefusals:list?sort=-lastAt&pageSize=200')).data as Row[];

  test('are counted, one row for the same caller and reason', async () => {
    const key = await createApiKey(server, { role: 'root' });
    await saveRule(server, { deny: ['203.0.113.0/24 # crawlers'], origins: ['https://shop.example'] });
    await saveRule(server, { subject: `apiKey:${key.id}`, allow: ['198.51.100.1'] });
    for (let turn = 0; turn < 3; turn += 1) await asRoot('GET users:list', { from: STRANGER });
    await asRoot('GET users:list', { origin: 'https://evil.example' });
    await call('GET users:list', { token: key.token });
    const found = await rows();
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          address: STRANGER,
          list: 'deny',
          entry: '203.0.113.0/24',
          subject: 'everything',
          count: 3,
          path: '/api/users:list',
          origin: null,
          principal: null,
        }),
        expect.objectContaining({ address: HOME, list: 'origins', entry: null, origin: 'https://evil.example', count: 1 }),
        expect.objectContaining({ address: HOME, list: 'allow', subject: `apiKey:${key.id}`, principal: `apiKey:${key.id}`, count: 1 }),
      ]),
    );
    await asRoot('GET users:list', { from: STRANGER });
    expect((await rows()).reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(await asRoot('POST ipRefusals:clear')).toMatchObject({ status: 200 });
    expect(await rows()).toEqual([]);
  });

  test('fill neither the memory nor the table, however many strangers call', async () => {
    await saveRule(server, { origins: ['https://shop.example'] });
    const origins = Array.from({ length: MAX_PER_MINUTE + 60 }, (_, index) => `https://${index}.evil.example`);
    for (const origin of origins) await call('GET app:boot', { origin });
    const found = await rows();
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(origins.length);
    // A minute may turn meanwhile.
    expect(found.length).toBeLessThanOrEqual(2 * MAX_PER_MINUTE);
    expect(found.some(({ address, count }) => address === '*' && count > 0)).toBe(found.length < origins.length);
  });

  test('a dry run says who would be kept out, who let in, and whether it would be oneself', async () => {
    await removeRules(server);
    await asRoot('GET users:list', { from: '198.51.100.4' });
    await call('GET app:boot', { from: '198.51.100.5' });
    await saveRule(server, { deny: [STRANGER] });
    await asRoot('GET users:list', { from: STRANGER });
    const body = { subject: 'everything', allow: [HOME, STRANGER] };
    const result = (await asRoot('POST ipRules:dryRun', { body })).data as DryRun;
    expect(result.refused.map(({ address, principal }) => `${principal} ${address}`)).toEqual(
      expect.arrayContaining(['user:1 198.51.100.4', 'anonymous 198.51.100.5']),
    );
    expect(result.refused[0]?.by).toEqual({ subject: 'everything', list: 'allow', passed: false });
    expect(result).toMatchObject({ refusedCount: result.refused.length, admittedCount: 1, admitted: [{ address: STRANGER }], self: null });
    expect(result.refused.some(({ address }) => address === HOME)).toBe(false);
    const own = (await asRoot('POST ipRules:dryRun', { body: { subject: 'everything', deny: ['192.0.2.0/24'] } })).data as DryRun;
    expect(own.self).toEqual({ subject: 'everything', list: 'deny', entry: '192.0.2.0/24', passed: false });
    // Nothing has changed by asking.
    expect(await asRoot('GET users:list')).toMatchObject({ status: 200 });
  });

  test('one address and one origin can be tried, against what is saved or what is not yet', async () => {
    await saveRule(server, { deny: ['203.0.113.0/24'], allow: ['203.0.0.0/8', `${HOME}`] });
    const check = (body: object) => asRoot('POST ipRules:check', { body });
    expect((await check({ address: STRANGER })).data).toEqual({
      allowed: false,
      findings: [
        { subject: 'everything', list: 'deny', entry: '203.0.113.0/24', passed: false },
        { subject: 'everything', list: 'allow', entry: '203.0.0.0/8', passed: true },
      ],
    });
    expect((await check({ address: '::ffff:203.0.112.1' })).data).toMatchObject({ allowed: true });
    const rule = { subject: 'apiKey:5', origins: ['https://*.shop.example'] };
    const asked = { address: HOME, origin: 'https://a.shop.example', principal: 'apiKey:5', rule };
    expect((await check(asked)).data).toMatchObject({
      allowed: true,
      findings: [{ list: 'deny' }, { list: 'allow' }, { subject: 'apiKey:5', list: 'origins', entry: 'https://*.shop.example' }],
    });
    expect(await check({ address: '010.0.0.1' })).toMatchObject({ status: 400, code: 'ADDRESS_INVALID' });
    const ofPath = { subject: 'path:/api/todos', deny: [HOME] };
    for (const path of ['/api/todos:list', '/api/todos:list?page=2', '/api/todos/7#here'])
      expect((await check({ address: HOME, path, rule: ofPath })).data).toMatchObject({ allowed: false });
    for (const wrong of [
      { path: 'api/todos:list' },
      { path: 'https://here.example/api/todos' },
      { principal: 'apikey:7' },
      { principal: 'apiKey:' },
    ])
      expect(await check({ address: HOME, ...wrong })).toMatchObject({ status: 400, code: 'VALUE_INVALID' });
    for (const principal of ['anonymous', 'user:1', 'apiKey:7', 'oauthClient:shop', 'external:https://issuer.example#7'])
      expect(await check({ address: HOME, principal })).toMatchObject({ status: 200 });
    expect(await check({ address: HOME, rule: { subject: 'everything', allow: ['x'] } })).toMatchObject({
      status: 400,
      code: 'ADDRESS_INVALID',
    });
  });
});
