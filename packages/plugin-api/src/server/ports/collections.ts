import type { Collection, CollectionDefinition, PathPlace, SchemaRename, SchemaSnapshot, Transaction } from '@mortise/shared';

/** A collection or field of `main` is being renamed, or was while the plugin was off. */
export interface SchemaRenamed {
  readonly change: SchemaRename;
  /** The collections as they were, as far as `followRename` needs them to tell what a stored query means. */
  readonly before: ReadonlyMap<string, PathPlace>;
  /** That of the change, or of making up for it: whatever follows is there with it, or not at all. */
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
   * anybody sees it. What it throws undoes the change. Renames that were made while the plugin was switched off are told, in their order, before the
   * promise resolves, so rows must be read after it; what the listener throws then keeps the plugin from starting. One listener for each plugin.
   */
  onRename(listener: RenameListener): Promise<void>;
  /** `find` is asked before a change is made, so that its author is warned of what will not work afterwards. */
  addDependents(find: DependentsFinder): void;
}
