import type { Parameter, Tree } from '../contract/query-parts';

interface Common {
  readonly name: string;
  readonly dataSource: string;
  readonly parameters: readonly Parameter[];
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly roles: readonly string[];
}

/** A query as it is run. */
export type SavedQuery =
  (Common & { readonly kind: 'tree'; readonly tree: Tree }) | (Common & { readonly kind: 'sql'; readonly sql: string });
