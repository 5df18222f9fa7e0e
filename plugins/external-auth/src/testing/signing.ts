import { type KeyPairKeyObjectResult, createHmac, generateKeyPairSync } from 'node:crypto';
import jwt, { type Algorithm } from 'jsonwebtoken';

export interface Pair {
  /** PKCS#8, PEM. */
  readonly privateKey: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
}

export function rsaPair(modulusLength = 2048): Pair {
  return inPem(generateKeyPairSync('rsa', { modulusLength }));
}

export function ecPair(namedCurve: string): Pair {
  return inPem(generateKeyPairSync('ec', { namedCurve }));
}

function inPem({ privateKey, publicKey }: KeyPairKeyObjectResult): Pair {
  return {
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

export const ISSUER = 'https://id.example';
export const AUDIENCE = 'mortise';

export const seconds = (): number => Math.floor(Date.now() / 1000);

export interface Signing {
  readonly key: string;
  readonly alg: Algorithm;
  readonly kid?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A token that is right but for the claims given; undefined takes one away. */
export function signToken({ key, alg, kid, claims }: Signing): string {
  const all = { iss: ISSUER, aud: AUDIENCE, sub: 'ann', iat: seconds(), exp: seconds() + 300, ...claims };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return jwt.sign(JSON.stringify(given), key, {
    algorithm: alg,
    ...(kid === undefined ? {} : { keyid: kid }),
    allowInsecureKeySizes: true,
  });
}

const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Any header and claims, with the HMAC of any key. */
export function forgeToken(header: unknown, claims: unknown, key: string): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
