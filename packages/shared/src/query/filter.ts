import type { JsonValue } from '../json';
import type { Operator } from './operators';

/** What a comparison compares with: a value of the request, or a name the server resolves (`$user.id`). */
export type FilterValue =
  { readonly kind: 'literal'; readonly value: JsonValue } | { readonly kind: 'variable'; readonly name: VariableName };

export const VARIABLES = ['$user.id', '$nRole'] as const;
export type VariableName = (typeof VARIABLES)[number];
/** The variables' values for one request. */
export type VariableValues = Readonly<Record<VariableName, string | number | null>>;

export interface CompareNode {
  readonly kind: 'compare';
  /** Field name; longer paths go through relations. */
  readonly path: readonly string[];
  readonly operator: Operator;
  readonly value: FilterValue;
}

/** A condition on rows: the part of the query tree every protocol is parsed into. Frozen. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  | CompareNode;
