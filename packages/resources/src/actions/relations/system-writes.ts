import {
  AppError,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
  type SelectNode,
} from '@mortise/shared';
import { createWhole } from '../create-record';
import { updateWhole } from '../update-records';
import { announce } from './announce';
import { plainCall } from './related-call';
import type { RelationWrite } from './relation-write';

/** Changes rows between their hooks. Answers the keys of those that were changed. */
export async function updateRows(
  collection: Collection,
  change: { readonly where: readonly BoundFilter[]; readonly values: ColumnValues },
  write: RelationWrite,
): Promise<readonly JsonValue[]> {
  const keys = await readKeys(collection, change.where, write);
  const inside = { ...write.services, context: write.context };
  const records = await updateWhole(plainCall(collection, write.principal), { keys, ...change }, inside);
  if (records.length > 0) announce(write, { collection, action: 'update', keys });
  return records.map((record) => record[collection.primaryKey.name] ?? null);
}

/** Adds rows between their hooks; a row that is there already, by the columns given, is left as it is. */
export async function insertMissing(
  collection: Collection,
  { rows, unique }: { readonly rows: readonly ColumnValues[]; readonly unique: readonly ColumnField[] },
  write: RelationWrite,
): Promise<void> {
  if (rows.length === 0) return;
  const { services, context, principal } = write;
  announce(write, { collection, action: 'create', keys: undefined });
  if (!isHooked(collection, 'Create', write)) {
    await services.source.insertMany({ collection, rows, select: keyOf(collection), skipsExisting: unique }, context);
    return;
  }
  for (const values of rows) await createWhole(plainCall(collection, principal), values, { ...services, context });
}

/** Removes rows between their hooks. */
export async function removeRows(collection: Collection, where: readonly BoundFilter[], write: RelationWrite): Promise<void> {
  const { services, context, principal } = write;
  announce(write, { collection, action: 'destroy', keys: undefined });
  if (!isHooked(collection, 'Destroy', write)) {
    await services.source.remove({ collection, where }, context);
    return;
  }
  const keys = await readKeys(collection, where, write);
  if (keys.length === 0) return;
  const event = { collection, principal, transaction: context.transaction, keys };
  await services.hooks.run('beforeDestroy', event);
  await services.source.remove({ collection, where }, context);
  await services.hooks.run('afterDestroy', event);
}

/**
 * The keys of some rows, in order; those rows are kept from other writers until the transaction ends.
 * @throws AppError TOO_MANY_RECORDS
 */
export async function readKeys(collection: Collection, where: readonly BoundFilter[], write: RelationWrite): Promise<readonly JsonValue[]> {
  const rows = await readRows(collection, { where, select: keyOf(collection) }, write);
  return rows.map((row) => row[collection.primaryKey.name] ?? null);
}

export async function readRows(
  collection: Collection,
  { where, select }: { readonly where: readonly BoundFilter[]; readonly select: readonly SelectNode[] },
  { services, context }: RelationWrite,
): Promise<readonly JsonObject[]> {
  const limit = QUERY_LIMITS.bulkRows + 1;
  const plan = { collection, select, where, orderBy: [], limit, offset: 0, count: 'none' as const, locks: true };
  const rows = JSON.parse((await services.source.read(plan, context)).json) as JsonObject[];
  if (rows.length === limit) throw new AppError('TOO_MANY_RECORDS', { max: QUERY_LIMITS.bulkRows });
  return rows;
}

function keyOf(collection: Collection): readonly SelectNode[] {
  return [{ kind: 'column', field: collection.primaryKey }];
}

function isHooked(collection: Collection, verb: 'Create' | 'Destroy', { services: { hooks } }: RelationWrite): boolean {
  return hooks.has(`before${verb}`, collection) || hooks.has(`after${verb}`, collection);
}
