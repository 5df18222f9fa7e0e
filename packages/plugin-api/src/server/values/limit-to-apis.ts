import { AppError, type Narrowing } from '@mortise/shared';
import type { ServedApi, ServedApis } from '../ports/served-apis';

/** What an API lets its callers do with records. */
const GRANTS: readonly string[] = ['view', 'create', 'update', 'destroy'];

export interface ApiLimits {
  /** Those that are left of `view`, `create`, `update` and `destroy`; all of them by default. */
  readonly grants?: readonly string[];
  /** Resources it is limited to besides, named as in narrowings; null: none. */
  readonly tables?: readonly string[] | null;
}

/** What is left of a credential that is for these APIs alone, at every door: what they serve, and at no address of another API. */
export function limitedToApis(apis: readonly ServedApi[], { grants = GRANTS, tables = null }: ApiLimits = {}): Narrowing {
  const resources = new Set(apis.flatMap((api) => tables?.filter((table) => api.serves(table)) ?? api.resources));
  return {
    actions: [...resources].flatMap((resource) => grants.map((grant) => `${resource}:${grant}`)),
    places: apis.map(({ place }) => place),
  };
}

/** The JSON Schema of a list of APIs somebody is limited to; null: to none. */
export const API_LIST = {
  anyOf: [{ type: 'null' }, { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 1, maxItems: 200, uniqueItems: true }],
} as const;

/**
 * Whoever is limited to an API that does not exist would be let in by the next one that is made. What was there before may stay.
 * @throws AppError VALUE_INVALID
 */
export function requireKnownApis(
  given: readonly number[] | null,
  { before, apis }: { readonly before: readonly number[] | null | undefined; readonly apis: ServedApis | undefined },
): void {
  const unknown = given?.find((id) => before?.includes(id) !== true && apis?.has(id) !== true);
  if (unknown !== undefined)
    throw new AppError('VALUE_INVALID', { field: 'apis', expected: 'ids of REST APIs there are', received: unknown });
}
