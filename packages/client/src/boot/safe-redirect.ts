/** Where the admin lives. */
export const BASE = '/admin';
export const SIGN_IN_PATH = '/signin';

/** The page somebody wanted before signing in; anything but a page of the admin becomes its start page. */
export function safeRedirect(wanted: string | null, origin: string): string {
  if (wanted === null) return BASE;
  // oxlint-disable-next-line no-restricted-properties -- browsers get it right, and the page for signing in stays small
  const target = URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
  const inside = target?.origin === origin && (target.pathname === BASE || target.pathname.startsWith(`${BASE}/`));
  return inside ? target.pathname + target.search + target.hash : BASE;
}

/** The address of the sign-in page that leads back to `location`. */
export function signInAddress({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const here = pathname + search + hash;
  return here === '/' || here === BASE ? SIGN_IN_PATH : `${SIGN_IN_PATH}?redirect=${encodeURIComponent(here)}`;
}
