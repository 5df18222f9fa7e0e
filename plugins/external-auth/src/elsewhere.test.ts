import { setTimeout as wait } from 'node:timers/promises';
import { type TestServer, dataOf, startTestServer } from '@mortise/testing';
import { type KeyServer, jwkOf, serveKeys, startKeyServer } from './testing/key-server';
import { AUDIENCE, ISSUER, rsaPair, signToken } from './testing/signing';

const PATIENCE = 40_000;
const { privateKey, publicKey } = rsaPair();

describe('issuers that are elsewhere, and servers', () => {
  let one: TestServer;
  let two: TestServer;
  let issuer: KeyServer;
  beforeAll(async () => {
    issuer = await startKeyServer();
    issuer.answer(serveKeys([jwkOf(publicKey, 'k1')]));
    const env = { LOGGER_LEVEL: 'silent' };
    one = await startTestServer({ plugins: ['external-auth'], env });
    two = await startTestServer({ storage: one.storage, env: { ...env, INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
    await issuer.close();
  });

  const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
    one.api('POST', `externalIssuers:${path}`, { token: one.root.token, ...(body === undefined ? {} : { body }) });
  const token = (kid: string): string => signToken({ key: privateKey, alg: 'RS256', kid });
  const statusOf = async ({ api }: TestServer, kid: string): Promise<number> =>
    (await api('GET', 'users:list', { token: token(kid) })).status;
  const until = async (server: TestServer, status: number): Promise<void> => {
    const end = Date.now() + PATIENCE;
    while ((await statusOf(server, 'k1')) !== status && Date.now() < end) await wait(50);
    expect(await statusOf(server, 'k1')).toBe(status);
  };

  it('agree on the keys the issuer publishes, and on who is accepted, in all processes', async () => {
    const base = { name: 'far', issuer: ISSUER, audience: AUDIENCE, keyType: 'RSA', jwksUrl: issuer.url, defaultRole: 'admin' };
    expect((await asRoot('create', base)).status).toBe(400);
    dataOf(await asRoot('create', { ...base, privateAddressAllowed: true }));
    expect(await statusOf(one, 'k1')).toBe(200);
    expect(await statusOf(one, 'k2')).toBe(401);
    await until(two, 200);
    dataOf(await asRoot('update?filterByTk=far', { enabled: false }));
    expect(await statusOf(one, 'k1')).toBe(401);
    await until(two, 401);
  });
});
