import { AppError } from '@mortise/shared';

/** Which states of a record a write may meet: any, or those with one of these entity tags, quotes included. Weak tags never match. */
export type ExpectedTags = 'any' | readonly string[];

const TAG = /^"v(\d{1,15})"$/;

/** The entity tag of a record's version (RFC 9110, 8.8.3). */
export function tagOf(version: number): string {
  return `"v${version}"`;
}

/** `If-Match` (RFC 9110, 13.1.1). Undefined without the header. */
export function readIfMatch(header: string | undefined): ExpectedTags | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any';
  return header.split(',').map((tag) => tag.trim());
}

/** The versions that tags stand for; tags of others stand for none. */
export function versionsOf(tags: readonly string[]): readonly number[] {
  return tags.flatMap((tag) => {
    const version = TAG.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * `Idempotency-Key`: any visible ASCII text, of which quotes around it are a part.
 * @throws AppError HEADER_INVALID
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || KEY.test(header)) return header;
  throw new AppError('HEADER_INVALID', { header: 'idempotency-key', expected: '1 to 255 visible ASCII characters' });
}
