import type { ServedApi, ServedApis } from '@mortise/plugin-api/server';
import type { Apis } from './apis';
import type { RestApi } from './rest-api';

const MAIN = 'main';

/** The path all addresses of an API stand for. */
export const placeOf = (slug: string): string => `/oauth/${slug}`;

/** The path all addresses of an API stand for whatever it is called, so that what is kept by it follows a rename. No slug has a tilde. */
export const lastingPlaceOf = (id: number): string => `/oauth/~${id}`;

/** The APIs as credentials are limited to them: they reach what an API serves and nothing else. */
export function servedApis(apis: Apis): ServedApis {
  const found = (api: RestApi | undefined): ServedApi | undefined => api && servedApi(api, apis);
  return {
    named: (name) => found(apis.bySlug(name)),
    get: (id) => found(apis.stored.find((api) => api.enabled && api.id === id)),
    has: (id) => apis.stored.some((api) => api.id === id),
  };
}

function servedApi(api: RestApi, apis: Apis): ServedApi {
  const { id, slug, dataSource, tables } = api;
  const prefix = dataSource === MAIN ? '' : `${dataSource}/`;
  const queries = api.queries.map((query) => `namedQueries.${query}`);
  return {
    id,
    name: slug,
    place: placeOf(slug),
    resources: [...(tables?.map((table) => prefix + table) ?? [`${dataSource}/*`]), ...queries],
    serves: (resource) => queries.includes(resource) || (resource.startsWith(prefix) && apis.serves(api, resource.slice(prefix.length))),
  };
}
