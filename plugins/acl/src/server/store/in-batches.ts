import { QUERY_LIMITS } from '@mortise/shared';

/** Cuts a list into pieces that fit one `$in`. */
export function inBatches<T>(list: readonly T[]): readonly (readonly T[])[] {
  const size = QUERY_LIMITS.listItems;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
