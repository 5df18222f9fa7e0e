import type { CollectionsPort, SchemaEdit, SchemaEditorPort } from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import type { StoredCollection } from '../definitions/stored-definition';
import { buildStored } from '../views/build-view';
import type { Definitions } from './definition-store';

/** What the editors of collections and fields work with. */
export interface SchemaScope {
  readonly store: Definitions;
  readonly schemaEditor: Pick<SchemaEditorPort, 'change'>;
  readonly collections: Pick<CollectionsPort, 'snapshot' | 'get' | 'find'>;
  readonly isReserved: (name: string) => boolean;
}

/**
 * The rows of a collection that is to be changed.
 * @throws AppError COLLECTION_NOT_FOUND, RECORD_PROTECTED for collections declared in code
 */
export async function readStored(name: string, scope: SchemaScope, edit: SchemaEdit): Promise<StoredCollection> {
  const collection = edit.find(name);
  if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
  const stored = collection.owner === undefined ? await scope.store.read(name, edit.transaction) : undefined;
  if (!stored) throw new AppError('RECORD_PROTECTED', { name, owner: collection.owner ?? null });
  return stored;
}

/** Puts the table in the state the definition describes and returns the collection. */
export async function putTable(stored: StoredCollection, edit: SchemaEdit): Promise<Collection> {
  const collection = buildStored(stored, edit);
  await edit.put(collection);
  return collection;
}

/** A change of the schema that is going on. */
export interface Editing {
  readonly scope: SchemaScope;
  readonly edit: SchemaEdit;
}
