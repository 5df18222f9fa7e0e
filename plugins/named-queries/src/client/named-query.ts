import type { Parameter, Tree } from '../contract/query-parts';

export const QUERIES_PAGE = 'named-queries';
export const MANAGE_SNIPPET = 'pm.named-queries';
/** SQL reads every record there is, so it takes a right of its own. */
export const SQL_SNIPPET = 'named-queries.sql';

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
