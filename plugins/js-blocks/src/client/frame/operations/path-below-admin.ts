import { RemoteError } from '@mortise/js-runtime/host';
import type { JsonValue } from '@mortise/shared';

const ADMIN = '/admin/';

/**
 * A path of the admin, without its base. Addresses are compared as the router does: whatever their case, however they are encoded.
 * @throws RemoteError for settings and anything outside the admin: a block must not lead its viewer there
 */
export function pathBelowAdmin(path: JsonValue | undefined, origin: string): string {
  const address = typeof path === 'string' && path.startsWith(ADMIN) ? new URL(path, origin) : undefined;
  const below = address?.origin === origin && address.pathname.startsWith(ADMIN) ? address.pathname.slice(ADMIN.length - 1) : undefined;
  const clean = below?.replaceAll(/\/+/g, '/');
  if (address === undefined || clean === undefined || isSettings(clean)) {
    throw new RemoteError({
      code: 'PATH_NOT_ALLOWED',
      message: 'A block leads to pages of the admin (/admin/…), not to settings or elsewhere',
    });
  }
  return clean + address.search + address.hash;
}

/** What cannot be decoded leads nowhere. */
function isSettings(path: string): boolean {
  try {
    return /^\/+settings(\/|$)/i.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}
