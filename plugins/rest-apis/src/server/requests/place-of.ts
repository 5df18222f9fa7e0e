import { isAppError } from '@mortise/shared';
import type { Apis } from '../apis/apis';
import type { RestApi } from '../apis/rest-api';
import { placeOf } from '../apis/served-apis';
import { readParts } from './read-address';

type Found = Pick<Apis, 'bySlug' | 'queries' | 'tables'>;

/**
 * An API is one place, `/oauth/<slug>`, which its tokens come from as well: whatever is asked for, and whether by the slug of the API or by
 * the key of its data source, which stands for every API that serves what is asked for. Takes a path below `/oauth/`, still percent-encoded.
 */
export function placesOf(path: string, apis: Found): readonly string[] {
  const [verb, db = '', ...rest] = readParts(path);
  if (verb === undefined) return [];
  try {
    const api = apis.bySlug(db);
    const meant = api ? [api] : behind(db, { isQuery: verb === 'custom', rest }, apis);
    return meant.map(({ slug }) => placeOf(slug));
  } catch (error) {
    // No API answers there.
    if (isAppError(error)) return [];
    throw error;
  }
}

function behind(
  db: string,
  { isQuery, rest }: { readonly isQuery: boolean; readonly rest: readonly string[] },
  apis: Found,
): readonly RestApi[] {
  const [first = '', second = ''] = rest;
  return isQuery ? apis.queries(db, first) : apis.tables(db, first, second).map(({ api }) => api);
}
