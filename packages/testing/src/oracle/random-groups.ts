import type { AskedDimension, AskedMeasure, GroupRequest } from './groups';
import { OPERATORS } from './operators';
import type { Random } from './random';
import { type Place, type Source, drawFilter, drawPlace } from './random-filter';
import { ZONES } from './random-periods';
import { type Caller, type JsonMap, type World, grantOf, textOf } from './world';

const PLACES = 30;
const FORMATS = ['YYYY', 'YYYY-MM', 'YYYY-MM-DD', 'YYYY-MM-DD HH', 'YYYY-MM-DD HH:mm', 'YYYY[Q]Q', 'GGGG[W]WW'];
const DATED: readonly string[] = ['date', 'datetime', 'datetimeNoTz', 'unixTimestamp'];
const LONGEST_FILTER = 1500;

/** A well-formed request for groups, of fields the caller may use. Floating point numbers are not added up: their sum depends on the order. */
export function drawGroups(random: Random, world: World, caller: Caller): GroupRequest {
  const source: Source = { world, caller };
  const collection = random.pick(world.collections.filter(({ name }) => grantOf(caller, name) !== undefined));
  const places = Array.from({ length: PLACES }, () => drawPlace(random, source, collection)).filter(({ leadsToOne }) => leadsToOne);
  const comparable = places.filter(({ column }) => OPERATORS[column.type].includes('$eq'));
  const dimensions = comparable.slice(0, random.pick([0, 1, 1, 2])).map((place, index) => drawDimension(random, place, `d${index}`));
  const measures = [
    COUNT,
    ...Array.from({ length: random.int(0, 3) }, (_, index) => drawMeasure(random, random.pick(places), `m${index}`)),
  ];
  const filter = random.chance(0.5) ? drawFilter(random, source, collection) : undefined;
  const aliases = random.some([...dimensions, ...measures].map(({ alias }) => alias));
  return {
    collection: collection.name,
    measures,
    dimensions,
    ...(filter === undefined || JSON.stringify(filter).length > LONGEST_FILTER ? {} : { filter }),
    ...(random.chance(0.4) ? { having: drawHaving(random) } : {}),
    orders: random.shuffled(aliases).map((alias) => ({
      alias,
      down: random.chance(0.5),
      nullsFirst: random.chance(0.3),
    })),
    limit: random.pick([1, 3, 100]),
    offset: random.pick([0, 0, 1, 2]),
    ...(isZoned(world, dimensions) && random.chance(0.5) ? { timeZone: random.pick(ZONES) } : {}),
  };
}

const COUNT: AskedMeasure = { alias: 'n', aggregation: 'count' };

function drawDimension(random: Random, { path, column }: Place, alias: string): AskedDimension {
  const formats = column.type === 'date' ? FORMATS.filter((format) => !format.includes('HH')) : FORMATS;
  return { alias, path, column, ...(DATED.includes(column.type) && random.chance(0.7) ? { format: random.pick(formats) } : {}) };
}

function drawMeasure(random: Random, { path, column }: Place, alias: string): AskedMeasure {
  const operators = OPERATORS[column.type];
  const isComparable = operators.includes('$eq');
  const distinct = isComparable && random.chance(0.3);
  const added = ['integer', 'decimal'].includes(column.type) ? (['sum', 'avg'] as const) : [];
  const ordered = operators.includes('$gt') && !distinct ? (['min', 'max'] as const) : [];
  const summed = column.type === 'bigInt' ? (['sum'] as const) : added;
  return { alias, path, column, aggregation: random.pick(['count', ...summed, ...ordered] as const), ...(distinct ? { distinct } : {}) };
}

function drawHaving(random: Random): JsonMap {
  const one = (): JsonMap => {
    const operator = random.pick(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$between']);
    const number = random.int(0, 6);
    return { [`n.${operator}`]: operator === '$in' || operator === '$between' ? [number, number + 2] : number };
  };
  return random.pick([one, () => ({ $not: one() }), () => ({ $or: [one(), one()] })])();
}

/** Zones know no years before the first and after the last, and databases not all of those between. */
function isZoned(world: World, dimensions: readonly AskedDimension[]): boolean {
  const zoned = dimensions.filter(({ format, column }) => format !== undefined && ['datetime', 'unixTimestamp'].includes(column.type));
  return zoned.every(({ column }) =>
    Object.values(world.rows).every((rows) => rows.every((row) => /^(19[7-9]|20[0-6])|^$/.test(textOf(row[column.name] ?? '')))),
  );
}
