import { type KeyObject, createHmac } from 'node:crypto';
import { deriveKey } from '@mortise/kernel';
import type { TokenPayload, TokenPurpose, TokensPort, VerifiedToken } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import jwt from 'jsonwebtoken';

const ALGORITHM = 'HS256';
const MAX_TOKEN_LENGTH = 8192;
/** How far another machine's clock may be ahead. */
const CLOCK_SKEW_SECONDS = 60;

/**
 * Signs and verifies our JSON Web Tokens (RFC 7519, RFC 7515). The header's `kid` names the purpose and so picks the key;
 * the algorithm is never taken from the token.
 */
export function createTokens(appKey: Buffer): TokensPort {
  const keys = new Map<string, KeyObject>(
    (['session', 'apiKey'] satisfies TokenPurpose[]).map((purpose) => [purpose, deriveKey(appKey, purpose)]),
  );
  const macKeys = new Map<string, KeyObject>();

  // A namespace of their own: what a plugin asks for must never come out as the signature of a token.
  function macKey(purpose: string): KeyObject {
    const key = macKeys.get(purpose) ?? deriveKey(appKey, `mac/${purpose}`);
    macKeys.set(purpose, key);
    return key;
  }

  return {
    sign(purpose, payload) {
      const { exp, iat, ...claims } = payload;
      const key = keys.get(purpose);
      if (!key) throw new AppError('INTERNAL');
      return jwt.sign({ ...claims, iat: iat ?? Math.floor(Date.now() / 1000), exp }, key, { algorithm: ALGORITHM, keyid: purpose });
    },
    verify(token) {
      const purpose = purposeOf(token);
      const key = purpose && keys.get(purpose);
      if (!key) throw new AppError('INVALID_TOKEN');
      return { ...readPayload(verifySignature(token, key)), purpose };
    },
    mac: (purpose, text) => createHmac('sha256', macKey(purpose)).update(text).digest('base64url'),
  };
}

function purposeOf(token: string): TokenPurpose | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const header: unknown = decodeHeader(token);
  if (typeof header !== 'object' || header === null) return undefined;
  const { alg, typ, kid, ...rest } = header as Record<string, unknown>;
  // Anything we do not write ourselves (crit, jwk, jku, x5u, b64 …) marks a token that is not ours.
  if (alg !== ALGORITHM || typ !== 'JWT' || Object.keys(rest).length > 0) return undefined;
  return kid === 'session' || kid === 'apiKey' ? kid : undefined;
}

function decodeHeader(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function verifySignature(token: string, key: KeyObject): unknown {
  try {
    return jwt.verify(token, key, { algorithms: [ALGORITHM] });
  } catch (error) {
    throw new AppError('INVALID_TOKEN', {}, { cause: error });
  }
}

function readPayload(payload: unknown): TokenPayload & Pick<VerifiedToken, 'iat' | 'exp'> {
  const { userId, jti, roleName, iat, exp } = (payload ?? {}) as Record<string, unknown>;
  const now = Date.now() / 1000;
  const wellFormed =
    Number.isSafeInteger(userId) &&
    typeof jti === 'string' &&
    (roleName === undefined || typeof roleName === 'string') &&
    typeof iat === 'number' &&
    typeof exp === 'number' &&
    iat <= now + CLOCK_SKEW_SECONDS;
  if (!wellFormed) throw new AppError('INVALID_TOKEN');
  return { userId: userId as number, jti, iat, exp, ...(roleName === undefined ? {} : { roleName }) };
}
