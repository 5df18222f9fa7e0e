import type { CollectionsPort, SchemaEdit, SchemaEditorPort } from '@mortise/plugin-api/server';
import { AppError, type Collection } from '@mortise/shared';
import { buildCollection } from '../definitions/build-collection';
import type { StoredCollection, StoredField } from '../definitions/stored-definition';
import type { DefinitionStore } from './definition-store';
import { type MissingKey, relationsUsing, requireSameType } from './relations';

/** What the editors of collections and fields work with. */
export interface SchemaScope {
  readonly store: DefinitionStore;
  readonly schemaEditor: SchemaEditorPort;
  readonly collections: CollectionsPort;
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
  const collection = buildCollection(stored);
  await edit.put(collection);
  return collection;
}

/**
 * Gives the target of a hasMany the foreign key column it lacks. A target that does not exist gets it when it is made.
 * @throws AppError OPTION_UNSUPPORTED when the target is declared in code, DEFINITION_INVALID when its column has another type
 */
export async function addForeignKey({ target: name, field }: MissingKey, scope: SchemaScope, edit: SchemaEdit): Promise<void> {
  const target = edit.find(name);
  if (!target) return;
  const present = target.fields.get(field.name);
  const place = { field: field.settings.generatedBy ?? field.name, foreignKey: field.name };
  if (present?.kind === 'column') return requireSameType(present.type, field.type, place);
  if (target.owner !== undefined)
    throw new AppError('OPTION_UNSUPPORTED', { ...place, option: 'foreignKey', expected: `a column of ${name}` });
  const stored = await readStored(name, scope, edit);
  await scope.store.putField(name, field, edit.transaction);
  await putTable({ ...stored, fields: [...stored.fields, field] }, edit);
}

/** Drops the foreign key column a removed hasMany had brought, unless another relation uses it. */
export async function dropForeignKey(
  removed: StoredField,
  source: string,
  options: { scope: SchemaScope; edit: SchemaEdit },
): Promise<void> {
  const { scope, edit } = options;
  const { target: name = '', foreignKey = '' } = removed.settings;
  const target = edit.find(name);
  if (!target || target.owner !== undefined) return;
  const stored = await readStored(name, scope, edit);
  const generated = stored.fields.find((field) => field.name === foreignKey && field.settings.generatedBy === `${source}.${removed.name}`);
  const others = relationsUsing(foreignKey, target, scope.collections.snapshot()).filter(
    ({ collection, field }) => !(collection.name === source && field.name === removed.name),
  );
  if (!generated || others.length > 0) return;
  await scope.store.removeField(name, foreignKey, edit.transaction);
  await putTable({ ...stored, fields: stored.fields.filter((field) => field !== generated) }, edit);
}
