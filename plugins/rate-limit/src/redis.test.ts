import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Api, type TestServer, codeOf, createUser, dataOf, openProxy, startTestServer } from '@mortise/testing';
import type { LimitState } from './contract';
import { callAtOnce, howMany, limitCaller } from './testing/calls';
import { type StartedProcess, startProcess } from './testing/started-process';
import { withRedis } from './testing/test-redis';

const PATIENCE = 40_000;
const LIMIT = { points: 50, seconds: 600 };

const stateOf = async (api: Api, token: string): Promise<LimitState> => dataOf(await api('GET', 'rateLimits:state', { token }));

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await isSo()); await wait(50)) if (Date.now() > end) throw new Error('It did not happen');
}

withRedis('rate limits in Redis', (url) => {
  describe('two servers', () => {
    let one: TestServer;
    let two: TestServer;
    beforeAll(async () => {
      one = await startTestServer({ env: { REDIS_URL: url } });
      two = await startTestServer({ storage: one.storage, env: { REDIS_URL: url, INIT_ROOT_PASSWORD: one.root.password } });
    });
    afterAll(async () => {
      await two.close({ keep: true });
      await one.close();
    });

    it('let exactly as many calls at once through as the limit allows', async () => {
      const { id, token } = await createUser(one);
      await limitCaller(one, `user:${id}`, LIMIT);
      await until(async () => (await stateOf(two.api, two.root.token)).overrides.some(({ subject }) => subject === `user:${id}`));
      const statuses = (await Promise.all([callAtOnce(one, token, 50), callAtOnce(two, token, 50)])).flat();
      expect([howMany(statuses, 200), howMany(statuses, 429)]).toEqual([50, 50]);
      expect((await stateOf(one.api, one.root.token)).store).toEqual({ kind: 'redis', connected: true });
      const { headers } = await two.api('GET', 'auth:check', { token });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(500);
    });

    it('do not share counts with an installation that has another key', async () => {
      const other = await startTestServer({ env: { REDIS_URL: url } });
      const { id, token } = await createUser(other);
      await limitCaller(other, `user:${id}`, { points: 1, seconds: 600 });
      await limitCaller(one, `user:${id}`, { points: 1, seconds: 600 });
      expect(await callAtOnce(other, token, 1)).toEqual([200]);
      expect(howMany(await callAtOnce(other, token, 3), 429)).toBe(3);
      await other.close();
    });
  });

  it('never lets more through when a process is killed in the middle', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mortise-limits-'));
    const password = randomBytes(12).toString('base64url');
    const env = { REDIS_URL: url, INIT_ROOT_USERNAME: 'root', INIT_ROOT_EMAIL: 'root@example.test', INIT_ROOT_PASSWORD: password };
    const processes: StartedProcess[] = [];
    try {
      const one = await startProcess(folder, env);
      processes.push(one);
      const two = await startProcess(folder, env);
      processes.push(two);
      const signIn = async (account: string): Promise<string> =>
        dataOf<{ token: string }>(await one.api('POST', 'auth:signIn', { body: { account, password } })).token;
      const root = await signIn('root');
      const { id } = dataOf<{ id: number }>(await one.api('POST', 'users:create', { token: root, body: { username: 'ann', password } }));
      const token = await signIn('ann');
      const body = { subject: `user:${id}`, ...LIMIT };
      dataOf(await one.api('POST', 'rateLimits:setOverride', { token: root, body }));
      await until(async () => (await stateOf(two.api, root)).overrides.length === 1);

      let passed = 0;
      let lost = 0;
      let ended = 0;
      let killed: Promise<void> | undefined;
      const call = async ({ api }: StartedProcess): Promise<void> => {
        // Calls that the dead process does not answer have no status.
        const status = await api('GET', 'auth:check', { token }).then(
          (answer) => answer.status,
          () => 0,
        );
        ended += 1;
        if (status === 200) passed += 1;
        if (status === 0) lost += 1;
        if (ended === 20) killed = two.kill();
      };
      await Promise.all(Array.from({ length: 100 }, (_, index) => call(index % 2 === 0 ? one : two)));
      await killed;
      await Promise.all(Array.from({ length: 60 }, () => call(one)));
      expect(killed).toBeDefined();
      expect(passed).toBeLessThanOrEqual(50);
      // What the dead process counted and did not answer is the most that may be missing.
      expect(passed + lost).toBeGreaterThanOrEqual(50);
      expect((await one.api('GET', 'auth:check', { token })).status).toBe(429);
    } finally {
      for (const started of processes) await started.kill();
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);

  it('goes on without Redis, says so, and comes back to it; or refuses, where that is chosen', async () => {
    const { hostname, port } = new URL(url);
    const proxy = await openProxy({ host: hostname, port: Number(port === '' ? 6379 : port) });
    const server = await startTestServer({ env: { REDIS_URL: `redis://127.0.0.1:${proxy.port}`, LOGGER_LEVEL: 'silent' } });
    const { api, root } = server;
    const isConnected = async (): Promise<boolean> => (await stateOf(api, root.token)).store.connected;
    try {
      expect(await isConnected()).toBe(true);
      const { id, token } = await createUser(server);
      await limitCaller(server, `user:${id}`, LIMIT);
      await proxy.stop();
      const statuses = await callAtOnce(server, token, 100);
      expect([howMany(statuses, 200), howMany(statuses, 429)]).toEqual([50, 50]);
      expect(await isConnected()).toBe(false);
      await proxy.start();
      await until(isConnected);

      const { settings } = await stateOf(api, root.token);
      dataOf(await api('POST', 'rateLimits:update', { token: root.token, body: { ...settings, whenRedisIsAway: 'refuse' } }));
      await proxy.stop();
      const refused = await api('GET', 'auth:check', { token: root.token });
      expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([503, 'RATE_LIMITS_UNAVAILABLE', '5']);
      await proxy.start();
      await until(async () => (await api('GET', 'auth:check', { token: root.token })).status === 200);
    } finally {
      await server.close();
      await proxy.stop();
    }
  });

  it('starts while Redis is away', async () => {
    const server = await startTestServer({ env: { REDIS_URL: 'redis://127.0.0.1:1', LOGGER_LEVEL: 'silent' } });
    expect((await stateOf(server.api, server.root.token)).store).toEqual({ kind: 'redis', connected: false });
    await server.close();
  });
});
