import type { Collection, CollectionDefinition, SchemaSnapshot } from '@mortise/shared';

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
}
