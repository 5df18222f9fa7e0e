import { createPublicKey, randomBytes } from 'node:crypto';
import { type TestServer, codeOf, createCollection, createRole, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { Algorithm } from 'jsonwebtoken';
import type { ShownIssuer } from './contract';
import { certificateOf } from './testing/certificate';
import { AUDIENCE, ISSUER, ecPair, forgeToken, rsaPair, seconds, signToken } from './testing/signing';

const rsa = rsaPair();
const otherRsa = rsaPair();
const p256 = ecPair('prime256v1');
const p384 = ecPair('secp384r1');
const p521 = ecPair('secp521r1');
const pkcs1 = String(createPublicKey(rsa.publicKey).export({ type: 'pkcs1', format: 'pem' }));
const secret = randomBytes(24).toString('base64url');
const base = { issuer: ISSUER, audience: AUDIENCE, roleClaim: 'groups', roleMap: { staff: 'reader' }, defaultRole: null };

eachDatabase('tokens of other issuers on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['external-auth'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'notes' });
    await createRole(server, { name: 'reader', grants: [{ collection: 'notes', actions: ['view'] }] });
  });
  afterAll(() => server.close());

  const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
    server.api('POST', `externalIssuers:${path}`, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  /** Accepts tokens of one issuer for the time of some work. */
  const accepting = async (values: Record<string, unknown>, work: () => Promise<void>): Promise<void> => {
    dataOf(await asRoot('create', { name: 'id', ...base, ...values }));
    try {
      await work();
    } finally {
      dataOf(await asRoot('destroy?filterByTk=id'));
    }
  };
  const read = async (token: string): Promise<number> => (await server.api('GET', 'notes:list', { token })).status;
  const staff = { groups: ['staff', 'unknown'] };

  it.each<[Algorithm, string, Record<string, unknown>]>([
    ['RS256', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['RS384', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['RS512', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['PS256', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['PS384', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['PS512', rsa.privateKey, { keyType: 'RSA', publicKey: rsa.publicKey }],
    ['ES256', p256.privateKey, { keyType: 'EC', publicKey: p256.publicKey }],
    ['ES384', p384.privateKey, { keyType: 'EC', publicKey: p384.publicKey }],
    ['ES512', p521.privateKey, { keyType: 'EC', publicKey: p521.publicKey }],
    ['HS256', secret, { keyType: 'HMAC', secret }],
    ['HS384', secret, { keyType: 'HMAC', secret }],
    ['HS512', secret, { keyType: 'HMAC', secret }],
    ['RS256', rsa.privateKey, { keyType: 'RSA', publicKey: certificateOf(rsa) }],
    ['RS256', rsa.privateKey, { keyType: 'RSA', publicKey: pkcs1 }],
  ])('accepts %s', async (alg, key, values) => {
    await accepting(values, async () => {
      expect(await read(signToken({ key, alg, claims: staff }))).toBe(200);
      expect(await read(signToken({ key, alg, claims: { ...staff, aud: ['other', AUDIENCE] } }))).toBe(200);
      const token = signToken({ key, alg, claims: staff });
      expect(await read(`${token.slice(0, -6)}AAAAAA`)).toBe(401);
    });
    expect(await read(signToken({ key, alg, claims: staff }))).toBe(401);
  });

  it('refuses everything that does not meet every criterion', async () => {
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'ann', iat: seconds(), exp: seconds() + 300, groups: ['staff'] };
    const sign = (changes: Record<string, unknown>): string =>
      signToken({ key: rsa.privateKey, alg: 'RS256', claims: { ...staff, ...changes } });
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const hostile: Readonly<Record<string, string>> = {
      'alg none': `${encode({ alg: 'none' })}.${encode(claims)}.`,
      'alg None with a signature': `${encode({ alg: 'None' })}.${encode(claims)}.AAAA`,
      'the public key as the secret': forgeToken({ alg: 'HS256', typ: 'JWT' }, claims, rsa.publicKey),
      'RS256 said, HMAC done': forgeToken({ alg: 'RS256', typ: 'JWT' }, claims, rsa.publicKey),
      'another key': signToken({ key: otherRsa.privateKey, alg: 'RS256', claims: staff }),
      'another family': signToken({ key: p256.privateKey, alg: 'ES256', claims: staff }),
      crit: forgeToken({ alg: 'RS256', crit: ['exp'] }, claims, rsa.publicKey),
      'kid as path': signToken({ key: otherRsa.privateKey, alg: 'RS256', kid: '../../../../dev/null', claims: staff }),
      'kid as SQL': signToken({ key: otherRsa.privateKey, alg: 'RS256', kid: "' OR 1=1 --", claims: staff }),
      'a key of its own': forgeToken({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }, claims, '\0\0\0'),
      expired: sign({ exp: seconds() - 61 }),
      'no exp': sign({ exp: undefined }),
      'exp as text': sign({ exp: String(seconds() + 300) }),
      'exp null': sign({ exp: null }),
      'not yet': sign({ nbf: seconds() + 120 }),
      'from the future': sign({ iat: seconds() + 120 }),
      'other audience': sign({ aud: 'others' }),
      'no audience': sign({ aud: undefined }),
      'audience within a text': sign({ aud: `${AUDIENCE} others` }),
      'other issuer': sign({ iss: 'https://evil.example' }),
      'no subject': sign({ sub: undefined }),
      'empty subject': sign({ sub: '' }),
      'long subject': sign({ sub: 'x'.repeat(201) }),
      'subject with a line': sign({ sub: 'a\nb' }),
      'claims of ours': forgeToken({ alg: 'HS256', typ: 'JWT', kid: 'session' }, { ...claims, userId: 1, jti: 'a' }, 'x'),
      garbage: 'a.b.c',
    };
    await accepting({ keyType: 'RSA', publicKey: rsa.publicKey }, async () => {
      expect(await read(sign({}))).toBe(200);
      for (const [title, token] of Object.entries(hostile)) {
        const { status, body } = await server.api('GET', 'notes:list', { token });
        expect([title, status, codeOf({ status, body, headers: new Headers() })]).toEqual([title, 401, 'INVALID_TOKEN']);
      }
      for (const kind of [{ exp: seconds() - 30 }, { nbf: seconds() + 30 }, { iat: seconds() + 30 }])
        expect(await read(sign(kind))).toBe(200);
    });
  });

  it('takes each curve only with its own algorithm', async () => {
    await accepting({ keyType: 'EC', publicKey: p384.publicKey }, async () => {
      expect(await read(signToken({ key: p384.privateKey, alg: 'ES384', claims: staff }))).toBe(200);
      expect(await read(signToken({ key: p256.privateKey, alg: 'ES256', claims: staff }))).toBe(401);
    });
  });

  it('wants the key id where one is configured, and the days', async () => {
    const key = { keyType: 'RSA', publicKey: rsa.publicKey };
    const token = (kid?: string): string =>
      signToken({ key: rsa.privateKey, alg: 'RS256', claims: staff, ...(kid === undefined ? {} : { kid }) });
    await accepting({ ...key, keyId: 'k1' }, async () => {
      expect([await read(token('k1')), await read(token('k2')), await read(token())]).toEqual([200, 401, 401]);
    });
    const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    for (const [validFrom, validUntil, status] of [
      [day(0), day(0), 200],
      [null, day(-1), 401],
      [day(1), null, 401],
      [day(-1), day(1), 200],
    ] as const) {
      await accepting({ ...key, validFrom, validUntil }, async () => expect(await read(token())).toBe(status));
    }
  });

  it('gives the roles that are mapped, and no others', async () => {
    const sign = (claims: Record<string, unknown>): string => signToken({ key: secret, alg: 'HS256', claims });
    const key = { keyType: 'HMAC', secret };
    await accepting(key, async () => {
      expect(await read(sign({ groups: 'staff' }))).toBe(200);
      expect(await read(sign({ groups: 'visitors staff' }))).toBe(200);
      for (const groups of [['reader'], ['root'], ['__proto__'], ['constructor'], [['staff']], { staff: true }, 7, null, undefined]) {
        expect(await read(sign({ groups }))).toBe(403);
      }
      expect((await server.api('POST', 'notes:create', { token: sign(staff), body: { title: 'x' } })).status).toBe(403);
      // There is no user behind such a caller, whatever the claims say.
      expect(
        (await server.api('POST', 'users:updateProfile', { token: sign({ ...staff, userId: 1 }), body: { nickname: 'x' } })).status,
      ).toBe(403);
    });
    await accepting({ ...key, defaultRole: 'reader' }, async () => expect(await read(sign({}))).toBe(200));
    await accepting({ ...key, defaultRole: 'no-such-role' }, async () => expect(await read(sign({}))).toBe(403));
    await accepting({ ...key, roleClaim: 'realm.roles' }, async () => {
      expect(await read(sign({ realm: { roles: ['staff'] } }))).toBe(200);
      expect(await read(sign({ 'realm.roles': ['staff'] }))).toBe(200);
    });
  });

  it('switches issuers off and on, and changes them, from one request to the next', async () => {
    const token = signToken({ key: secret, alg: 'HS256', claims: staff });
    await accepting({ keyType: 'HMAC', secret }, async () => {
      expect(await read(token)).toBe(200);
      dataOf(await asRoot('update?filterByTk=id', { enabled: false }));
      expect(await read(token)).toBe(401);
      dataOf(await asRoot('update?filterByTk=id', { enabled: true }));
      expect(await read(token)).toBe(200);
      dataOf(await asRoot('update?filterByTk=id', { secret: randomBytes(24).toString('base64url') }));
      expect(await read(token)).toBe(401);
    });
  });

  it('keeps issuers over a restart of the plugin, and knows none of their tokens while it is off', async () => {
    const token = signToken({ key: secret, alg: 'HS256', claims: staff });
    await accepting({ keyType: 'HMAC', secret }, async () => {
      dataOf(await server.api('POST', 'pm:disable?filterByTk=external-auth', { token: server.root.token }));
      expect(await read(token)).toBe(401);
      dataOf(await server.api('POST', 'pm:enable?filterByTk=external-auth', { token: server.root.token }));
      expect(await read(token)).toBe(200);
    });
    const left = dataOf<ShownIssuer[]>(await server.api('GET', 'externalIssuers:list', { token: server.root.token }));
    expect(left).toEqual([]);
  });
});
