import { isAppError } from '@mortise/shared';
import type { Apis } from '../apis/apis';
import type { RestApi } from '../apis/rest-api';
import { lastingPlaceOf, placeOf } from '../apis/served-apis';
import { readParts, tokenSlugOf } from './read-address';

type Found = Pick<Apis, 'bySlug' | 'queries' | 'tables'>;

/**
 * An API is one place, under two names: `/oauth/<slug>`, and `/oauth/~<id>` whatever it is called. It is that whatever is asked for, its tokens
 * included, and whether by the slug of the API or by the key of its data source, which stands for every API that serves what is asked for. Takes a path below `/oauth/`, still percent-encoded.
 */
export function placesOf(path: string, apis: Found): readonly string[] {
  const api = apis.bySlug(tokenSlugOf(path) ?? '');
  if (api) return namesOf(api);
  const [verb, db = '', ...rest] = readParts(path);
  if (verb === undefined) return [];
  try {
    const named = apis.bySlug(db);
    const meant = named ? [named] : behind(db, { isQuery: verb === 'custom', rest }, apis);
    return meant.flatMap(namesOf);
  } catch (error) {
    // No API answers there.
    if (isAppError(error)) return [];
    throw error;
  }
}

function namesOf({ id, slug }: RestApi): readonly string[] {
  return [placeOf(slug), lastingPlaceOf(id)];
}

function behind(
  db: string,
  { isQuery, rest }: { readonly isQuery: boolean; readonly rest: readonly string[] },
  apis: Found,
): readonly RestApi[] {
  const [first = '', second = ''] = rest;
  return isQuery ? apis.queries(db, first) : apis.tables(db, first, second).map(({ api }) => api);
}
