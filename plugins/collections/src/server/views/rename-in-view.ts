import { type Collection, type SchemaRename, followRename } from '@mortise/shared';
import type { StoredCollection } from '../definitions/stored-definition';
import type { ViewDefinition } from '../definitions/view-definition';

/** A stored view after a rename anywhere; the same object where its query names nothing that was renamed. `before`: the collections as they were. */
export function withRenamedQuery(
  stored: StoredCollection,
  change: SchemaRename,
  before: ReadonlyMap<string, Collection>,
): StoredCollection {
  const { view } = stored.settings;
  if (!view) return stored;
  const renamed = renameInView(view, change, before);
  const own = change.kind === 'field' && change.collection === stored.name ? withColumnNamed(renamed, change) : renamed;
  return JSON.stringify(own) === JSON.stringify(view) ? stored : { ...stored, settings: { ...stored.settings, view: own } };
}

function renameInView(view: ViewDefinition, change: SchemaRename, before: ReadonlyMap<string, Collection>): ViewDefinition {
  const follow = followRename(change, before);
  const { collection, filter, columns } = view;
  return {
    collection: follow.collection(collection),
    ...(filter === undefined ? {} : { filter: follow.filter(filter, collection) }),
    columns: columns.map((column) => (column.field === undefined ? column : { ...column, field: follow.path(column.field, collection) })),
  };
}

function withColumnNamed(view: ViewDefinition, { from, to }: SchemaRename): ViewDefinition {
  return { ...view, columns: view.columns.map((column) => (column.name === from ? { ...column, name: to } : column)) };
}
