import type { ColumnField } from '../collections/column-field';
import type { Edge } from '../dates/read-period';
import type { JsonValue } from '../json';
import type { BoundValue } from './bound-value';

/** What stands behind a placeholder of a statement: a value, or something that every execution takes from its caller or its time. */
export type StatementParameter =
  | { readonly kind: 'scalar'; readonly field: ColumnField; readonly value: BoundValue }
  | { readonly kind: 'edge'; readonly field: ColumnField; readonly edge: Edge }
  | { readonly kind: 'list'; readonly field: ColumnField; readonly values: readonly JsonValue[] }
  | { readonly kind: 'roles' }
  | { readonly kind: 'number'; readonly value: number };

/** Whether two executions may put different values there: who calls, when, and in which time zone decides. */
export function isPerExecution(parameter: StatementParameter): boolean {
  switch (parameter.kind) {
    case 'roles':
      return true;
    case 'scalar':
      return parameter.value.kind === 'variable';
    case 'edge':
      return parameter.edge.period.kind !== 'absolute' || parameter.edge.period.zone === undefined;
    default:
      return false;
  }
}
