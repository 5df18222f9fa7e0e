import { AppError } from '@mortise/shared';

/** Which versions of a record a write may meet: any, or one of these. Empty when none of the given tags can be one of ours. */
export type ExpectedVersions = 'any' | readonly number[];

const TAG = /^"v(\d{1,15})"$/;

/** The entity tag of a record's version (RFC 9110, 8.8.3). */
export function tagOf(version: number): string {
  return `"v${version}"`;
}

/** `If-Match` (RFC 9110, 13.1.1): weak tags and tags of others never match. Undefined without the header. */
export function readIfMatch(header: string | undefined): ExpectedVersions | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any';
  return header.split(',').flatMap((tag) => {
    const version = TAG.exec(tag.trim())?.[1];
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
