import { AppError, type Principal } from '@mortise/shared';

/**
 * Refuses credentials that are for certain APIs at the addresses of others; at those of no API they may what they may at their own.
 * @throws AppError ACTION_DENIED
 */
export function requirePlace({ narrowing }: Principal, path: string, placesOf: (path: string) => readonly string[]): void {
  for (let part = narrowing; part !== undefined; part = part.also) {
    const { places } = part;
    if (places !== undefined && isElsewhere(places, placesOf(path))) {
      throw new AppError('ACTION_DENIED', { resource: path.slice(0, 200), reason: `the credential is for ${places.join(', ')} only` });
    }
  }
}

function isElsewhere(own: readonly string[], places: readonly string[]): boolean {
  return places.length > 0 && !places.some((place) => own.includes(place));
}
