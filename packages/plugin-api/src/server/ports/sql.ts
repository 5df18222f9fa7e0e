import type { Collection, ColumnField, JsonValue, VariableValues } from '@mortise/shared';

/** One SELECT written by a person who may read every row. */
export interface SqlQuery {
  /** `SELECT`, `WITH` or `VALUES`; tables by the names of their collections, parameters as `:name` or `{{params.name}}`. */
  readonly text: string;
  /** A value for each parameter, in the canonical form of the column its type is described by. */
  readonly parameters: ReadonlyMap<string, SqlParameter>;
  /** By default `main`. */
  readonly dataSource?: string;
  /** The collections of the data source the text may read, views among them with what they read; hidden columns are not part of them. */
  readonly tables: readonly Collection[];
  /** What views take from the caller and the time. Without them nobody asks, and days are those of UTC. */
  readonly variables?: VariableValues;
}

export interface SqlParameter {
  readonly field: ColumnField;
  readonly value: JsonValue;
}

export interface SqlPage {
  /** At most 1,000. */
  readonly limit: number;
  readonly offset: number;
  /** Whether the rows of all pages are counted, up to 10,000. */
  readonly count: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface SqlRows {
  /** Text of an array of objects. */
  readonly json: string;
  readonly count?: number;
  /** True when there are more rows than were counted. */
  readonly capped?: boolean;
}

/** Reading by SQL: nothing it runs can change anything, see a table it was not given, or take longer than ten seconds. */
export interface SqlPort {
  /** @throws AppError DATA_SOURCE_NOT_FOUND, SQL_INVALID for a text that would be refused before the database sees it */
  check(query: SqlQuery): void;
  /** The names a text uses, of whatever: in lower case, quoted or not. @throws AppError DATA_SOURCE_NOT_FOUND, SQL_INVALID */
  names(query: Pick<SqlQuery, 'text' | 'dataSource'>): ReadonlySet<string>;
  /** @throws AppError DATA_SOURCE_NOT_FOUND, SQL_INVALID, DEADLINE_EXCEEDED, DATABASE_BUSY, DATABASE_UNAVAILABLE */
  select(query: SqlQuery, page: SqlPage): Promise<SqlRows>;
}
