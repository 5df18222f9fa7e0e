import type { Collection, CollectionDefinition, SchemaRename, SchemaSnapshot, Transaction } from '@mortise/shared';

/** A collection or field of `main` is being renamed. */
export interface SchemaRenamed {
  readonly change: SchemaRename;
  /** The collections as they were; with `followRename` they tell what a stored query means. */
  readonly before: ReadonlyMap<string, Collection>;
  /** That of the change: whatever follows is there with it, or not at all. */
  readonly transaction: Transaction;
}

/** A collection, or one of its fields, that is renamed or removed. */
export interface SchemaMention {
  readonly collection: string;
  readonly field?: string;
}

/** What names something and cannot follow when it is renamed or removed: the text of an SQL query. */
export interface SchemaDependent {
  readonly kind: 'sqlQuery';
  readonly name: string;
}

/** Answers what of one's own names any of these. */
export type DependentsFinder = (mentions: readonly SchemaMention[]) => Promise<readonly SchemaDependent[]>;

export type RenameListener = (renamed: SchemaRenamed) => Promise<void>;

export interface CollectionsPort {
  /**
   * Declares a collection of this plugin in data source `main`. Its table `m_<plugin>_<name>` is created, and columns that
   * are new are added, before the promise resolves; nothing is ever dropped. Undone by forgetting the declaration: data stays.
   * @throws AppError NAME_TAKEN, NAME_INVALID, DEFINITION_INVALID, COLUMN_CHANGE_REFUSED
   */
  define(definition: CollectionDefinition): Promise<Collection>;
  /** The live schema. Never keep it: ask again. */
  snapshot(dataSource?: string): SchemaSnapshot;
  /** @throws AppError COLLECTION_NOT_FOUND */
  get(name: string, dataSource?: string): Collection;
  find(name: string, dataSource?: string): Collection | undefined;
  /**
   * For plugins that keep names of collections or fields of `main` in rows of their own: runs inside the transaction of a rename, before
   * anybody sees it. What it throws undoes the change. Plugins that are switched off are not told.
   */
  onRename(listener: RenameListener): void;
  /** `find` is asked before a change is made, so that its author is warned of what will not work afterwards. */
  addDependents(find: DependentsFinder): void;
}
