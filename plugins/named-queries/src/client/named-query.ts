import type { JsonObject, JsonValue } from '@mortise/shared';

export const QUERIES_PAGE = 'named-queries';
export const MANAGE_SNIPPET = 'pm.named-queries';
/** SQL reads every record there is, so it takes a right of its own. */
export const SQL_SNIPPET = 'named-queries.sql';

export const PARAMETER_TYPES = [
  'string',
  'text',
  'integer',
  'bigInt',
  'double',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'time',
  'uuid',
  'array',
] as const;

export type ParameterType = (typeof PARAMETER_TYPES)[number];

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly title?: string;
  readonly required?: boolean;
  readonly defaultValue?: JsonValue;
}

export interface Tree {
  readonly resource: string;
  readonly action: 'list' | 'query';
  readonly params: JsonObject;
}

/** A row of `namedQueries:list`. */
export interface NamedQuery {
  readonly name: string;
  readonly title: string | null;
  readonly kind: 'tree' | 'sql';
  readonly dataSource: string;
  readonly tree: Tree | null;
  readonly sql: string | null;
  readonly parameters: readonly Parameter[];
  readonly pageSize: number;
  readonly maxPageSize: number;
  /** Names of the roles that may run it. */
  readonly roles: readonly string[];
}
