import { type TestServer, startTestServer } from '@mortise/testing';
import { HOME } from './testing/caller';

describe('callers who lie about their address', () => {
  it.each([
    ['0', { 'x-forwarded-for': HOME }, 403],
    ['0', { 'x-real-ip': HOME, forwarded: `for=${HOME}`, 'x-client-ip': HOME, 'cf-connecting-ip': HOME, 'true-client-ip': HOME }, 403],
    ['1', { 'x-forwarded-for': `${HOME}, 203.0.113.7` }, 403],
    ['1', { 'x-forwarded-for': `203.0.113.7, ${HOME}` }, 200],
    ['1', { 'x-forwarded-for': `::ffff:${HOME}` }, 200],
    ['1', { 'x-forwarded-for': `${HOME}, 192.0.2.010` }, 403],
    ['1', { 'x-forwarded-for': 'unknown' }, 403],
    ['1', {}, 403],
    ['2', { 'x-forwarded-for': `${HOME}, 203.0.113.7, 10.0.0.1` }, 403],
    ['2', { 'x-forwarded-for': `203.0.113.7, ${HOME}, 10.0.0.1` }, 200],
    ['2', { 'x-forwarded-for': `${HOME}, 203.0.113.7` }, 200],
  ])('with %s proxies and %j: %d', async (hops, headers, expected) => {
    const server = await serverWith(hops);
    expect((await server.api('GET', 'app:boot', { headers: headers as Record<string, string> })).status).toBe(expected);
  });

  const servers = new Map<string, Promise<TestServer>>();
  const serverWith = (hops: string): Promise<TestServer> => {
    const server = servers.get(hops) ?? start(hops);
    servers.set(hops, server);
    return server;
  };
  const start = async (hops: string): Promise<TestServer> => {
    const server = await startTestServer({ env: { TRUST_PROXY: hops } });
    const body = { subject: 'everything', allow: [HOME], force: true };
    expect((await server.api('POST', 'ipRules:save', { token: server.root.token, body })).status).toBe(200);
    return server;
  };
  afterAll(async () => {
    for (const server of servers.values()) await (await server).close();
  });
});
