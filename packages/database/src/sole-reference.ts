import { type Collection, type ColumnValues, referencesOf } from '@mortise/shared';

/** The foreign key column a fault is about. */
export interface Reference {
  readonly collection: Collection;
  readonly field: string;
}

/** What a statement was about to do. */
export interface Written {
  readonly collection: Collection;
  /** Undefined for a DELETE. */
  readonly values?: ColumnValues;
  /** Whether the row is new, so that nothing refers to it yet. */
  readonly isNew?: boolean;
}

/**
 * SQLite does not say which reference failed; where the statement can have failed on one only, it is that one.
 * Undefined when there are several.
 */
export function soleReference({ collection, values, isNew = false }: Written, all: Iterable<Collection>): Reference | undefined {
  const candidates = values ? ownReferences(collection, values, isNew) : restrictionsOn(collection, [...all]);
  const [only] = candidates;
  return candidates.length === 1 ? only : undefined;
}

function ownReferences(collection: Collection, values: ColumnValues, isNew: boolean): Reference[] {
  const written = new Set([...values].filter(([, value]) => value !== null).map(([field]) => field.name));
  // A changed key may be what other rows refer to.
  if (!isNew && written.has(collection.primaryKey.name) && !collection.primaryKey.autoIncrement) return [];
  return referencesOf(collection)
    .filter(({ column }) => written.has(column))
    .map(({ column }) => ({ collection, field: column }));
}

/** The references that can forbid a deletion, also of rows a CASCADE reaches. */
function restrictionsOn(deleted: Collection, all: readonly Collection[]): Reference[] {
  const references: Reference[] = [];
  const reached = new Set([deleted.name]);
  for (const name of reached) {
    for (const collection of all) {
      for (const { target, onDelete, column } of referencesOf(collection)) {
        if (target !== name) continue;
        if (onDelete === 'RESTRICT') references.push({ collection, field: column });
        if (onDelete === 'CASCADE') reached.add(collection.name);
      }
    }
  }
  return references;
}
