import type { JsonObject } from '@mortise/shared';

export const REST_APIS = 'restApis';

export const LIST_FORMATS = ['auto', 'array', 'odata'] as const;
/** How lists are answered: bare, in the envelope of OData, or as each request asks. */
export type ListFormat = (typeof LIST_FORMATS)[number];

/** One API as it is stored. */
export interface RestApi {
  readonly id: number;
  readonly name: string;
  /** Stands for the API in addresses. */
  readonly slug: string;
  readonly dataSource: string;
  readonly enabled: boolean;
  readonly listFormat: ListFormat;
  /** Names of collections; null: every one but those of plugins. */
  readonly tables: readonly string[] | null;
  /** Names of named queries. */
  readonly queries: readonly string[];
  /** Which version of each is served, as it was pinned; one that is not here is served as it is now. */
  readonly queryVersions: Readonly<Record<string, string>>;
}

/** A row as the database has it; its lists were checked when they were stored. */
export function restApiOf(row: JsonObject): RestApi {
  return row as unknown as RestApi;
}
