import { type TestServer, codeOf, eachDatabase, startTestServer } from '@mortise/testing';

/** Every plugin there is, switched off while the server runs: nothing of what they opened stays open. */
eachDatabase('with all plugins off on %s', (dialect) => {
  let server: TestServer;
  let actions: readonly { readonly resource: string; readonly action: string; readonly safe: boolean }[];

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const { host, resources } = server.platform;
    const isOn = (id: string): boolean => host.get(id).state === 'started';
    while (!host.list().every(({ id }) => isOn(id))) {
      const ready = host.list().filter(({ id, requires }) => !isOn(id) && requires.every(isOn));
      if (ready.length === 0) throw new Error('Plugins need each other in a circle');
      for (const { id } of ready) await host.enable(id);
    }
    actions = resources.describe().filter(({ owner }) => owner !== 'core');
    while (host.list().some(({ id }) => isOn(id))) {
      const free = host.list().filter(({ id, dependents }) => isOn(id) && !dependents.some(isOn));
      for (const { id } of free) await host.disable(id, { offline: true });
    }
  });
  afterAll(() => server.close());

  it('is healthy', async () => {
    expect(await server.api('GET', '__health_check')).toMatchObject({ status: 200, body: 'ok' });
  });

  it('lets nobody in, not even root', async () => {
    expect(codeOf(await server.api('GET', 'pm:list'))).toBe('EMPTY_TOKEN');
    expect(await server.api('GET', 'pm:list', { token: server.root.token })).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'INVALID_TOKEN' }] },
    });
  });

  it('closes every action there was', async () => {
    expect(actions.length).toBeGreaterThan(20);
    for (const { resource, action, safe } of actions) {
      const path = `${resource.replace('.', '/1/')}:${action}`;
      const { status } = await server.api(safe ? 'GET' : 'POST', path);
      expect([path, [401, 404].includes(status)]).toEqual([path, true]);
    }
  });

  it('leaves nothing behind', () => {
    const { switchboard, host, resources } = server.platform;
    expect(switchboard.steps.every(({ owner }) => owner === 'core')).toBe(true);
    expect(switchboard.routes.every(({ owner }) => owner === 'core')).toBe(true);
    expect(resources.describe().every(({ owner }) => owner === 'core')).toBe(true);
    expect(host.list().flatMap(({ ledger }) => ledger)).toEqual([]);
  });
});
