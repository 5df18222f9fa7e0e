import { setTimeout as wait } from 'node:timers/promises';
import { type TestServer, createCollection, eachDatabase, startTestServer } from '@mortise/testing';
import { type MadeClient, basic, createClient, postForm, tokenOf } from './testing/oauth';

/** Longer than processes are promised to need, so that a busy machine fails nothing. */
const PATIENCE = 40_000;

eachDatabase('OAuth in two processes on one database (%s)', (dialect) => {
  let one: TestServer;
  let two: TestServer;
  let erp: MadeClient;

  beforeAll(async () => {
    one = await startTestServer({ dialect, plugins: ['oauth2'] });
    two = await startTestServer({ storage: one.storage, env: { INIT_ROOT_PASSWORD: one.root.password } });
    await createCollection(one, { name: 'orders' });
    erp = await createClient(one, { clientId: 'erp', rights: ['read'] });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
  });

  const list = async (server: TestServer, token: string) => (await server.api('GET', 'orders:list', { token })).status;
  async function eventually(ask: () => Promise<number>, expected: number): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && (await ask()) !== expected) await wait(50);
    expect(await ask()).toBe(expected);
  }

  it('a token of one opens the other, until it is revoked in either', async () => {
    const token = await tokenOf(one, erp);
    await eventually(() => list(two, token), 200);
    await postForm(one, '/api/oauth2/revoke', { form: { token }, headers: basic(erp) });
    expect(await list(one, token)).toBe(401);
    await eventually(() => list(two, token), 401);
  });

  it('rights taken away in one are gone in the other', async () => {
    const token = await tokenOf(two, erp);
    expect(await list(two, token)).toBe(200);
    await one.api('POST', 'oauthClients:update?filterByTk=erp', { token: one.root.token, body: { enabled: false } });
    await eventually(() => list(two, token), 401);
  });

  it('both sign with the same key, also after one has changed it', async () => {
    const kids = async ({ url }: TestServer) =>
      ((await (await fetch(`${url}/api/oauth2/jwks`)).json()) as { keys: readonly { kid: string }[] }).keys.map(({ kid }) => kid);
    expect(await kids(one)).toEqual(await kids(two));
    await one.api('POST', 'oauthClients:rotateSigningKey', { token: one.root.token });
    await eventually(async () => (await kids(two)).length, 2);
    expect(await kids(one)).toEqual(await kids(two));
  });
});
