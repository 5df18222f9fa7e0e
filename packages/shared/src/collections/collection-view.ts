import type { JsonObject } from '../json';
import type { StatementParameter } from '../query/statement-parameter';

/** What a collection without a table of its own shows instead: rows of others, as a query says. Its records can only be read. */
export interface CollectionView {
  /** The query as its author wrote it. */
  readonly definition: JsonObject;
  /** The same in the words of the database: a SELECT without parentheses, with a numbered placeholder for each of `parameters`. */
  readonly select: string;
  /** What depends on who reads the view, and when. */
  readonly parameters: readonly StatementParameter[];
  /** Names of all collections the rows depend on: also those behind other views, and those that hold the pairs of a `belongsToMany`. */
  readonly reads: readonly string[];
  /** The tables of those. */
  readonly tables: readonly string[];
}
