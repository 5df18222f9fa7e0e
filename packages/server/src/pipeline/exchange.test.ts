import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, startTestServer, writePlugin } from '@mortise/testing';

describe('what an action sees of its request and adds to the answer', () => {
  let folder: string;
  let server: TestServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-exchange-'));
    await writePlugin(folder, {
      id: 'exchange',
      needs: { resources: 'core.resources', pipeline: 'core.pipeline' },
      setup: `
        const open = { kind: 'public' };
        const names = [':method', ':scheme', ':authority', ':path', ':', 'x-said'];
        deps.resources.define({ name: 'exchange', actions: {
          read: { permission: open, safe: false, run: ({ header, client }) => ({
            kind: 'value',
            data: { headers: names.map((name) => header(name) ?? null), secure: client.secure, origin: client.origin },
          }) },
          cookies: { permission: open, safe: true, run: (call) => {
            call.setHeader('Set-Cookie', 'a=1; Path=/');
            call.setHeader('set-cookie', 'ab=2');
            call.setHeader('SET-COOKIE', 'a=3');
            call.setHeader('x-answer', 'first');
            call.setHeader('X-Answer', 'second');
            return { kind: 'value', data: null };
          } },
          late: { permission: open, safe: true, run: (call) => {
            call.setHeader('Set-Cookie', 'c=1');
            throw new Error('too late');
          } },
        } });
        deps.pipeline.use('guard', { id: 'mark', handle: (request, next) => { request.setHeader('Set-Cookie', 'step=1'); return next(); } });
      `,
    });
    server = await startTestServer({ pluginFolders: [folder], env: { LOGGER_LEVEL: 'silent' } });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('reads pseudo-headers beside the ones that were sent', async () => {
    const answer = await server.api('POST', 'exchange:read', { headers: { 'x-said': 'yes' } });
    const authority = new URL(server.url).host;
    const headers = ['POST', 'http', authority, null, null, 'yes'];
    expect(answer.body).toEqual({ data: { headers, secure: false, origin: server.url } });
  });

  it('sets one cookie for each name and one header otherwise', async () => {
    const { headers } = await server.api('GET', 'exchange:cookies');
    expect(headers.getSetCookie()).toEqual(['step=1', 'ab=2', 'a=3']);
    expect(headers.get('x-answer')).toBe('second');
  });

  it('keeps what was set when the action fails', async () => {
    const { status, headers } = await server.api('GET', 'exchange:late');
    expect([status, headers.getSetCookie()]).toEqual([500, ['step=1', 'c=1']]);
  });
});
