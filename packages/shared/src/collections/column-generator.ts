/** Makes a column's value where a row brings none; a value that is brought wins. */
export type ColumnGenerator =
  | { readonly kind: 'uuid' }
  | { readonly kind: 'uid'; readonly prefix: string }
  | { readonly kind: 'nanoid'; readonly size: number; readonly alphabet: string }
  | { readonly kind: 'snowflakeId' }
  /** The number after the greatest one, or after the greatest one of the rows with the same value in the column `scopeKey`. */
  | { readonly kind: 'sort'; readonly scopeKey?: string }
  /** The current moment, when a row is made or whenever it is changed. */
  | { readonly kind: 'now'; readonly onCreate: boolean; readonly onUpdate: boolean };

/** A unixTimestamp counts seconds or milliseconds; moments and times of adopted tables may be kept to the microsecond. */
export type Accuracy = 'second' | 'millisecond' | 'microsecond';

/** Options of columns that decide about their generator. */
export interface GeneratorOptions {
  /** uuid, uid, nanoid, snowflakeId: rows without a value get one. Default true for primary keys, otherwise false. */
  readonly autoFill?: boolean;
  /** uid: what every value begins with. */
  readonly prefix?: string;
  /** nanoid: characters in all, default 12, and those to choose from. */
  readonly size?: number;
  readonly customAlphabet?: string;
  /** sort: column whose values are numbered separately. */
  readonly scopeKey?: string;
  /** datetime, datetimeNoTz, unixTimestamp. */
  readonly defaultToCurrentTime?: boolean;
  readonly onUpdateToCurrentTime?: boolean;
}
