import type { JsonObject } from '../json';

/** What a collection without a table of its own shows instead: rows of others, as a query says. Its records can only be read. */
export interface CollectionView {
  /** The query as its author wrote it. */
  readonly definition: JsonObject;
  /** The same in the words of the database: a SELECT without parentheses. */
  readonly select: string;
  /** Names of all collections the rows depend on; those behind other views as well. */
  readonly reads: readonly string[];
  /** The tables of those. */
  readonly tables: readonly string[];
}
