import { type ServedApi, type ServedApis, limitedToApis } from '@mortise/plugin-api/server';
import type { Narrowing } from '@mortise/shared';
import type { Issuer } from '../../contract';

type Limits = Pick<Issuer, 'apis'>;

/** The APIs that are on of those an issuer is for; undefined when it is for everything. */
function apisOf({ apis: ids }: Limits, apis: ServedApis | undefined): readonly ServedApi[] | undefined {
  return ids?.map((id) => apis?.get(id)).filter((api) => api !== undefined);
}

/** Whether tokens of an issuer are of use at one API, or at any place at all. */
export function isServed(
  issuer: Limits,
  { apis, at }: { readonly apis: ServedApis | undefined; readonly at?: number | undefined },
): boolean {
  const own = apisOf(issuer, apis);
  if (at === undefined) return own === undefined || own.length > 0;
  return apis?.get(at) !== undefined && (own === undefined || own.some(({ id }) => id === at));
}

/** What is left of the rights of an issuer's callers. */
export function narrowingOf(issuer: Limits, apis: ServedApis | undefined): Narrowing | undefined {
  const own = apisOf(issuer, apis);
  return own && limitedToApis(own);
}

/** How well an issuer fits the places of a request, lowest first: made for one of them, for everything, for others. */
export function fitOf(issuer: Limits, places: readonly string[], apis: ServedApis | undefined): number {
  const own = apisOf(issuer, apis);
  if (own === undefined) return 1;
  return own.some(({ place }) => places.includes(place)) ? 0 : 2;
}
