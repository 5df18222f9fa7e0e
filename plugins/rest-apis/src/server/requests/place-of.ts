import { isAppError } from '@mortise/shared';
import type { Apis } from '../apis/apis';
import { readParts } from './read-address';

/**
 * An API is one place, `/oauth/<slug>`, which its tokens come from as well: whatever is asked for, and whether by the slug of the API or by
 * the key of its data source. Takes a path below `/oauth/`, still percent-encoded.
 */
export function placesOf(path: string, apis: Pick<Apis, 'bySlug' | 'query' | 'table'>): readonly string[] {
  const [verb, db = '', first = '', second = ''] = readParts(path);
  if (verb === undefined) return [];
  try {
    const api = apis.bySlug(db) ?? (verb === 'custom' ? apis.query(db, first) : apis.table(db, first, second).api);
    return [`/oauth/${api.slug}`];
  } catch (error) {
    // No API answers there.
    if (isAppError(error)) return [];
    throw error;
  }
}
