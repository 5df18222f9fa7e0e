import { setTimeout as wait } from 'node:timers/promises';
import { type TestServer, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';

/** Longer than processes are promised to need, so that a busy machine fails nothing. */
const PATIENCE = 40_000;

eachDatabase('two processes on one database (%s)', (dialect) => {
  let one: TestServer;
  let two: TestServer;

  beforeAll(async () => {
    one = await startTestServer({ dialect });
    two = await startTestServer({ storage: one.storage, env: { INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
  });

  const call = async ({ api, root: { token } }: TestServer, request: string, body?: unknown) => {
    const [method = '', path = ''] = request.split(' ');
    const answer = await api(method, path, body === undefined ? { token } : { token, body });
    const { data, errors } = answer.body as { data?: unknown; errors?: readonly { code: string }[] };
    return { status: answer.status, data, code: errors?.[0]?.code };
  };
  const done = async (server: TestServer, path: string, body: unknown = {}) =>
    expect(await call(server, `POST ${path}`, body)).toMatchObject({ status: 200 });

  /** Asks until the answer is as expected. */
  async function eventually(ask: () => Promise<unknown>, expected: object): Promise<void> {
    const matches = (answer: unknown): boolean => {
      try {
        expect(answer).toMatchObject(expected);
        return true;
      } catch {
        return false;
      }
    };
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && !matches(await ask())) await wait(50);
    expect(await ask()).toMatchObject(expected);
  }

  test('collections and fields made, changed and dropped in one are so in the other', async () => {
    await done(one, 'collections:create', { name: 'shared', fields: [{ name: 'size', type: 'string' }] });
    await done(one, 'shared:create', { size: '5' });
    await eventually(() => call(two, 'GET shared:list'), { status: 200, data: [{ size: '5' }] });
    await done(one, 'collections/shared/fields:create', { name: 'mood', type: 'string', defaultValue: 'calm' });
    await done(one, 'collections/shared/fields:update?filterByTk=size', { type: 'integer' });
    await eventually(() => call(two, 'GET shared:list'), { status: 200, data: [{ size: 5, mood: 'calm' }] });
    await done(two, 'shared:create', { size: 6, mood: 'glad' });
    await done(two, 'collections/shared/fields:destroy?filterByTk=mood');
    await eventually(() => call(one, 'GET collections/shared/fields:get?filterByTk=mood'), { status: 404 });
    await done(one, 'shared:create', { size: 7 });
    await done(two, 'collections:destroy?filterByTk=shared');
    await eventually(() => call(one, 'GET shared:list'), { status: 404 });
  });

  test('what is renamed in one is so in the other, with the rights there are in it', async () => {
    await done(one, 'collections:create', {
      name: 'secrets',
      fields: [
        { name: 'open', type: 'string' },
        { name: 'hidden', type: 'string' },
      ],
    });
    await done(one, 'secrets:create', { open: 'o', hidden: 'h' });
    const role = await createRole(one, { grants: [{ collection: 'secrets', actions: [{ name: 'view', fields: ['open'] }] }] });
    await done(one, `roles:update?filterByTk=${role}`, { strategy: { actions: ['view'] } });
    const { token } = await createUser(one, { roles: [role] });
    const asReader = (path: string) => call({ api: two.api, root: { token } } as TestServer, `GET ${path}`);
    await eventually(() => asReader('secrets:list'), { status: 200, data: [{ open: 'o' }] });
    await done(one, 'collections/secrets/fields:update?filterByTk=open', { name: 'shown' });
    await done(one, 'collections:update?filterByTk=secrets', { name: 'riddles' });
    const statuses = new Set<number>();
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && !statuses.has(200)) {
      expect([403, 404, 503]).toContain((await asReader('riddles:list?fields=hidden')).status);
      statuses.add((await asReader('riddles:list?fields=shown')).status);
    }
    expect(await asReader('riddles:list')).toMatchObject({ status: 200, data: [{ shown: 'o' }] });
    // Nothing of it was taken for left over in the process that heard of it later.
    await wait(1500);
    for (const server of [one, two]) {
      expect(await call(server, `GET roles/${role}/resources:get?filter={"name":"riddles"}&appends=actions`)).toMatchObject({
        status: 200,
        data: { actions: [{ name: 'view', fields: ['shown'] }] },
      });
    }
  });

  test('a change builds on what the other process did a moment ago', async () => {
    await done(one, 'collections:create', { name: 'quick', fields: [] });
    await done(two, 'collections/quick/fields:create', { name: 'a', type: 'string' });
    await done(one, 'collections/quick/fields:create', { name: 'b', type: 'string' });
    await done(two, 'collections/quick/fields:destroy?filterByTk=a');
    await done(one, 'collections:create', { name: 'child', fields: [{ name: 'quick', type: 'belongsTo', target: 'quick' }] });
    await done(two, 'collections/child/fields:create', { name: 'note', type: 'string' });
    await eventually(() => call(one, 'GET collections/child/fields:get?filterByTk=note'), { status: 200 });
    await done(two, 'collections:destroy?filterByTk[]=child&filterByTk[]=quick');
    await done(one, 'collections:create', { name: 'quick', fields: [] });
  });

  test('changes made at once in both are all there', async () => {
    await done(one, 'collections:create', { name: 'busy', fields: [] });
    const names = Array.from({ length: 8 }, (_, index) => `field${index}`);
    const create = (name: string, index: number) =>
      done(index % 2 === 0 ? one : two, 'collections/busy/fields:create', { name, type: 'integer' });
    await Promise.all(names.map(create));
    for (const server of [one, two]) {
      for (const name of names) await eventually(() => call(server, `GET collections/busy/fields:get?filterByTk=${name}`), { status: 200 });
    }
    await done(one, 'busy:create', Object.fromEntries(names.map((name, index) => [name, index])));
  });

  test('a plan made in one is stale after a change in the other', async () => {
    await done(one, 'collections:create', { name: 'planned', fields: [{ name: 'size', type: 'string' }] });
    const change = { action: 'fields:update', collection: 'planned', field: 'size', values: { type: 'integer' } };
    const { data } = await call(one, 'POST collections:plan', change);
    const { planId } = data as { planId: string };
    await done(two, 'collections:create', { name: 'meanwhile', fields: [] });
    expect(await call(one, 'POST collections:applyPlan', { planId, change })).toMatchObject({ status: 409, code: 'SCHEMA_PLAN_STALE' });
    const again = (await call(two, 'POST collections:plan', change)).data as { planId: string };
    await done(one, 'collections:applyPlan', { planId: again.planId, change });
  });

  test('plugins switched on and off in one are so in the other', async () => {
    const stateIn = async (server: TestServer) => (await call(server, 'GET pm:get?filterByTk=api-keys')).data;
    await done(one, 'pm:enable?filterByTk=api-keys');
    await eventually(() => stateIn(two), { enabled: true, state: 'started' });
    await done(two, 'apiKeys:create', { name: 'k', role: { name: 'root' }, expiresIn: '30d' });
    await done(two, 'pm:disable?filterByTk=api-keys');
    await eventually(() => stateIn(one), { enabled: false, state: 'stopped' });
    expect(await call(one, 'GET apiKeys:list')).toMatchObject({ status: 404 });
  });
});
