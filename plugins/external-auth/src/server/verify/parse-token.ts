import { hasRepeatedNames } from './repeated-names';

/** Bytes; longer ones are nobody's. */
const MAX_LENGTH = 16 * 1024;
/** Bytes that are no UTF-8 are refused rather than replaced, and a byte order mark is no JSON. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** A compact JWS (RFC 7515, 7.1) taken apart; nothing is verified. */
export interface ParsedToken {
  readonly alg: string;
  readonly kid: string | undefined;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Undefined for what is no signed token, and for one whose header asks for what we do not do (`crit`, RFC 7515, 4.1.11). */
export function parseToken(token: string): ParsedToken | undefined {
  if (token.length > MAX_LENGTH || !COMPACT.test(token)) return undefined;
  const [head = '', body = ''] = token.split('.');
  const header = parsePart(head);
  const claims = parsePart(body);
  if (header === undefined || claims === undefined) return undefined;
  const { alg, kid, crit, b64, zip } = header;
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') return undefined;
  if ([crit, b64, zip].some((value) => value !== undefined) || (kid !== undefined && typeof kid !== 'string')) return undefined;
  return { alg, kid, claims };
}

function parsePart(part: string): Record<string, unknown> | undefined {
  try {
    const text = UTF8.decode(Buffer.from(part, 'base64url'));
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && !hasRepeatedNames(text) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
