import type { JsonValue } from '@mortise/shared';
import { type DataCollection, type DataRecord, type RecordKey, keyOf } from '../model/data-collection';

/** Where a record of a tree stands. */
export interface TreePlace {
  /** 1 for the topmost. */
  readonly level: number;
  /** Undefined where nothing is below. */
  readonly expanded: boolean | undefined;
}

export interface TreeRows {
  /** The records that can be seen, from top to bottom. */
  readonly rows: readonly DataRecord[];
  readonly places: ReadonlyMap<RecordKey, TreePlace>;
}

/** Name of the list of records below a record of a tree. */
export function childrenOf({ name, fields, treeKey }: DataCollection): string {
  return fields.find((field) => field.type === 'hasMany' && field.target === name && field.foreignKey === treeKey)?.name ?? 'children';
}

/** The rows of a tree that are in sight: the topmost, and what is below those that are expanded. */
export function treeRows(collection: DataCollection, topmost: readonly DataRecord[], expanded: ReadonlySet<RecordKey>): TreeRows {
  const children = childrenOf(collection);
  const rows: DataRecord[] = [];
  const places = new Map<RecordKey, TreePlace>();
  const show = (records: readonly DataRecord[], level: number): void => {
    for (const record of records) {
      const below = recordsIn(record[children]);
      const key = keyOf(collection, record);
      const isOpen = key !== undefined && expanded.has(key);
      rows.push(record);
      if (key !== undefined) places.set(key, { level, expanded: below.length === 0 ? undefined : isOpen });
      if (isOpen) show(below, level + 1);
    }
  };
  show(topmost, 1);
  return { rows, places };
}

function recordsIn(value: JsonValue | undefined): readonly DataRecord[] {
  return Array.isArray(value) ? (value as readonly DataRecord[]) : [];
}
