import { AppError, type Collection, type SchemaRename, type SchemaSnapshot } from '@mortise/shared';
import { buildCollection } from '../../definitions/build-collection';
import type { StoredCollection } from '../../definitions/stored-definition';
import { isGroupKey } from '../../views/resolve-view';
import { withRenamedQuery } from '../../views/rename-in-view';
import { requireNewName } from '../place-field';
import { relationsThrough, relationsTo } from '../relations';
import { type Editing, readStored } from '../schema-scope';
import { storedAfterRename } from './stored-after-rename';

type Renaming<Kind> = Extract<SchemaRename, { kind: Kind }>;

/**
 * Gives a collection another name: its table, and every relation that leads to or through it.
 * @throws AppError NAME_TAKEN, NAME_RESERVED
 */
export async function renameCollection(change: Renaming<'collection'>, editing: Editing): Promise<Collection> {
  const { from, to } = change;
  const { scope, edit } = editing;
  if (scope.isReserved(to)) throw new AppError('NAME_RESERVED', { what: 'collection', name: to });
  const snapshot = { ...scope.collections.snapshot(), collections: edit.collections };
  requireFree(to, snapshot, from);
  // Relations to a collection that is not there would wake with a target nobody meant.
  const [waiting] = [...relationsTo(to, snapshot), ...relationsThrough(to, snapshot)];
  if (waiting) throw new AppError('FIELD_IN_USE', { field: to, usedBy: `${waiting.collection.name}.${waiting.field.name}` });
  await follow(change, editing);
  return edit.find(to) ?? scope.collections.get(to);
}

/**
 * Gives a field another name: its column, and everything of collections that names it.
 * @throws AppError NAME_TAKEN, FIELD_CHANGE_UNSUPPORTED for fields the platform makes
 */
export async function renameField(change: Renaming<'field'>, editing: Editing): Promise<void> {
  const { scope, edit } = editing;
  const stored = await readStored(change.collection, scope, edit);
  const collection = edit.find(change.collection);
  if (!collection?.fields.has(change.from)) throw new AppError('RECORD_NOT_FOUND', { collection: stored.name, field: change.from });
  requireOwnName(stored, change.from);
  if (change.from.toLowerCase() !== change.to.toLowerCase()) requireNewName(change.to, collection);
  await follow(change, editing);
}

/** Fields with a meaning to the platform (`id`, `createdBy` and its key) are known by their names. */
function requireOwnName({ fields, settings }: StoredCollection, name: string): void {
  // Groups of a view are known by a name that stands in no column of its query.
  const isMade = settings.view !== undefined && isGroupKey(name, settings.view);
  const isOwn = !isMade && fields.some((field) => field.name === name && field.type !== 'display');
  const isKey = fields.some(({ type, settings }) => type === 'belongsTo' && settings.foreignKey === name);
  if (!isOwn && !isKey) throw new AppError('FIELD_CHANGE_UNSUPPORTED', { field: name, what: 'name' });
}

/** @throws AppError NAME_TAKEN also for names that differ only in case */
export function requireFree(name: string, { collections }: SchemaSnapshot, except?: string): void {
  const lower = name.toLowerCase();
  for (const taken of collections.keys()) {
    if (taken.toLowerCase() !== lower || taken === except) continue;
    throw new AppError('NAME_TAKEN', { what: 'collection', name, ...(taken === name ? {} : { taken }) });
  }
}

async function follow(change: SchemaRename, { scope: { store }, edit }: Editing): Promise<void> {
  const all = await store.all(edit.transaction);
  await store.rename(change, edit.transaction);
  const changed: Collection[] = [];
  for (const before of all) {
    const after = withRenamedQuery(storedAfterRename(before, change), change, edit.collections);
    if (after === before) continue;
    if (after.settings !== before.settings || after.options !== before.options) await store.update(after, edit.transaction);
    const fields = after.fields.filter((field, place) => field !== before.fields[place]);
    for (const field of fields) await store.putField(after.name, field, edit.transaction);
    changed.push(buildCollection(after, edit.find(before.name)?.view));
  }
  await edit.rename(change, changed);
}
