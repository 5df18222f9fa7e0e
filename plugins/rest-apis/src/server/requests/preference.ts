import type { HeaderReader } from '@mortise/plugin-api/server';

/** What the header `Prefer` (RFC 7240) wants a write to answer with; by default how many records it touched. */
export function readPreference(header: HeaderReader): 'representation' | 'minimal' {
  const wishes = (header('prefer') ?? '').split(',').map((wish) => wish.trim().toLowerCase());
  return wishes.includes('return=representation') ? 'representation' : 'minimal';
}
