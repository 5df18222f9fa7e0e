import {
  AppError,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
} from '@mortise/shared';
import { withSystemValues } from '../../write/system-values';
import { createWhole } from '../create-record';
import { type StandardCall, rowConditions } from '../standard-call';
import { holdTree } from '../tree-cycle';
import { updateWhole } from '../update-records';
import { announce } from './announce';
import { equals, isNoneOf } from '../../read/column-conditions';
import { atPath } from './fault-path';
import { type Link, type LinkedRow, type NamedRows, link, requireVisible, unlink } from './links';
import type { ItemWrite, RecordTree, RelatedItem, RelatedValues } from './record-tree';
import { type RelationPlace, keyColumnOf } from './relation-place';
import type { RelationWrite } from './relation-write';
import { readKeys } from './system-writes';

/** Makes a record and everything in its tree: what it refers to first, what refers to it afterwards. Answers the whole record. */
export async function createTree(call: StandardCall, tree: RecordTree, write: RelationWrite): Promise<JsonObject> {
  await holdOwnTree(call.collection, tree, write);
  const columns = await writeParents(tree, write);
  const record = await createWhole(call, columns, { ...write.services, context: write.context });
  await writeOthers(tree, record[call.collection.primaryKey.name] ?? null, write);
  return record;
}

/**
 * Changes one record and everything in its tree; its relations become what the tree says, all of it. `where` are the conditions the record
 * must meet. Answers the whole record, undefined when there is none.
 */
export async function updateTree(
  call: StandardCall,
  { tree, key, where }: { readonly tree: RecordTree; readonly key: JsonValue; readonly where: readonly BoundFilter[] },
  write: RelationWrite,
): Promise<JsonObject | undefined> {
  await holdOwnTree(call.collection, tree, write);
  const [found] = await readKeys(call.collection, [equals(call.collection.primaryKey, key), ...where], write);
  if (found === undefined) return undefined;
  const values = await writeParents(tree, write);
  const [record] = await updateWhole(call, { keys: [key], values, where }, { ...write.services, context: write.context });
  if (record) await writeOthers(tree, key, write);
  return record;
}

/** Related records of the same collection may be moved with the record. */
async function holdOwnTree(collection: Collection, { related }: RecordTree, { services, context }: RelationWrite): Promise<void> {
  if (related.some(({ place }) => place.target.name === collection.name)) await holdTree(collection, { source: services.source, context });
}

/** Relations that are kept in the record itself: its columns with their keys. */
async function writeParents({ columns, related }: RecordTree, write: RelationWrite): Promise<ColumnValues> {
  const all = new Map<ColumnField, JsonValue>(columns);
  for (const { place, items } of related.filter(isOwn)) {
    const [item] = items;
    if (item) await requireVisible(place, rowsNamed(items), write);
    all.set(keyColumnOf(place), item ? await writeItem(place, item, { write, given: {} }) : null);
  }
  return all;
}

async function writeOthers({ related }: RecordTree, parentKey: JsonValue, write: RelationWrite): Promise<void> {
  for (const { place, items } of related.filter((one) => !isOwn(one))) await setRelated({ ...place, parentKey }, items, write);
}

function isOwn({ place }: RelatedValues): boolean {
  return place.relation.type === 'belongsTo';
}

/** Makes the relation lead to these records and, of those the caller may see, to no others. */
async function setRelated(row: LinkedRow, items: readonly RelatedItem[], write: RelationWrite): Promise<void> {
  const { target, visible } = row;
  const named = rowsNamed(items);
  await requireVisible(row, named, write);
  const others = named.keys.length === 0 ? visible : [isNoneOf(target.primaryKey, named.keys), ...visible];
  await unlink(row, others, write);
  await addRelated(row, items, write);
}

/** Links the records of a relation's values, the new ones once they are made. */
export async function addRelated(row: LinkedRow, items: readonly RelatedItem[], write: RelationWrite): Promise<void> {
  const isKeptThere = row.relation.type === 'hasOne' || row.relation.type === 'hasMany';
  const given = isKeptThere ? { [keyColumnOf(row).name]: row.parentKey } : {};
  // What is named twice is linked once, as the last one says.
  const links = new Map<JsonValue, Link>();
  for (const item of items) {
    const key = await writeItem(row, item, { write, given });
    if (item.kind === 'existing' || !isKeptThere) links.set(key, { key, ...(item.pairValues ? { pairValues: item.pairValues } : {}) });
  }
  await link(row, [...links.values()], write);
}

/** The item's key, its record being as the item says. `given`: columns of a new record that the relation decides. */
async function writeItem(
  { target, visible }: RelationPlace,
  item: RelatedItem,
  { write, given }: { readonly write: RelationWrite; readonly given: Readonly<Record<string, JsonValue>> },
): Promise<JsonValue> {
  return atPath(item.path, async () => {
    if (item.kind === 'existing') {
      if (item.changes) await changeItem(item.key, { ...item.changes, visible }, write);
      return item.key;
    }
    const columns = withSystemValues(target, item.tree.columns, given);
    const { [target.primaryKey.name]: key = null } = await createTree(item.call, { ...item.tree, columns }, write);
    announce(write, { collection: target, action: 'create', keys: [key] });
    return key;
  });
}

/** @throws AppError ACTION_DENIED for a record the caller may see, but not change */
async function changeItem(
  key: JsonValue,
  { call, tree, visible }: ItemWrite & Pick<RelationPlace, 'visible'>,
  write: RelationWrite,
): Promise<void> {
  const record = await updateTree(call, { tree, key, where: [...rowConditions(call), ...visible] }, write);
  if (!record) throw new AppError('ACTION_DENIED', { resource: call.collection.name, reason: 'the record is outside your scope' });
  announce(write, { collection: call.collection, action: 'update', keys: [key] });
}

function rowsNamed(items: readonly RelatedItem[]): NamedRows {
  const existing = items.filter((item) => item.kind === 'existing');
  return { keys: [...new Set(existing.map(({ key }) => key))], change: existing.some(({ changes }) => changes !== undefined) };
}
