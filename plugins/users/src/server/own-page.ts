import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/**
 * Makes sure that a page of this server caused the request: browsers say so in `Origin` (RFC 6454) or, where they leave it out, in
 * `Sec-Fetch-Site` (W3C Fetch Metadata), and no page can change either.
 * @throws AppError CSRF_REFUSED
 */
export function requireOwnPage(header: HeaderReader): void {
  const authority = header(':authority');
  const own = authority === undefined ? undefined : `${header(':scheme')}://${authority}`;
  const origin = header('origin');
  const isOwn = origin === undefined ? header('sec-fetch-site') === 'same-origin' : origin === own;
  if (!isOwn) throw new AppError('CSRF_REFUSED', { reason: 'Origin', ...(own === undefined ? {} : { expected: own }) });
}
