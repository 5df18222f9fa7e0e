import type { Entry } from '../permissions/rights';

/** False while a condition is not finished: an empty one would let everything through. */
export function isWhole(entry: Entry): boolean {
  return (entry ?? []).every(({ scope }) => scope.kind !== 'filter' || Object.keys(scope.filter).length > 0);
}
