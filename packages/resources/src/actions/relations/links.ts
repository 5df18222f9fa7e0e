import {
  AppError,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonValue,
  QUERY_LIMITS,
  requireWritable,
} from '@mortise/shared';
import { differsFrom, equals, isNoneOf, isOneOf, refersTo } from '../../read/column-conditions';
import type { PairTable } from '../../read/pair-table';
import { withSystemValues } from '../../write/system-values';
import { brokenRules } from '../../write/value-rules';
import { type RelationPlace, keyColumnOf } from './relation-place';
import type { RelationWrite } from './relation-write';
import { insertMissing, readKeys, readRows, removeRows, updateRows } from './system-writes';

/** A row of the target to be linked. */
export interface Link {
  readonly key: JsonValue;
  /** Values of the pair's own columns. */
  readonly pairValues?: ColumnValues;
}

/** A relation of one row of the parent. */
export interface LinkedRow extends RelationPlace {
  readonly parentKey: JsonValue;
}

/** Rows of the target that a write is about. */
export interface NamedRows {
  readonly keys: readonly JsonValue[];
  /** Whether the write changes more of them than the relation is kept in. */
  readonly change?: boolean;
}

/**
 * Makes sure that the caller may see all these rows of the target.
 * @throws AppError RECORD_NOT_FOUND with the keys of the others
 */
export async function requireVisible(place: RelationPlace, { keys, change = false }: NamedRows, write: RelationWrite): Promise<void> {
  if (keys.length === 0) return;
  const { target, visible } = place;
  const field = target.primaryKey;
  const isKeptThere = place.relation.type === 'hasOne' || place.relation.type === 'hasMany';
  if (isKeptThere) requireWritable(target);
  // Rows that are about to be written are kept as they are found, in one order for all; others are kept by the references to them.
  const read = isKeptThere || change ? readKeys : readUnlocked;
  const found = new Set(await read(target, [isOneOf(field, keys), ...visible], write));
  const missing = keys.filter((key) => !found.has(key));
  if (missing.length > 0) throw new AppError('RECORD_NOT_FOUND', { collection: target.name, keys: missing });
}

async function readUnlocked(...[collection, where, { services, context }]: Parameters<typeof readKeys>): Promise<readonly JsonValue[]> {
  const field = collection.primaryKey;
  const select = [{ kind: 'column' as const, field }];
  const plan = { collection, select, where, orderBy: [], limit: QUERY_LIMITS.bulkRows, offset: 0, count: 'none' as const };
  const rows = JSON.parse((await services.source.read(plan, context)).json) as Record<string, JsonValue>[];
  return rows.map((row) => row[field.name] ?? null);
}

/** Links rows that are not linked yet. Rows of a hasOne or hasMany that belong to another row are taken from it. */
export async function link(row: LinkedRow, links: readonly Link[], write: RelationWrite): Promise<void> {
  if (links.length === 0) return;
  if (row.pairs) return linkPairs(row, { pairs: row.pairs, links }, write);
  const column = keyColumnOf(row);
  const keys = links.map(({ key }) => key);
  if (row.relation.type === 'belongsTo') return setOwnKey(row, keys[0] ?? null, write);
  if (row.relation.type === 'hasOne') await unlink(row, [isNoneOf(row.target.primaryKey, keys)], write);
  const where = [isOneOf(row.target.primaryKey, keys), differsFrom(column, row.parentKey)];
  await updateRows(row.target, { where, values: new Map([[column, row.parentKey]]) }, write);
}

/** Unlinks those of the linked rows for which the conditions on the target hold. */
export async function unlink(row: LinkedRow, which: readonly BoundFilter[], write: RelationWrite): Promise<void> {
  const { pairs, parentKey, target } = row;
  if (pairs)
    return removeRows(
      pairs.collection,
      [equals(pairs.parentKey, parentKey), refersTo(pairs.collection, pairs.targetKey, { target, where: which })],
      write,
    );
  const column = keyColumnOf(row);
  if (row.relation.type !== 'belongsTo') {
    await clear(column, { collection: target, where: [equals(column, parentKey), ...which] }, write);
    return;
  }
  const where = [equals(row.parent.primaryKey, parentKey), refersTo(row.parent, column, { target, where: which })];
  await clear(column, { collection: row.parent, where }, write);
}

/** @throws AppError VALUE_INVALID when rows would lose what each of them must have */
async function clear(
  column: ColumnField,
  { collection, where }: { readonly collection: Collection; readonly where: readonly BoundFilter[] },
  write: RelationWrite,
): Promise<void> {
  const columns = new Map([[column, null]]);
  const cleared = await updateRows(collection, { where, values: columns }, write);
  const [fault] = cleared.length === 0 ? [] : brokenRules(collection, { columns, given: {}, complete: false });
  if (fault) throw fault;
}

async function setOwnKey(row: LinkedRow, key: JsonValue, write: RelationWrite): Promise<void> {
  const column = keyColumnOf(row);
  const where = [equals(row.parent.primaryKey, row.parentKey), differsFrom(column, key)];
  await updateRows(row.parent, { where, values: new Map([[column, key]]) }, write);
}

async function linkPairs(
  { parentKey }: LinkedRow,
  { pairs, links }: { readonly pairs: PairTable; readonly links: readonly Link[] },
  write: RelationWrite,
): Promise<void> {
  const { collection, parentKey: mine, targetKey: theirs } = pairs;
  const select = [{ kind: 'column' as const, field: theirs }];
  const where = [
    equals(mine, parentKey),
    isOneOf(
      theirs,
      links.map(({ key }) => key),
    ),
  ];
  const present = new Set((await readRows(collection, { where, select }, write)).map((row) => row[theirs.name] ?? null));
  const missing = links.filter(({ key }) => !present.has(key));
  const rows = missing.map(({ key, pairValues }) =>
    withSystemValues(collection, pairValues ?? new Map(), { [mine.name]: parentKey, [theirs.name]: key }),
  );
  await insertMissing(collection, { rows, unique: [mine, theirs] }, write);
  for (const { key, pairValues: values } of links.filter((one) => present.has(one.key))) {
    if (values?.size) await updateRows(collection, { where: [equals(mine, parentKey), equals(theirs, key)], values }, write);
  }
}

/** The keys among `keys` that are linked. */
export async function linkedAmong(row: LinkedRow, keys: readonly JsonValue[], write: RelationWrite): Promise<ReadonlySet<JsonValue>> {
  const { pairs, parentKey } = row;
  if (!pairs) throw new AppError('INTERNAL');
  const select = [{ kind: 'column' as const, field: pairs.targetKey }];
  const where = [equals(pairs.parentKey, parentKey), isOneOf(pairs.targetKey, keys)];
  const rows = await readRows(pairs.collection, { where, select }, write);
  return new Set(rows.map((found) => found[pairs.targetKey.name] ?? null));
}
