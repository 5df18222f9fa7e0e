import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const HINT_LENGTH = 4;

/** A new secret of 256 random bits and what may be kept of it. */
export interface NewSecret {
  readonly secret: string;
  readonly hash: string;
  readonly hint: string;
}

export function newSecret(): NewSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret), hint: secret.slice(-HINT_LENGTH) };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether one of the hashes is that of the text; takes as long for any of them. */
export function matchesOne(text: string, hashes: readonly string[]): boolean {
  const given = Buffer.from(sha256(text));
  return hashes.map((hash) => Buffer.byteLength(hash) === given.length && timingSafeEqual(Buffer.from(hash), given)).includes(true);
}
