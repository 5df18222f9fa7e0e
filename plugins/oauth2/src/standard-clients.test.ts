import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type TestServer, createCollection, startTestServer } from '@mortise/testing';
import { REDIRECT_URI, authorizationUrl, newPkce } from './testing/authorize';
import { createClient } from './testing/oauth';

describe('unchanged clients of the standards', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['oauth2'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'orders' });
  });
  afterAll(() => server.close());

  it('discover, obtain, use, refresh, introspect and revoke', async () => {
    const grantTypes = ['client_credentials', 'authorization_code', 'refresh_token'];
    const made = await createClient(server, { clientId: 'a b:c', rights: ['read', 'write'], grantTypes, redirectUris: [REDIRECT_URI] });
    const script = join(__dirname, 'standard-clients.e2e.mjs');
    const args = [script, server.url, server.root.token, made.clientId, made.secret, REDIRECT_URI];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
    expect(JSON.parse(stdout)).toEqual({
      oidc: ['S256'],
      oauth2: ['S256'],
      idToken: ['1', 'RS256', true],
      used: 200,
      userinfo: '1',
      refreshed: 200,
      introspected: [true, false],
      revoked: 401,
      openidClient: [true, 200, 200],
      openidClientRevoked: [401, false],
    });
  });

  it('learn the address people know, with cookies for it alone', async () => {
    const hidden = await startTestServer({ plugins: ['oauth2'], env: { LOGGER_LEVEL: 'silent', PUBLIC_URL: 'https://id.example' } });
    try {
      const found = (await (
        await fetch(`${hidden.url}/.well-known/openid-configuration`, { headers: { host: 'evil.test' } })
      ).json()) as object;
      const addresses = Object.entries(found).filter(([name]) => name === 'issuer' || name.endsWith('_endpoint') || name === 'jwks_uri');
      expect(addresses.map(([, address]) => new URL(String(address)).origin)).toEqual(addresses.map(() => 'https://id.example'));
      expect(found).toMatchObject({ response_types_supported: ['code'], authorization_response_iss_parameter_supported: true });
      const app = await createClient(hidden, {
        clientId: 'app',
        rights: ['read'],
        grantTypes: ['authorization_code'],
        redirectUris: [REDIRECT_URI],
      });
      const answer = await fetch(authorizationUrl(hidden, { clientId: app.clientId, challenge: newPkce().challenge }), {
        redirect: 'manual',
      });
      const cookies = answer.headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie.toLowerCase()).toMatch(/secure.*httponly|httponly.*secure/);
      for (const cookie of cookies) expect(cookie.toLowerCase()).toContain('samesite=lax');
    } finally {
      await hidden.close();
    }
  });

  it('verify what was signed before the key was changed, and after', async () => {
    const read = async () =>
      ((await (await fetch(`${server.url}/api/oauth2/jwks`)).json()) as { keys: readonly { kid: string }[] }).keys.map(({ kid }) => kid);
    const [first] = await read();
    const { status } = await server.api('POST', 'oauthClients:rotateSigningKey', { token: server.root.token });
    const now = await read();
    expect([status, now.length, now.includes(first ?? '')]).toEqual([200, 2, true]);
  });
});
