import { UNORDERED } from './faults';
import { EVERY_OPERATOR, OPERATORS, RELATION_OPERATORS } from './operators';
import type { Random } from './random';
import { type Source, drawComparison, drawFilter, drawPlace, isUsable, shareOf, spell } from './random-filter';
import { ZONES } from './random-periods';
import { drawMisfit } from './random-values';
import { type Caller, type Collection, type Json, type JsonMap, type ListRequest, type World, collectionOf, grantOf } from './world';

const APPENDS_DEPTH = 3;
/** Each may lead through three relations, and a server need not follow more than ten. */
const MOST_APPENDS = 3;
/** Longer ones would not fit into an address. */
const LONGEST_FILTER = 1500;
const FILTER_TRIES = 4;

/**
 * A list request. Most are well-formed and ask only for what the caller may use; some ask for more, and some are malformed
 * in one place.
 */
export function drawRequest(random: Random, world: World, caller: Caller): ListRequest {
  const reachesTooFar = caller.grants !== 'everything' && random.chance(0.15);
  const source: Source = reachesTooFar ? { world } : { world, caller };
  const listable = world.collections.filter(({ name }) => reachesTooFar || grantOf(caller, name) !== undefined);
  const collection = random.pick(listable);
  const request: ListRequest = {
    collection: collection.name,
    ...(random.chance(0.8) ? { filter: drawUsefulFilter(random, source, collection) } : {}),
    ...(random.chance(0.7) ? { sort: drawSort(random, source, collection) } : {}),
    ...drawOutput(random, source, collection),
    ...drawPage(random),
    ...(random.chance(0.3) ? { timeZone: random.pick(ZONES) } : {}),
  };
  return !reachesTooFar && random.chance(0.06) ? spoil(random, source, request) : request;
}

/** One that fits into an address and, if a few tries find it, tells rows apart. */
function drawUsefulFilter(random: Random, source: Source, collection: Collection): JsonMap {
  for (let tries = 0; ; tries += 1) {
    const filter = drawFilter(random, source, collection);
    if (JSON.stringify(filter).length > LONGEST_FILTER) continue;
    const share = shareOf(source.world, collection, filter);
    if (tries >= FILTER_TRIES || (share > 0.1 && share < 1)) return filter;
  }
}

/** One to three terms, no column twice. */
function drawSort(random: Random, source: Source, collection: Collection): string[] {
  const places = Array.from({ length: random.int(1, 3) }, () => drawPlace(random, source, collection));
  const sortable = places
    .filter(({ column, leadsToOne }) => leadsToOne && !UNORDERED.includes(column.type))
    .map(({ path }) => path.join('.'));
  return [...new Set(sortable)].map((name) => (random.chance(0.5) ? `-${name}` : name));
}

function drawOutput(random: Random, source: Source, collection: Collection): Pick<ListRequest, 'fields' | 'except' | 'appends'> {
  const names = collection.columns.map(({ name }) => name).filter((name) => isUsable(source, collection, name));
  const appends = random.chance(0.4) ? drawAppends(random, source, { collection, depth: APPENDS_DEPTH }).slice(0, MOST_APPENDS) : [];
  return {
    ...(random.chance(0.3) ? { fields: random.some(names, 1) } : {}),
    ...(random.chance(0.15) ? { except: random.some(names, 1) } : {}),
    ...(appends.length > 0 ? { appends } : {}),
  };
}

function drawAppends(random: Random, source: Source, { collection, depth }: { collection: Collection; depth: number }): string[] {
  const reachable = collection.relations.filter(
    ({ name, target }) =>
      isUsable(source, collection, name) && (source.caller === undefined || grantOf(source.caller, target) !== undefined),
  );
  return random.some(reachable).flatMap(({ name, target }) => {
    if (depth === 1 || random.chance(0.6)) return [name];
    const below = drawAppends(random, source, { collection: collectionOf(source.world, target), depth: depth - 1 });
    return below.length === 0 ? [name] : below.slice(0, 2).map((path) => `${name}.${path}`);
  });
}

function drawPage(random: Random): Pick<ListRequest, 'page' | 'pageSize' | 'paginate' | 'count'> {
  if (random.chance(0.15)) return { paginate: false };
  return {
    ...(random.chance(0.5) ? { pageSize: random.pick([1, 2, 3, 5, 20, 50, 200, random.int(1, 40)]) } : {}),
    ...(random.chance(0.3) ? { page: random.int(1, 4) } : {}),
    ...(random.chance(0.3) ? { count: random.pick(['exact', 'none'] as const) } : {}),
  };
}

/** The request with one thing wrong with it. */
function spoil(random: Random, source: Source, request: ListRequest): ListRequest {
  const collection = collectionOf(source.world, request.collection);
  const withCondition = (condition: Json): ListRequest => ({ ...request, filter: { $and: [request.filter ?? {}, condition] } });
  const { path, column } = drawPlace(random, source, collection);
  const misplaced = EVERY_OPERATOR.filter((operator) => ![...OPERATORS[column.type], ...RELATION_OPERATORS].includes(operator));
  const faults: (() => ListRequest)[] = [
    () => withCondition({ nowhere: 1 }),
    () => withCondition({ [`${path.join('.')}.$nothing`]: 1 }),
    () => ({ ...request, sort: [...(request.sort ?? []), '-nowhere'] }),
    () => ({ ...request, fields: [...(request.fields ?? []), 'nowhere'] }),
    () => ({ ...request, appends: [...(request.appends ?? []), 'nowhere'] }),
    () => ({ ...request, appends: [...(request.appends ?? []), path[0] ?? ''] }),
    () => ({ ...request, filter: { $or: drawComparison(random, source, { collection, room: 1 }) } }),
    () => ({ collection: request.collection, pageSize: random.pick([0, 201, 1.5]) }),
    () => ({ collection: request.collection, page: 100_000, pageSize: 200 }),
    ...(misplaced.length > 0 ? [() => withCondition(spell(random, path, { operator: random.pick(misplaced), value: true }))] : []),
    ...(UNORDERED.includes(column.type)
      ? []
      : [() => withCondition(spell(random, path, { operator: '$eq', value: drawMisfit(random, column) }))]),
  ];
  return random.pick(faults)();
}
