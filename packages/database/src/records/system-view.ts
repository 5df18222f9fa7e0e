import type { Collection, ColumnField, Field } from '@mortise/shared';

const views = new WeakMap<Collection, Collection>();

/** A collection as the system sees it: nothing is hidden, so hidden columns can be filtered by, read and written. */
export function systemView(collection: Collection): Collection {
  if (!collection.columns.some((field) => field.hidden)) return collection;
  const view = views.get(collection) ?? unveil(collection);
  views.set(collection, view);
  return view;
}

function unveil(collection: Collection): Collection {
  const columns = collection.columns.map((field): ColumnField => (field.hidden ? { ...field, hidden: false } : field));
  const byName = new Map(columns.map((field) => [field.name, field]));
  const fields = new Map<string, Field>([...collection.fields].map(([name, field]) => [name, byName.get(name) ?? field]));
  const primaryKey = byName.get(collection.primaryKey.name) ?? collection.primaryKey;
  return Object.freeze({ ...collection, columns, fields, primaryKey });
}
