import type { Collection, SelectNode } from '@mortise/shared';

const selects = new WeakMap<Collection, readonly SelectNode[]>();

/** Every visible column of a collection, in table order. One list per collection, so that its statement is compiled once. */
export function selectAll(collection: Collection): readonly SelectNode[] {
  const known = selects.get(collection);
  if (known) return known;
  const select = Object.freeze(collection.columns.filter((field) => !field.hidden).map((field) => ({ kind: 'column', field }) as const));
  selects.set(collection, select);
  return select;
}
