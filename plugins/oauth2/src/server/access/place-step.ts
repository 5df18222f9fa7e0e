import type { CheckStep } from '@mortise/plugin-api/server';
import { AppError, type Narrowing } from '@mortise/shared';

/** Refuses tokens that one API gave at the addresses of others; at those of no API they may what they may at their own. */
export function placeStep(placesOf: (path: string) => readonly string[]): CheckStep {
  return {
    id: 'oauth2.place',
    check({ path, principal }) {
      const place = placeOf(principal.narrowing);
      if (place !== undefined && isElsewhere(place, placesOf(path))) {
        throw new AppError('ACTION_DENIED', { resource: path.slice(0, 200), reason: `the token is for ${place} only` });
      }
    },
  };
}

function placeOf(narrowing: Narrowing | undefined): string | undefined {
  return narrowing && (narrowing.place ?? placeOf(narrowing.also));
}

function isElsewhere(place: string, places: readonly string[]): boolean {
  return places.length > 0 && !places.includes(place);
}
