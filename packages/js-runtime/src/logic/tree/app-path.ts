const BASE = '/admin';
/** Only its path is of interest. */
const SOMEWHERE = 'http://app.invalid';

/**
 * The path below the admin's base a link of a cell leads to. Undefined for other hosts, for addresses that are no pages of ours, and for the
 * settings: a link in a cell comes from a page's author, who should not lead people there.
 */
export function appPath(address: string): string | undefined {
  if (!/^\/(?!\/)/.test(address) || /[\\\s]/.test(address)) return undefined;
  const { origin, pathname, search, hash } = new URL(address, SOMEWHERE);
  if (origin !== SOMEWHERE) return undefined;
  const path = pathname === BASE || pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length) || '/' : pathname;
  return path === '/settings' || path.startsWith('/settings/') ? undefined : path + search + hash;
}
