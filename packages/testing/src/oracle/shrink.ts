import { type Json, type JsonMap, type ListRequest, isMap } from './world';

const MOST_TRIES = 200;

/** A smaller request that fails as well, as far as leaving things out leads. */
export async function shrink(request: ListRequest, fails: (request: ListRequest) => Promise<boolean>): Promise<ListRequest> {
  let smallest = request;
  let tries = 0;
  for (;;) {
    let found: ListRequest | undefined;
    for (const candidate of smallerRequests(smallest)) {
      if (tries >= MOST_TRIES) return smallest;
      tries += 1;
      if (await fails(candidate)) {
        found = candidate;
        break;
      }
    }
    if (found === undefined) return smallest;
    smallest = found;
  }
}

function smallerRequests(request: ListRequest): ListRequest[] {
  const { collection, ...rest } = request;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  const without = names.map((name) => ({ collection, ...Object.fromEntries(Object.entries(rest).filter(([other]) => other !== name)) }));
  const lists = (['sort', 'fields', 'except', 'appends'] as const).flatMap((name) =>
    shorter(request[name] ?? []).map((list) => ({ ...request, [name]: list })),
  );
  const filters = request.filter === undefined ? [] : smallerFilters(request.filter).map((filter) => ({ ...request, filter }));
  return [...without, ...filters, ...lists];
}

const shorter = <T>(list: readonly T[]): T[][] => (list.length < 2 ? [] : list.map((_, place) => list.toSpliced(place, 1)));

/** Filters with one entry less, one entry alone, or one entry made smaller. */
function smallerFilters(filter: Json): Json[] {
  if (Array.isArray(filter)) return smallerLists(filter);
  if (!isMap(filter)) return [];
  const entries = Object.entries(filter);
  const fewer: JsonMap[] = shorter(entries).map((left) => Object.fromEntries(left));
  const inner = entries.flatMap(([key, value]) => (key === '$not' ? [value] : key === '$and' || key === '$or' ? (value as Json[]) : []));
  // A period with less in it is another one, or none.
  const opened = entries.filter(([key]) => !key.includes('$date'));
  const smaller = opened.flatMap(([key, value]) => smallerFilters(value).map((less): JsonMap => ({ ...filter, [key]: less })));
  return [...inner, ...fewer, ...smaller];
}

function smallerLists(list: readonly Json[]): Json[] {
  const smaller = list.flatMap((item, place) => smallerFilters(item).map((less) => list.with(place, less)));
  return [...list.map((_, place) => list.toSpliced(place, 1)), ...smaller];
}
