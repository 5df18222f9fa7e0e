import type { SchemaEdit } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';
import { buildCollection } from '../definitions/build-collection';
import type { FindCollection } from '../definitions/present-collection';
import type { StoredCollection } from '../definitions/stored-definition';
import { type ResolvedView, resolveView } from './resolve-view';

/** Finds collections, and puts queries of views into the words of the database. */
export interface ViewTools extends Pick<SchemaEdit, 'compileView'> {
  readonly find: FindCollection;
}

/**
 * The collection a stored definition describes, be it a table or a view over collections that `find` knows.
 * @throws AppError what `buildCollection` and `resolveView` throw
 */
export function buildStored(stored: StoredCollection, tools: ViewTools): Collection {
  const { view } = stored.settings;
  return view ? buildResolved(stored, resolveView(stored.name, view, tools.find), tools) : buildCollection(stored);
}

/** A view whose names have been found already. */
export function buildResolved(
  stored: StoredCollection,
  { query, definition }: ResolvedView,
  tools: Pick<ViewTools, 'compileView'>,
): Collection {
  return buildCollection(stored, tools.compileView(query, { ...definition, columns: definition.columns.map((column) => ({ ...column })) }));
}
