import { type TestServer, createCollection, createUser, eachDatabase, startTestServer } from '@mortise/testing';
import { BEHIND_PROXY, type CallOptions, HOME, callFrom, removeRules, saveRule } from './testing/caller';

const STRANGER = '203.0.113.7';

eachDatabase('saving rules on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, env: BEHIND_PROXY });
    await createCollection(server, { name: 'todos' });
  });
  afterAll(() => server.close());
  afterEach(() => removeRules(server));

  const call = (request: string, options: CallOptions = {}) => callFrom(server, request, options);
  const asRoot = (request: string, options: CallOptions = {}) => call(request, { token: server.root.token, ...options });

  test('names every line that cannot be used', async () => {
    const body = { subject: 'everything', allow: [HOME, '010.0.0.1', 'fe80::1%eth0', '10.0.0.1/8'], origins: ['null'] };
    const { status, answer } = await asRoot('POST ipRules:save', { body });
    expect(status).toBe(400);
    const { errors } = answer.body as { errors: { code: string; message: string; details: object }[] };
    expect(errors.map(({ code, details }) => ({ code, ...details }))).toMatchObject([
      { code: 'ADDRESS_INVALID', field: 'allow', line: 2, entry: '010.0.0.1', fault: 'zeros' },
      { code: 'ADDRESS_INVALID', field: 'allow', line: 3, entry: 'fe80::1%eth0', fault: 'zone' },
      { code: 'ADDRESS_INVALID', field: 'allow', line: 4, entry: '10.0.0.1/8', fault: 'hostBits', expected: '10.0.0.0/8' },
      { code: 'ORIGIN_INVALID', field: 'origins', line: 1, entry: 'null', fault: 'origin' },
    ]);
    expect(errors[0]?.message).toContain('"010.0.0.1"');
  });

  test.each([
    [{ subject: 'user:1' }],
    [{ subject: 'everything', allow: 'x' }],
    [{ subject: 'everything', allow: [1] }],
    [{ subject: 'everything', allow: Array.from({ length: 10_001 }, () => HOME) }],
    [{ subject: 'everything', more: [] }],
    [{}],
  ])('refuses a rule that is none', async (body) => {
    expect(await asRoot('POST ipRules:save', { body })).toMatchObject({ status: 400 });
  });

  test('keeps each entry once and in one spelling, with its note', async () => {
    await saveRule(server, { allow: [HOME, `::ffff:${HOME} # again`, '2001:0DB8::/32 # office'], origins: ['HTTPS://Shop.example:443/'] });
    expect((await asRoot('GET ipRules:get?filterByTk=everything')).data).toMatchObject({
      allow: [HOME, '2001:db8::/32 # office'],
      origins: ['https://shop.example'],
    });
  });

  test('nobody locks themselves out by mistake', async () => {
    for (const rule of [
      { subject: 'everything', allow: [STRANGER] },
      { subject: 'everything', deny: [HOME] },
      { subject: 'path:/', deny: [HOME] },
      { subject: 'path:/admin', allow: [STRANGER] },
      { subject: 'path:/api/auth', allow: [STRANGER] },
      { subject: 'path:/api/ipRules', deny: ['192.0.2.0/24'] },
    ]) {
      expect(await asRoot('POST ipRules:save', { body: rule })).toMatchObject({ status: 409, code: 'CALLER_LOCKED_OUT' });
    }
    const forced = { subject: 'everything', deny: [HOME], force: true };
    expect(await asRoot('POST ipRules:save', { body: forced })).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 403 });
    // Somebody at another address takes it back.
    expect(await asRoot('POST ipRules:destroy?filterByTk=everything', { from: STRANGER })).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 200 });
    expect(await asRoot('POST ipRules:destroy?filterByTk=everything')).toMatchObject({ status: 404 });
  });

  test('the setting opens the door while a rule is mended, also when the plugin was switched off for it', async () => {
    const set = (enforce: boolean) => server.platform.pluginSettings.set('ip-protection', { enforce });
    await saveRule(server, { deny: [HOME], force: true });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 403 });
    await server.platform.host.disable('ip-protection');
    const body = { values: { enforce: false } };
    expect(await asRoot('POST pm:setSettings?filterByTk=ip-protection', { body })).toMatchObject({ status: 200 });
    await server.platform.host.enable('ip-protection');
    expect((await asRoot('GET ipRules:list')).answer.body).toMatchObject({ meta: { address: HOME, enforced: false } });
    await set(true);
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 403 });
    await set(false);
    await removeRules(server);
    await set(true);
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 200 });
  });

  test('nobody locks themselves out by enforcing the rules again', async () => {
    const enforce = (values: object, force?: boolean) =>
      asRoot('POST pm:setSettings?filterByTk=ip-protection', { body: { values, ...(force === undefined ? {} : { force }) } });
    await server.platform.pluginSettings.set('ip-protection', { enforce: false });
    await saveRule(server, { deny: [HOME], force: true });
    // What is left out has its default, which is to enforce them.
    for (const values of [{ enforce: true }, {}]) {
      expect(await enforce(values)).toMatchObject({ status: 409, code: 'CALLER_LOCKED_OUT' });
      expect(await enforce(values, false)).toMatchObject({ status: 409, code: 'CALLER_LOCKED_OUT' });
    }
    expect(await enforce({ enforce: false, retentionDays: 7 })).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 200 });
    expect(await enforce({ enforce: true }, true)).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list')).toMatchObject({ status: 403 });
    const body = { values: { enforce: true, retentionDays: 8 } };
    // Whom they let in changes the other settings as ever.
    expect(await asRoot('POST pm:setSettings?filterByTk=ip-protection', { from: STRANGER, body })).toMatchObject({ status: 200 });
    await server.platform.pluginSettings.set('ip-protection', { enforce: false });
    await removeRules(server);
    expect(await enforce({ enforce: true })).toMatchObject({ status: 200 });
  });

  test('of saves at once one wins, and the others are told', async () => {
    const save = (version: string) => (_: unknown, index: number) =>
      asRoot('POST ipRules:save', { body: { subject: 'everything', version, deny: [`203.0.113.${index}`] } });
    const first = await Promise.all(Array.from({ length: 6 }, save('')));
    expect(first.map(({ status }) => String(status)).sort()).toEqual(['200', '412', '412', '412', '412', '412']);
    const won = first.find(({ status }) => status === 200)?.data as { version: string } | undefined;
    const second = await Promise.all(Array.from({ length: 6 }, save(won?.version ?? '')));
    expect(second.map(({ code = 'saved' }) => code).sort()).toEqual([...Array.from({ length: 5 }, () => 'PRECONDITION_FAILED'), 'saved']);
    const { deny } = (await asRoot('GET ipRules:get?filterByTk=everything')).data as { deny: string[] };
    expect(await asRoot('GET todos:list', { from: deny[0] ?? '' })).toMatchObject({ status: 403 });
  });

  test('ten thousand entries are saved and in force', async () => {
    const allow = [HOME, ...Array.from({ length: 9_999 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24 # customer ${index}`)];
    await saveRule(server, { allow });
    expect(await asRoot('GET todos:list', { from: '10.39.14.200' })).toMatchObject({ status: 200 });
    expect(await asRoot('GET todos:list', { from: '10.39.15.1' })).toMatchObject({ status: 403 });
    expect((await asRoot('GET ipRules:list')).data).toMatchObject([
      { subject: 'everything', entries: { allow: 10_000, deny: 0, origins: 0 } },
    ]);
  });

  test('only who may protect sees or changes anything', async () => {
    const { token } = await createUser(server);
    for (const request of [
      'GET ipRules:list',
      'POST ipRules:check',
      'POST ipRules:dryRun',
      'GET ipRefusals:list',
      'POST ipRefusals:clear',
    ]) {
      expect((await call(request, { token, ...(request.startsWith('POST') ? { body: {} } : {}) })).status).toBe(403);
    }
  });
});
