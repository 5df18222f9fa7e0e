import type { Random } from './random';
import { drawFilter, shareOf } from './random-filter';
import { type Caller, type Collection, type Grant, type JsonMap, type World } from './world';

const ROW_FILTER_TRIES = 20;

export const ROOT: Caller = { name: 'root', grants: 'everything' };

export interface NewCaller {
  readonly name: string;
  /** True for a role that may not list one of the collections at all. */
  readonly isDenied: boolean;
}

/** A role with some fields and some rows of each collection, or of all but one. */
export function drawCaller(random: Random, world: World, { name, isDenied }: NewCaller): Caller {
  const denied = isDenied ? random.pick(world.collections) : undefined;
  const granted = world.collections.filter((collection) => collection !== denied);
  return { name, grants: Object.fromEntries(granted.map((collection) => [collection.name, drawGrant(random, world, collection)])) };
}

function drawGrant(random: Random, world: World, collection: Collection): Grant {
  const names = [...collection.columns, ...collection.relations].map(({ name }) => name);
  const fields = random.chance(0.8) ? { fields: names.filter(() => random.chance(0.8)) } : {};
  return { ...fields, ...(random.chance(0.8) ? { filter: drawRowFilter(random, world, collection) } : {}) };
}

/** Mostly one that leaves some rows and takes some away; a filter that fits nobody is fair as well. */
function drawRowFilter(random: Random, world: World, collection: Collection): JsonMap {
  for (let tries = 0; ; tries += 1) {
    const filter = drawFilter(random, { world }, collection);
    const share = shareOf(world, collection, filter);
    if (tries === ROW_FILTER_TRIES || (share > 0.3 && share < 1)) return filter;
  }
}
