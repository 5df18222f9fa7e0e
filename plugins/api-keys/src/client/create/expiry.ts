/** What the form offers; `date`: the day is chosen, `never`: the key has no end. */
export const EXPIRY_CHOICES = ['1d', '7d', '30d', '90d', '365d', 'date', 'never'] as const;

export type ExpiryChoice = (typeof EXPIRY_CHOICES)[number];

export const DEFAULT_EXPIRY: ExpiryChoice = '30d';

/** The part of a request for a key that says how long it lives. */
export type ExpiryValues = { readonly expiresIn: string } | { readonly expiresAt: string };

/** `day` is `YYYY-MM-DD`; the key lives until the end of that day where the viewer is. */
export function expiryValues(choice: ExpiryChoice, day: string | undefined): ExpiryValues {
  if (choice !== 'date') return { expiresIn: choice };
  return { expiresAt: new Date(`${day ?? ''}T23:59:59`).toISOString() };
}

/** The day `ahead` days after `now` where the viewer is, as `YYYY-MM-DD`. */
export function dayAhead(now: Date, ahead: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead);
  const parts = [
    String(day.getFullYear()).padStart(4, '0'),
    String(day.getMonth() + 1).padStart(2, '0'),
    String(day.getDate()).padStart(2, '0'),
  ];
  return parts.join('-');
}
