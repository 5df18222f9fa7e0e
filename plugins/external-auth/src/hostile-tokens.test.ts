import { createHmac } from 'node:crypto';
import { type TestServer, codeOf, createCollection, createRole, dataOf, sendRaw, startTestServer } from '@mortise/testing';
import { type KeyServer, startKeyServer } from './testing/key-server';
import { AUDIENCE, ISSUER, ecPair, forgeToken, rsaPair, seconds, signToken } from './testing/signing';

const SECRET = 'a secret of at least thirty-two bytes';
const rsa = rsaPair();
const ec = ecPair('prime256v1');
const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'ann', iat: seconds(), exp: seconds() + 300, groups: ['staff'] };

describe('hostile tokens of another issuer', () => {
  let server: TestServer;
  let elsewhere: KeyServer;

  beforeAll(async () => {
    elsewhere = await startKeyServer();
    server = await startTestServer({ plugins: ['external-auth'], env: { LOGGER_LEVEL: 'silent' } });
    await createCollection(server, { name: 'notes' });
    await createRole(server, { name: 'reader', grants: [{ collection: 'notes', actions: ['view'] }] });
    const common = { issuer: ISSUER, audience: AUDIENCE, roleClaim: 'groups', roleMap: { staff: 'reader' } };
    const issuers = [
      { name: 'rsa', keyType: 'RSA', publicKey: rsa.publicKey },
      { name: 'ec', issuer: `${ISSUER}/ec`, keyType: 'EC', publicKey: ec.publicKey },
      { name: 'hmac', issuer: `${ISSUER}/hmac`, keyType: 'HMAC', secret: SECRET },
    ];
    for (const issuer of issuers)
      dataOf(await server.api('POST', 'externalIssuers:create', { token: server.root.token, body: { ...common, ...issuer } }));
  });
  afterAll(async () => {
    await server.close();
    await elsewhere.close();
  });

  const read = async (token: string): Promise<readonly [number, string | undefined]> => {
    const answer = await server.api('GET', 'notes:list', { token });
    return [answer.status, codeOf(answer)];
  };
  const REFUSED = [401, 'INVALID_TOKEN'];
  const hmac = { ...claims, iss: `${ISSUER}/hmac` };
  const byHmac = (header: object, values: object | string = hmac): string =>
    forgeToken({ alg: 'HS256', typ: 'JWT', ...header }, values, SECRET);

  it('good ones are let through, so that the others are refused for what is wrong with them', async () => {
    const tokens = [
      byHmac({}),
      byHmac({ kid: 'any' }),
      signToken({ key: rsa.privateKey, alg: 'RS256', claims }),
      signToken({ key: ec.privateKey, alg: 'ES256', claims: { ...claims, iss: `${ISSUER}/ec` } }),
    ];
    for (const token of tokens) expect(await read(token)).toEqual([200, undefined]);
  });

  it.each<[string, object]>([
    ['none', { alg: 'none' }],
    ['None', { alg: 'None' }],
    ['NONE', { alg: 'NONE' }],
    ['a list', { alg: ['HS256'] }],
    ['nothing', { alg: undefined }],
    ['an empty text', { alg: '' }],
    ['another family', { alg: 'RS256' }],
    ['another length', { alg: 'HS512' }],
  ])('the algorithm %s is refused', async (_what, header) => expect(await read(byHmac(header))).toEqual(REFUSED));

  it('a public key is no secret, and a signature of zeros none', async () => {
    expect(await read(forgeToken({ alg: 'HS256' }, claims, rsa.publicKey))).toEqual(REFUSED);
    expect(await read(forgeToken({ alg: 'RS256' }, claims, rsa.publicKey))).toEqual(REFUSED);
    const [head, body] = signToken({ key: ec.privateKey, alg: 'ES256', claims: { ...claims, iss: `${ISSUER}/ec` } }).split('.');
    expect(await read(`${head}.${body}.${Buffer.alloc(64).toString('base64url')}`)).toEqual(REFUSED);
  });

  it('addresses and keys in a header are not looked at', async () => {
    const jwk = { kty: 'oct', k: Buffer.from('mine').toString('base64url') };
    for (const header of [{ jku: elsewhere.url }, { x5u: elsewhere.url }, { jwk }, { x5c: ['AAAA'] }, { kid: elsewhere.url }])
      expect(await read(forgeToken({ alg: 'HS256', ...header }, hmac, 'mine'))).toEqual(REFUSED);
    expect(elsewhere.asked()).toBe(0);
  });

  it.each<[string, unknown]>([
    ['a path', '../../../../dev/null'],
    ['SQL', "' UNION SELECT 'mine' --"],
    ['a NUL', 'k1\0'],
    ['10 KB', 'k'.repeat(10_000)],
    ['a property of objects', '__proto__'],
  ])('a key id that is %s chooses no key', async (_what, kid) =>
    expect(await read(forgeToken({ alg: 'HS256', kid }, hmac, 'mine'))).toEqual(REFUSED),
  );

  it.each<[string, object]>([
    ['a number as key id', { kid: 1 }],
    ['an object as key id', { kid: { a: 1 } }],
    ['an extension', { crit: ['exp'] }],
    ['no encoding', { b64: false }],
    ['compression', { zip: 'DEF' }],
  ])('%s in a header is refused, whoever has signed', async (_what, header) => expect(await read(byHmac(header))).toEqual(REFUSED));

  it.each<[string, object | string]>([
    ['expired beyond the leeway', { ...hmac, exp: seconds() - 62 }],
    ['without an end', { ...hmac, exp: undefined }],
    ['with an end in words', { ...hmac, exp: `${seconds() + 300}` }],
    ['with an end before all time', { ...hmac, exp: -1 }],
    ['with an end beyond numbers', JSON.stringify(hmac).replace(/"exp":\d+/, '"exp":1e309')],
    ['not valid yet', { ...hmac, nbf: seconds() + 120 }],
    ['from the far future', { ...hmac, iat: seconds() + 86_400 }],
    ['for others', { ...hmac, aud: 'others' }],
    ['for a list of others', { ...hmac, aud: ['others', `${AUDIENCE}x`] }],
    ['for nobody', { ...hmac, aud: undefined }],
    ['of another issuer', { ...hmac, iss: `${ISSUER}/` }],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['no JSON', '{'],
  ])('one that is %s is refused', async (_what, values) => expect(await read(byHmac({}, values))).toEqual(REFUSED));

  it('clocks may be a minute apart, and no more', async () => {
    const near = [{ exp: seconds() - 50 }, { nbf: seconds() + 50 }, { iat: seconds() + 50 }];
    for (const values of near) expect(await read(byHmac({}, { ...hmac, ...values }))).toEqual([200, undefined]);
    const far = [{ exp: seconds() - 70 }, { nbf: seconds() + 70 }, { iat: seconds() + 70 }];
    for (const values of far) expect(await read(byHmac({}, { ...hmac, ...values }))).toEqual(REFUSED);
  });

  it('what is more or less than three parts in base64url is refused', async () => {
    const [head = '', body = '', signature = ''] = byHmac({}).split('.');
    const shapes = [
      `${head}.${body}`,
      `${head}.${body}.`,
      `${head}.${body}.${signature}.`,
      `${head}.${body}=.${signature}`,
      `${head}..${signature}`,
    ];
    for (const token of shapes) expect([token, (await read(token))[0]]).toEqual([token, 401]);
  });

  it('what says the same thing twice is refused, however it is spelled', async () => {
    const text = (more: string): string => `{${more}${JSON.stringify(hmac).slice(1)}`;
    expect(await read(byHmac({}, text('"a":{"sub":1},"b":[{"sub":1},{"sub":"\\"sub\\":"}],')))).toEqual([200, undefined]);
    for (const more of ['"sub":"root",', '"exp":1,', '"\\u0073ub":"root",', '"a":{"b":1,"b":2},', '"a":[{"b":1,"b":[]}],'])
      expect([more, await read(byHmac({}, text(more)))]).toEqual([more, REFUSED]);
  });

  it('what is no UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff]), Buffer.from(`",${JSON.stringify(hmac).slice(1)}`)]);
    const signed = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${body.toString('base64url')}`;
    expect(await read(`${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`)).toEqual(REFUSED);
  });

  it('long ones are answered at once: 9 KB are let through, 20 KB refused, 64 KB by the server that reads requests', async () => {
    expect((await read(byHmac({}, { ...hmac, more: 'x'.repeat(6_700) })))[0]).toBe(200);
    const send = (token: string): Promise<string> =>
      sendRaw(server, (socket) =>
        socket.end(`GET /api/notes:list HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\n\r\n`),
      );
    for (const length of [20_000, 64 * 1024]) expect(await send('x'.repeat(length))).toMatch(/^HTTP\/1\.1 (?:401|431) /);
  });
});
