import { type JsonWebKey, type KeyObject, createPublicKey } from 'node:crypto';
import { AppError } from '@mortise/shared';
import type { KeyType } from '../../contract';

const MIN_RSA_BITS = 2048;
/** Curves of the algorithms ES256, ES384 and ES512 (RFC 7518, 3.4), as OpenSSL names them. */
const CURVES: Readonly<Record<string, string>> = { ES256: 'prime256v1', ES384: 'secp384r1', ES512: 'secp521r1' };

/**
 * Reads a public key: PEM as SPKI, PKCS#1 or X.509.
 * @throws AppError VALUE_INVALID for anything else, for a private key, and for a key of another family or too short
 */
export function readPublicKey(pem: string, keyType: Exclude<KeyType, 'HMAC'>): KeyObject {
  const invalid = (expected: string): AppError => new AppError('VALUE_INVALID', { field: 'publicKey', expected });
  // Node would make a public key of it; whoever pastes one should know that it has left its place.
  if (pem.includes('PRIVATE KEY')) throw invalid('a public key, never a private one');
  const key = parse(pem);
  if (key === undefined) throw invalid('a public key or a certificate in PEM');
  if (!fitsFamily(key, keyType))
    throw invalid(keyType === 'RSA' ? `an RSA key of at least ${MIN_RSA_BITS} bits` : 'a key on P-256, P-384 or P-521');
  return key;
}

/** A key of a key set (RFC 7517); undefined when it is none of this family. */
export function readJwk(jwk: JsonWebKey, keyType: Exclude<KeyType, 'HMAC'>): KeyObject | undefined {
  if (jwk.kty !== keyType || jwk.d !== undefined) return undefined;
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return fitsFamily(key, keyType) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a key may verify an algorithm of its own family: of elliptic curves only one does. */
export function fitsAlgorithm({ asymmetricKeyDetails }: KeyObject, algorithm: string): boolean {
  const curve = CURVES[algorithm];
  return curve === undefined || asymmetricKeyDetails?.namedCurve === curve;
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function fitsFamily({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, keyType: Exclude<KeyType, 'HMAC'>): boolean {
  if (keyType === 'RSA') return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
  return asymmetricKeyType === 'ec' && Object.values(CURVES).includes(asymmetricKeyDetails?.namedCurve ?? '');
}
