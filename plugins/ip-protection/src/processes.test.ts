import { setTimeout as pause } from 'node:timers/promises';
import { type TestServer, eachDatabase, startTestServer } from '@mortise/testing';
import { BEHIND_PROXY, HOME, callFrom, removeRules, saveRule } from './testing/caller';

const STRANGER = '203.0.113.7';
/** Milliseconds. Longer than processes are promised to need, so that a busy machine fails nothing. */
const PATIENCE = 40_000;

eachDatabase('rules in two processes on %s', (dialect) => {
  let one: TestServer;
  let two: TestServer;

  beforeAll(async () => {
    one = await startTestServer({ dialect, env: BEHIND_PROXY });
    two = await startTestServer({ storage: one.storage, env: { ...BEHIND_PROXY, INIT_ROOT_PASSWORD: one.root.password } });
  });
  afterAll(async () => {
    await two.close({ keep: true });
    await one.close();
  });

  const statusIn = async (server: TestServer, from: string) => (await callFrom(server, 'GET app:boot', { from })).status;
  const becomes = async (server: TestServer, from: string, status: number) => {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && (await statusIn(server, from)) !== status) await pause(50);
    expect(await statusIn(server, from)).toBe(status);
  };

  test('what is saved in one is in force there at once, and soon in the other', async () => {
    await saveRule(one, { deny: [STRANGER] });
    expect(await statusIn(one, STRANGER)).toBe(403);
    await becomes(two, STRANGER, 403);
    await saveRule(two, { allow: [HOME] });
    expect(await statusIn(two, '198.51.100.1')).toBe(403);
    await becomes(one, '198.51.100.1', 403);
    await removeRules(one);
    expect(await statusIn(one, STRANGER)).toBe(200);
    await becomes(two, STRANGER, 200);
    // A rule that is removed and made anew is not taken for the old one.
    await saveRule(two, { deny: ['198.51.100.2'] });
    await becomes(one, '198.51.100.2', 403);
    expect(await statusIn(one, STRANGER)).toBe(200);
  });

  test('a process that does not know the latest rules looks before it judges who would lock themselves out', async () => {
    await removeRules(one);
    await saveRule(one, { subject: 'path:/api/auth', allow: [HOME, STRANGER] });
    const { token } = two.root;
    const body = { subject: 'everything', deny: ['198.51.100.3'] };
    expect(await callFrom(two, 'POST ipRules:save', { token, body, from: '198.51.100.9' })).toMatchObject({ status: 409 });
  });

  test('the log of one is seen in the other, and what was counted last is written when a process ends', async () => {
    await removeRules(one);
    await saveRule(one, { deny: [STRANGER] });
    expect(await statusIn(one, STRANGER)).toBe(403);
    const { token } = one.root;
    await callFrom(one, 'GET ipRefusals:list', { token });
    const seen = await callFrom(two, 'GET ipRefusals:list', { token: two.root.token });
    expect(seen.data).toContainEqual(expect.objectContaining({ address: STRANGER }));
    await callFrom(one, 'POST ipRefusals:clear', { token });
    expect(await statusIn(one, STRANGER)).toBe(403);
    await callFrom(one, 'POST pm:disable?filterByTk=ip-protection', { token });
    expect(await statusIn(one, STRANGER)).toBe(200);
    await callFrom(one, 'POST pm:enable?filterByTk=ip-protection', { token });
    expect(await statusIn(one, STRANGER)).toBe(403);
    const kept = await callFrom(one, 'GET ipRefusals:list', { token });
    expect(kept.data).toContainEqual(expect.objectContaining({ address: STRANGER }));
  });
});
