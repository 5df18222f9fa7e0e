/** The right to set up REST APIs. */
export const SNIPPET = 'pm.rest-apis';

export type ListFormat = 'auto' | 'array' | 'odata';
export const LIST_FORMATS: readonly ListFormat[] = ['auto', 'array', 'odata'];

/** A row of `restApis:list`. */
export interface RestApi {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly dataSource: string;
  readonly enabled: boolean;
  readonly listFormat: ListFormat;
  /** Null: every table. */
  readonly tables: readonly string[] | null;
  readonly queries: readonly string[];
}

export interface ServedTable {
  readonly name: string;
  readonly isView: boolean;
  readonly isWritable: boolean;
  readonly primaryKey: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[];
}

/** The answer of `restApis:describe`. */
export interface Description {
  readonly slug: string;
  readonly tables: readonly ServedTable[];
  readonly queries: readonly ServedQuery[];
}

/** A saved query at the version it was added with: it is still that, says something else by now, or is deleted. */
export interface ServedQuery {
  readonly name: string;
  readonly state: 'current' | 'changed' | 'gone';
}

/** One of `restApis:sources`. */
export interface Source {
  readonly key: string;
  readonly tables: readonly string[];
}
