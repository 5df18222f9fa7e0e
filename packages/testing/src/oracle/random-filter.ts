import { readFilter } from './conditions';
import { isList } from './lists';
import { matches } from './matches';
import { OPERATORS, RELATION_OPERATORS } from './operators';
import type { Random } from './random';
import { drawOperand } from './random-operands';
import {
  type Caller,
  type Collection,
  type Column,
  type Json,
  type JsonMap,
  type Relation,
  type World,
  collectionOf,
  grantOf,
  isMap,
  isToOne,
  mayUse,
} from './world';

const DEPTH = 3;
const LEVELS = 8;
/** How many relations a path may go through, the objects it stands in included. */
const ROOM = 3;

/** What a generator may draw from: with a caller, only what that caller may use. */
export interface Source {
  readonly world: World;
  readonly caller?: Caller;
}

/** A path to a column, as names. */
export interface Place {
  readonly path: readonly string[];
  readonly collection: Collection;
  readonly column: Column;
  /** False when the path goes through a relation to several rows. */
  readonly leadsToOne: boolean;
}

/** A filter nested a few levels, not more than a server has to take, written in any of the accepted spellings. */
export function drawFilter(random: Random, source: Source, collection: Collection): JsonMap {
  for (;;) {
    const filter = drawGroup(random, source, { collection, room: ROOM, depth: random.pick([0, 0, 1, 2, DEPTH]) });
    if (levelsOf(filter) <= LEVELS) return filter;
  }
}

/** How many objects stand inside one another. */
function levelsOf(filter: Json): number {
  if (isList(filter)) return Math.max(0, ...filter.map(levelsOf));
  return isMap(filter) ? 1 + Math.max(0, ...Object.values(filter).map(levelsOf)) : 0;
}

/** How many of a collection's rows answer to a filter, from 0 to 1. */
export function shareOf(world: World, collection: Collection, filter: JsonMap): number {
  const view = { world, caller: undefined };
  const rows = world.rows[collection.name] ?? [];
  const condition = readFilter(filter);
  return rows.filter((row) => matches(view, collection, { row, condition })).length / rows.length;
}

/** Where in a filter the generator is, and how many relations a path from there may still go through. */
interface Spot {
  readonly collection: Collection;
  readonly room: number;
}

interface Level extends Spot {
  readonly depth: number;
}

function drawGroup(random: Random, source: Source, level: Level): JsonMap {
  const parts = Array.from({ length: random.int(1, level.depth > 0 ? 3 : 2) }, () => drawPart(random, source, level));
  // Siblings of one object must not overwrite each other.
  const merged: Record<string, Json> = {};
  const left: JsonMap[] = [];
  for (const part of parts) {
    if (Object.keys(part).some((key) => key in merged)) left.push(part);
    else Object.assign(merged, part);
  }
  return left.length === 0 ? merged : { $and: [merged, ...left] };
}

function drawPart(random: Random, source: Source, level: Level): JsonMap {
  const deeper = { ...level, depth: level.depth - 1 };
  const relations = usableRelations(source, level.collection);
  if (level.room > 0 && relations.length > 0 && random.chance(0.12)) return drawSameRow(random, source, random.pick(relations));
  if (level.depth <= 0 || random.chance(0.35)) return drawComparison(random, source, level);
  const group = (): JsonMap => drawGroup(random, source, deeper);
  // Inside a relation's object an empty list leaves open whether the name before it may be a column.
  const list = (): JsonMap[] => Array.from({ length: random.int(level.room === ROOM ? 0 : 1, 3) }, group);
  return random.pick([() => ({ $and: list() }), () => ({ $or: list() }), () => ({ $or: [group(), group()] }), () => ({ $not: group() })])();
}

/** A condition on one column or on one relation. */
export function drawComparison(random: Random, source: Source, spot: Spot): JsonMap {
  const relations = usableRelations(source, spot.collection);
  if (spot.room > 0 && relations.length > 0 && random.chance(0.1))
    return drawRelated(random, source, { ...spot, relation: random.pick(relations) });
  const place = placeBelow(random, source, { ...spot, path: [], leadsToOne: true });
  const operator = random.pick(OPERATORS[place.column.type]);
  return spell(random, place.path, { operator, value: drawOperand(random, source.world, { ...place, operator }) });
}

/** A column the caller may use, now and then behind relations. */
export function drawPlace(random: Random, source: Source, collection: Collection): Place {
  return placeBelow(random, source, { collection, path: [], leadsToOne: true, room: ROOM });
}

/** That there is a related row, or what is said of it in an object of its own. */
function drawRelated(random: Random, source: Source, { relation, room }: Spot & { readonly relation: Relation }): JsonMap {
  const { name, target } = relation;
  if (random.chance(0.5)) return spell(random, [name], { operator: random.pick(RELATION_OPERATORS), value: random.chance(0.7) });
  return { [name]: drawGroup(random, source, { collection: collectionOf(source.world, target), room: room - 1, depth: 1 }) };
}

/** Conditions on one relation that one and the same related row has to meet. */
function drawSameRow(random: Random, source: Source, { name, target }: Relation): JsonMap {
  const inside = { collection: collectionOf(source.world, target), room: 0 };
  return { $and: Array.from({ length: random.int(2, 3) }, () => ({ [name]: drawComparison(random, source, inside) })) };
}

const usableRelations = (source: Source, collection: Collection): readonly Relation[] =>
  collection.relations.filter(({ name, target }) => isUsable(source, collection, name) && grants(source, target));

function placeBelow(random: Random, source: Source, { collection, path, leadsToOne, room }: Omit<Place, 'column'> & Spot): Place {
  const relations = usableRelations(source, collection);
  if (room > 0 && relations.length > 0 && random.chance(0.3)) {
    const relation = random.pick(relations);
    const target = collectionOf(source.world, relation.target);
    const further = { path: [...path, relation.name], leadsToOne: leadsToOne && isToOne(relation), room: room - 1 };
    return placeBelow(random, source, { ...further, collection: target });
  }
  const column = random.pick(collection.columns.filter(({ name }) => isUsable(source, collection, name)));
  return { path: [...path, column.name], collection, column, leadsToOne };
}

const grants = ({ caller }: Source, target: string): boolean => caller === undefined || grantOf(caller, target) !== undefined;

export function isUsable({ caller }: Source, collection: Collection, name: string): boolean {
  const grant = caller === undefined ? {} : grantOf(caller, collection.name);
  return grant !== undefined && mayUse(grant, collection, name);
}

/** `{"a.b.$eq": 1}`, `{"a": {"b": {"$eq": 1}}}`, `{"a.b": {"$eq": 1}}` and, where there is one, the form without operator. */
export function spell(random: Random, path: readonly string[], { operator, value }: { operator: string; value: Json }): JsonMap {
  const name = path.join('.');
  const nested = (inner: Json): JsonMap => {
    const [first = '', ...rest] = path;
    return { [first]: rest.toReversed().reduce<Json>((below, step) => ({ [step]: below }), inner) };
  };
  const isBare = (operator === '$eq' && !Array.isArray(value)) || (operator === '$in' && Array.isArray(value));
  if (isBare && random.chance(0.5)) return random.chance(0.5) ? { [name]: value } : nested(value);
  return random.pick([{ [`${name}.${operator}`]: value }, { [name]: { [operator]: value } }, nested({ [operator]: value })]);
}
