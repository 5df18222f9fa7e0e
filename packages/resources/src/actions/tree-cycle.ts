import { AppError, type Collection, type ColumnField, type ColumnValues, type JsonValue, treeKeyOf } from '@mortise/shared';
import { equals } from '../read/column-conditions';
import type { Inside } from './inside';

/** Nobody reads a tree deeper than this; a longer way up is taken for a circle. */
const MAX_DEPTH = 1000;

/** Whether values move a record within its tree. */
export function movesInTree(collection: Collection, values: ColumnValues): boolean {
  const column = treeKeyOf(collection);
  return column !== undefined && (values.get(column) ?? null) !== null;
}

/**
 * Makes other moves within a tree wait until the transaction ends: two at once could make a circle together. Whoever holds records of the
 * tree as well holds the tree first, or the two would wait for each other. Collections that are no tree are left alone.
 */
export async function holdTree(
  collection: Collection,
  { source, context: { transaction } }: Pick<Inside, 'source' | 'context'>,
): Promise<void> {
  if (treeKeyOf(collection) && transaction) await source.lock(`mortise.tree:${collection.tableName}`, transaction);
}

/**
 * Walks up from the new place of some records, while nobody else moves any.
 * @throws AppError TREE_CYCLE when one of the records is on that way
 */
export async function requireNoCycle(
  collection: Collection,
  { keys, values }: { readonly keys: readonly JsonValue[]; readonly values: ColumnValues },
  inside: Inside,
): Promise<void> {
  const column = treeKeyOf(collection);
  if (!column) return;
  const moved = new Set(keys);
  let above = values.get(column) ?? null;
  if (above !== null) await holdTree(collection, inside);
  for (let depth = 0; above !== null; depth += 1) {
    if (moved.has(above) || depth === MAX_DEPTH) throw new AppError('TREE_CYCLE', { collection: collection.name, field: column.name });
    above = await readAbove(collection, { column, key: above }, inside);
  }
}

/**
 * Nothing that is there refers to new records, so they can only make a circle among themselves, by keys that were given them.
 * @throws AppError TREE_CYCLE
 */
export function requireNoNewCycle(collection: Collection, rows: readonly ColumnValues[]): void {
  const column = treeKeyOf(collection);
  if (!column) return;
  const key = (values: ColumnValues): JsonValue => values.get(collection.primaryKey) ?? null;
  const above = new Map(rows.map((values) => [key(values), values.get(column) ?? null]));
  const isHeld = new Set<JsonValue>([null]);
  for (const start of above.keys()) {
    const way = new Set<JsonValue>();
    let place = start;
    for (; !isHeld.has(place) && above.has(place); place = above.get(place) ?? null) {
      if (way.has(place)) throw new AppError('TREE_CYCLE', { collection: collection.name, field: column.name });
      way.add(place);
    }
    for (const passed of way) isHeld.add(passed);
  }
}

async function readAbove(
  collection: Collection,
  { column, key }: { readonly column: ColumnField; readonly key: JsonValue },
  { source, context }: Inside,
): Promise<JsonValue> {
  const where = [equals(collection.primaryKey, key)];
  const select = [{ kind: 'column' as const, field: column }];
  const plan = { collection, select, where, orderBy: [], limit: 1, offset: 0, count: 'none' as const };
  const found = await source.readOne(plan, context);
  const row = found ? (JSON.parse(found.json) as Record<string, JsonValue>) : {};
  return row[column.name] ?? null;
}
