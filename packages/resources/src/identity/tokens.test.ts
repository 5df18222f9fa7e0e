import { createHmac, generateKeyPairSync } from 'node:crypto';
import { deriveKey } from '@mortise/kernel';
import jwt from 'jsonwebtoken';
import { createTokens } from './tokens';

const appKey = Buffer.alloc(32, 7);
const tokens = createTokens(appKey);
const now = Math.floor(Date.now() / 1000);
const payload = { userId: 1, jti: 'a', roleName: 'todos', exp: now + 60 };
const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs any header and payload with the right key. */
function forge(header: unknown, claims: unknown, key: ReturnType<typeof deriveKey> = deriveKey(appKey, 'apiKey')): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

const header = { alg: 'HS256', typ: 'JWT', kid: 'apiKey' };
const good = { userId: 1, jti: 'a', iat: now, exp: now + 60 };

describe('tokens', () => {
  test('a MAC is the same for the same purpose and text, and never a token’s signature', () => {
    const [head, claims, signature] = tokens.sign('session', payload).split('.');
    const text = `${head}.${claims}`;
    expect(tokens.mac('csrf', text)).toMatch(/^[\w-]{43}$/);
    expect(tokens.mac('csrf', text)).toBe(createTokens(appKey).mac('csrf', text));
    const others = [
      signature,
      tokens.mac('session', text),
      tokens.mac('csrf', claims ?? ''),
      createTokens(Buffer.alloc(32, 8)).mac('csrf', text),
      createHmac('sha256', deriveKey(appKey, 'csrf')).update(text).digest('base64url'),
    ];
    expect(new Set([tokens.mac('csrf', text), ...others]).size).toBe(6);
  });

  test('what was signed is verified, with its purpose', () => {
    const token = tokens.sign('apiKey', payload);
    expect(jwt.decode(token, { complete: true })?.header).toEqual(header);
    expect(tokens.verify(token)).toEqual({ ...payload, iat: expect.any(Number), purpose: 'apiKey' });
    expect(tokens.verify(forge(header, good))).toMatchObject({ userId: 1, jti: 'a' });
  });

  test.each<[string, string]>([
    ['no token', ''],
    ['text', 'garbage'],
    ['a token of another product', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VySWQiOjF9.tXF2FCAzFNgZFPXqSBbWAfEvWkQwz0'],
    ['alg none', `${encode({ ...header, alg: 'none' })}.${encode(good)}.`],
    ['alg None', `${encode({ ...header, alg: 'None' })}.${encode(good)}.`],
    ['alg as array', forge({ ...header, alg: ['HS256'] }, good)],
    ['another HMAC', jwt.sign(good, deriveKey(appKey, 'apiKey'), { algorithm: 'HS512', keyid: 'apiKey' })],
    ['no kid', forge({ alg: 'HS256', typ: 'JWT' }, good)],
    ['kid of an object’s property', forge({ ...header, kid: 'constructor' }, good)],
    ['kid as path', forge({ ...header, kid: '../../dev/null' }, good)],
    ['kid as number', forge({ ...header, kid: 1 }, good)],
    ['another purpose', forge({ ...header, kid: 'session' }, good)],
    ['header crit', forge({ ...header, crit: ['exp'] }, good)],
    ['header jwk', forge({ ...header, jwk: {} }, good)],
    ['header b64', forge({ ...header, b64: false }, good)],
    ['expired', forge(header, { ...good, exp: now - 1 })],
    ['not yet valid', forge(header, { ...good, nbf: now + 600 })],
    ['issued in the far future', forge(header, { ...good, iat: now + 6000 })],
    ['exp as text', forge(header, { ...good, exp: String(now + 60) })],
    ['no exp', forge(header, { userId: 1, jti: 'a', iat: now })],
    ['no jti', forge(header, { userId: 1, iat: now, exp: now + 60 })],
    ['no user', forge(header, { jti: 'a', iat: now, exp: now + 60 })],
    ['user as text', forge(header, { ...good, userId: '1 or 1=1' })],
    ['payload null', forge(header, 'null')],
    ['payload text', forge(header, '"x"')],
    ['another key', forge(header, good, deriveKey(Buffer.alloc(32, 8), 'apiKey'))],
    ['signature stripped', forge(header, good).split('.').slice(0, 2).join('.')],
    ['trailing part', `${forge(header, good)}.x`],
    ['far too long', forge(header, { ...good, pad: 'x'.repeat(20_000) })],
  ])('refuses %s', (_title, token) => {
    expect(() => tokens.verify(token)).toThrow(expect.objectContaining({ code: 'INVALID_TOKEN' }));
  });

  test('refuses a token signed with the text of a public key', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const text = `${encode(header)}.${encode(good)}`;
    const token = `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
    expect(() => tokens.verify(token)).toThrow(expect.objectContaining({ code: 'INVALID_TOKEN' }));
  });
});
