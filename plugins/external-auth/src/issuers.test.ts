import { randomBytes } from 'node:crypto';
import { type TestServer, codeOf, createRole, createUser, dataOf, eachDatabase, runInMain, startTestServer } from '@mortise/testing';
import { CRITERIA, type TokenCheck } from './contract';
import { AUDIENCE, ISSUER, ecPair, rsaPair, seconds, signToken } from './testing/signing';

const rsa = rsaPair();
const otherRsa = rsaPair();
const p256 = ecPair('prime256v1');
const secret = randomBytes(24).toString('base64url');
const base = { issuer: ISSUER, audience: AUDIENCE, roleClaim: 'groups', roleMap: { staff: 'reader' }, defaultRole: null };
const staff = { groups: ['staff'] };

eachDatabase('issuers of tokens on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['external-auth'], env: { LOGGER_LEVEL: 'silent' } });
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

  it('never tells a secret', async () => {
    await accepting({ keyType: 'HMAC', secret }, async () => {
      for (const path of ['externalIssuers:list', 'externalIssuers:get/id']) {
        const { status, body } = await server.api('GET', path, { token: server.root.token });
        expect(status).toBe(200);
        expect(JSON.stringify(body)).not.toContain('"secret"');
        expect(JSON.stringify(body)).toContain('"hasSecret":true');
      }
      const rows = await runInMain(server, 'SELECT * FROM "m_external_auth_externalIssuers"');
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(secret);
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no key', { keyType: 'RSA' }, 'VALUE_REQUIRED'],
    ['two keys', { keyType: 'RSA', publicKey: rsa.publicKey, jwksUrl: 'https://id.example/jwks' }, 'VALUE_INVALID'],
    ['a private key', { keyType: 'RSA', publicKey: rsa.privateKey }, 'VALUE_INVALID'],
    ['a short key', { keyType: 'RSA', publicKey: rsaPair(1024).publicKey }, 'VALUE_INVALID'],
    ['a key of another family', { keyType: 'RSA', publicKey: p256.publicKey }, 'VALUE_INVALID'],
    ['another curve', { keyType: 'EC', publicKey: ecPair('secp256k1').publicKey }, 'VALUE_INVALID'],
    ['no key at all', { keyType: 'EC', publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }, 'VALUE_INVALID'],
    ['no secret', { keyType: 'HMAC' }, 'VALUE_REQUIRED'],
    ['a short secret', { keyType: 'HMAC', secret: 'x'.repeat(31) }, 'VALUE_INVALID'],
    ['plain http', { keyType: 'RSA', jwksUrl: 'http://id.example/jwks' }, 'VALUE_INVALID'],
    ['a file', { keyType: 'RSA', jwksUrl: 'file:///etc/passwd' }, 'VALUE_INVALID'],
    ['a password', { keyType: 'RSA', jwksUrl: 'https://a:b@id.example/jwks' }, 'VALUE_INVALID'],
    ['an address of this machine', { keyType: 'RSA', jwksUrl: 'https://127.0.0.1/jwks' }, 'VALUE_INVALID'],
    ['one of its network, in IPv6', { keyType: 'RSA', jwksUrl: 'https://[::ffff:10.0.0.1]/jwks' }, 'VALUE_INVALID'],
    ['a day that is none', { keyType: 'HMAC', secret, validFrom: '2026-02-30' }, 'VALUE_INVALID'],
    ['days the wrong way round', { keyType: 'HMAC', secret, validFrom: '2026-02-02', validUntil: '2026-02-01' }, 'VALUE_INVALID'],
    ['another type', { keyType: 'none' }, 'BODY_INVALID'],
    ['a name with a colon', { name: 'a:b', keyType: 'HMAC', secret }, 'BODY_INVALID'],
  ])('refuses %s', async (_title, values, code) => {
    const answer = await asRoot('create', { name: 'bad', ...base, ...values });
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('lets nobody but root give the role root', async () => {
    const role = await createRole(server, { snippets: ['pm.external-auth'] });
    const { token } = await createUser(server, { roles: [role] });
    const create = (values: Record<string, unknown>) =>
      server.api('POST', 'externalIssuers:create', { token, body: { name: 'own', ...base, keyType: 'HMAC', secret, ...values } });
    expect((await create({ defaultRole: 'root' })).status).toBe(403);
    expect((await create({ roleMap: { me: 'root' } })).status).toBe(403);
    await accepting({ keyType: 'HMAC', secret, roleMap: { staff: 'root' } }, async () => {
      const path = 'externalIssuers:update?filterByTk=id';
      expect((await server.api('POST', path, { token, body: { secret: randomBytes(24).toString('base64url') } })).status).toBe(403);
    });
  });

  it('tells of a token which criteria it meets, and nothing that is in it', async () => {
    await accepting({ keyType: 'RSA', publicKey: rsa.publicKey, enabled: false }, async () => {
      const test = async (token: string): Promise<TokenCheck> => dataOf(await asRoot('test?filterByTk=id', { token }));
      const outcomes = ({ criteria }: TokenCheck): object => Object.fromEntries(criteria.map(({ name, outcome }) => [name, outcome]));
      const good = signToken({ key: rsa.privateKey, alg: 'RS256', claims: { ...staff, sub: 'very-private' } });
      expect(await test(good)).toMatchObject({ accepted: false, roles: [] });
      dataOf(await asRoot('update?filterByTk=id', { enabled: true }));
      const checked = await test(` ${good}\n`);
      expect(checked).toMatchObject({ accepted: true, roles: ['reader'] });
      expect(checked.criteria.map(({ name }) => name)).toEqual([...CRITERIA]);
      expect(JSON.stringify(checked)).not.toContain('very-private');
      const late = await test(signToken({ key: otherRsa.privateKey, alg: 'RS256', claims: { exp: seconds() - 100 } }));
      expect(outcomes(late)).toMatchObject({ issuer: 'passed', signature: 'failed', expiry: 'failed', notBefore: 'passed' });
      const wrong = await test(signToken({ key: secret, alg: 'HS256', claims: { aud: 'x' } }));
      expect(outcomes(wrong)).toMatchObject({ audience: 'failed', algorithm: 'failed', key: 'skipped', signature: 'skipped' });
      const long = signToken({ key: rsa.privateKey, alg: 'RS256', claims: { pad: 'x'.repeat(16_384) } });
      expect(outcomes(await test(long))).toMatchObject({ form: 'failed', signature: 'skipped' });
      expect(outcomes(await test('garbage'))).toMatchObject({ form: 'failed', issuer: 'skipped', validity: 'passed' });
    });
  });
});
