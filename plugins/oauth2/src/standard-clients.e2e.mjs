// Unchanged clients against a running server: its address, the token of a session, client id, secret and redirect URI as arguments. Prints what it saw as JSON.
import { createLocalJWKSet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';

const [SERVER, TOKEN, CLIENT, SECRET, REDIRECT] = process.argv.slice(2);
const server = new URL(SERVER);
const seen = {};

/** Agrees as a person would, in a browser of their own. */
async function agree(address) {
  const jar = new Map();
  const visit = async (url, init = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie())
      jar.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1, line.indexOf(';')));
    return answer;
  };
  const begun = await visit(address);
  const interaction = new URL(begun.headers.get('location'), server);
  const decided = await visit(`${interaction}/approve`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } });
  const { data } = await decided.json();
  return new URL((await visit(data.redirectTo)).headers.get('location'));
}

const list = async (token) => (await fetch(new URL('/api/orders:list', server), { headers: { authorization: `Bearer ${token}` } })).status;

const insecure = { [oauth.allowInsecureRequests]: true };
const me = { client_id: CLIENT };
const auth = oauth.ClientSecretBasic(SECRET);

async function discover() {
  for (const algorithm of ['oidc', 'oauth2']) {
    const found = await oauth.processDiscoveryResponse(server, await oauth.discoveryRequest(server, { algorithm, ...insecure }));
    seen[algorithm] = found.code_challenge_methods_supported;
  }
  return oauth.processDiscoveryResponse(server, await oauth.discoveryRequest(server, insecure));
}

async function obtain(as) {
  const verifier = oauth.generateRandomCodeVerifier();
  const address = new URL(as.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid read',
    state: 'st',
    nonce: 'once',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const params = oauth.validateAuthResponse(as, me, await agree(address), 'st');
  const redeemed = await oauth.authorizationCodeGrantRequest(as, me, auth, params, REDIRECT, verifier, insecure);
  return oauth.processAuthorizationCodeResponse(as, me, redeemed, { expectedNonce: 'once', requireIdToken: true });
}

async function withOauth4webapi() {
  const as = await discover();
  const tokens = await obtain(as);
  const keys = await (await fetch(as.jwks_uri)).json();
  const expected = { issuer: server.origin, audience: CLIENT };
  const { payload, protectedHeader } = await jwtVerify(tokens.id_token, createLocalJWKSet(keys), expected);
  seen.idToken = [payload.sub, protectedHeader.alg, keys.keys.every((key) => key.d === undefined)];
  seen.used = await list(tokens.access_token);
  const claims = await oauth.userInfoRequest(as, me, tokens.access_token, insecure);
  seen.userinfo = (await oauth.processUserInfoResponse(as, me, payload.sub, claims)).sub;
  const again = await oauth.refreshTokenGrantRequest(as, me, auth, tokens.refresh_token, insecure);
  const { access_token: token } = await oauth.processRefreshTokenResponse(as, me, again);
  seen.refreshed = await list(token);
  const isActive = async () =>
    (await oauth.processIntrospectionResponse(as, me, await oauth.introspectionRequest(as, me, auth, token, insecure))).active;
  const before = await isActive();
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, me, auth, token, insecure));
  seen.introspected = [before, await isActive()];
  seen.revoked = await list(token);
}

async function withOpenidClient() {
  // openid-client takes the issuer's name as it is in the document only when it is asked for without a slash too many.
  const config = await client.discovery(server, CLIENT, undefined, client.ClientSecretPost(SECRET), {
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'openid read write',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'st',
  });
  const back = await agree(address);
  const tokens = await client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: 'st' });
  const again = await client.refreshTokenGrant(config, tokens.refresh_token);
  const own = await client.clientCredentialsGrant(config, { scope: 'read' });
  seen.openidClient = [tokens.claims().iss === server.origin, await list(again.access_token), await list(own.access_token)];
  await client.tokenRevocation(config, own.access_token);
  seen.openidClientRevoked = [await list(own.access_token), (await client.tokenIntrospection(config, own.access_token)).active];
}

await withOauth4webapi();
await withOpenidClient();
process.stdout.write(JSON.stringify(seen));
