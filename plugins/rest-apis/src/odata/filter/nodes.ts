import type { FilterNode, JsonValue, Operator } from '@mortise/shared';

/** Columns under `at` belong to the rows a relation leads to; at the top it is empty. */
export type At = readonly string[];

export const ALWAYS: FilterNode = { kind: 'and', nodes: [] };
export const NEVER: FilterNode = { kind: 'or', nodes: [] };

export function constant(truth: boolean): FilterNode {
  return truth ? ALWAYS : NEVER;
}

export function compare(path: readonly string[], operator: Operator, value: JsonValue): FilterNode {
  return { kind: 'compare', path, operator, value: { kind: 'literal', value } };
}

export function all(nodes: readonly FilterNode[]): FilterNode {
  return { kind: 'and', nodes };
}

export function any(nodes: readonly FilterNode[], at: At): FilterNode {
  return at.length === 0 ? { kind: 'or', nodes } : { kind: 'or', nodes, at };
}

export function not(node: FilterNode, at: At): FilterNode {
  return at.length === 0 ? { kind: 'not', node } : { kind: 'not', node, at };
}

/** True of the other rows, those without a value among them: the logic of OData knows only two values. */
export function when(truth: boolean, node: FilterNode, at: At): FilterNode {
  return truth ? node : not(node, at);
}
