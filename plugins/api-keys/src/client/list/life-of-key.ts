const DAY = 24 * 3600 * 1000;
/** Milliseconds before the end in which a key is said to expire soon. */
const SOON = 7 * DAY;
/** A key that lives longer than anybody is one that does not expire: the server writes a thousand years. */
const FOREVER = 200 * 365 * DAY;

export type LifeOfKey = 'expired' | 'soon' | 'fine' | 'endless';

/** How things stand with a key that ends at `expiresAt` (ISO 8601), seen at `now` (milliseconds). */
export function lifeOfKey(expiresAt: string, now: number): LifeOfKey {
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  if (left <= SOON) return 'soon';
  return left > FOREVER ? 'endless' : 'fine';
}
