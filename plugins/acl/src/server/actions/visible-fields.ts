import type { CollectionsPort } from '@mortise/plugin-api/server';

/** The columns of a collection that may be shown. */
export function visibleFields(collections: CollectionsPort, name: string): readonly string[] {
  return collections.get(name).columns.flatMap((column) => (column.hidden ? [] : [column.name]));
}
