import { useCallback, useMemo, useState } from 'react';
import type { DataCollection, DataRecord, RecordKey } from '../model/data-collection';
import { type TreePlace, treeRows } from './tree-rows';

/** How the rows of a table are arranged as a tree. */
export interface TreeView {
  readonly places: ReadonlyMap<RecordKey, TreePlace>;
  /** The same function as long as the collection is shown. */
  toggle(key: RecordKey): void;
}

export interface TreeState {
  readonly rows: readonly DataRecord[] | undefined;
  /** Undefined where rows are no tree. */
  readonly tree: TreeView | undefined;
}

/** The rows in sight, where people open and close what is below them. */
export function useTree(
  collection: DataCollection,
  rows: readonly DataRecord[] | undefined,
  { isTree }: { readonly isTree: boolean },
): TreeState {
  const [expanded, setExpanded] = useState<ReadonlySet<RecordKey>>(new Set());
  const toggle = useCallback(
    (key: RecordKey) =>
      setExpanded((before) => (before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]))),
    [],
  );
  return useMemo(() => {
    if (!isTree || rows === undefined) return { rows, tree: undefined };
    const { rows: seen, places } = treeRows(collection, rows, expanded);
    return { rows: seen, tree: { places, toggle } };
  }, [collection, rows, expanded, isTree, toggle]);
}
