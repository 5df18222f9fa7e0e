import { type KeyObject, createSecretKey, hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * The key for one purpose (`session`, `apiKey`, …), so that nothing made for one purpose is accepted for another.
 * HKDF-SHA256 (RFC 5869) with an empty salt and the info `mortise/<purpose>/<version>`; 32 bytes.
 */
export function deriveKey(appKey: Buffer, purpose: string, version = 1): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', appKey, '', `mortise/${purpose}/${version}`, KEY_BYTES)));
}
