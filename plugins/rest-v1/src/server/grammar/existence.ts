import type { CompareNode, FilterNode } from '@mortise/shared';

/**
 * That a relation leads to a row which meets all of `nodes`. The alternative of one keeps it apart from what else is said of the same
 * relation, which may be true of another row.
 */
export function existing(relation: string, nodes: readonly FilterNode[]): FilterNode {
  const any: FilterNode = { kind: 'compare', path: [relation], operator: '$exists', value: { kind: 'literal', value: true } };
  const inside = nodes.map((node) => below(relation, node));
  return { kind: 'or', nodes: [inside.length === 0 ? any : { kind: 'and', nodes: inside }] };
}

/** A filter of related rows as one of the rows they are related to. */
function below(relation: string, node: FilterNode): FilterNode {
  switch (node.kind) {
    case 'compare':
      return { ...node, path: [relation, ...node.path] };
    case 'and':
      return { kind: 'and', nodes: node.nodes.map((one) => below(relation, one)) };
    case 'or':
      return { kind: 'or', nodes: node.nodes.map((one) => below(relation, one)), at: [relation, ...(node.at ?? [])] };
    case 'not':
      return { kind: 'not', node: below(relation, node.node), at: [relation, ...(node.at ?? [])] };
    default:
      return node;
  }
}

/** `relation=is.null` compares no column: there are no such rows. `exists` knows what the names of relations stand for. */
export function withExistence(filter: FilterNode, exists: (name: string) => FilterNode | undefined): FilterNode {
  switch (filter.kind) {
    case 'compare':
      return existenceIn(filter, exists) ?? filter;
    case 'and':
    case 'or':
      return { ...filter, nodes: filter.nodes.map((node) => withExistence(node, exists)) };
    case 'not':
      return { ...filter, node: withExistence(filter.node, exists) };
    default:
      return filter;
  }
}

function existenceIn(
  { path, place, operator, value }: CompareNode,
  exists: (name: string) => FilterNode | undefined,
): FilterNode | undefined {
  const [name = ''] = path;
  const isState = place === undefined && (operator === '$eq' || operator === '$ne') && value.kind === 'literal' && value.value === null;
  const there = isState ? exists(name) : undefined;
  return there && operator === '$eq' ? { kind: 'not', node: there } : there;
}
