import type { TenantApi } from '@mortise/plugin-oauth2/contract';
import type { Apis } from './apis';

const MAIN = 'main';

/** The path all addresses of an API stand for. */
export const placeOf = (slug: string): string => `/oauth/${slug}`;

/** An API as it gives tokens: they reach what it serves and nothing else. */
export function tenantApi(slug: string, apis: Apis): TenantApi | undefined {
  const api = apis.bySlug(slug);
  if (!api) return undefined;
  const { dataSource, tables } = api;
  const prefix = dataSource === MAIN ? '' : `${dataSource}/`;
  const queries = api.queries.map((query) => `namedQueries.${query}`);
  return {
    place: placeOf(slug),
    resources: [...(tables?.map((table) => prefix + table) ?? [`${dataSource}/*`]), ...queries],
    serves: (resource) => queries.includes(resource) || (resource.startsWith(prefix) && apis.serves(api, resource.slice(prefix.length))),
  };
}
