import type { FilterNode } from './filter';
import { RELATION_OPERATORS } from './operators';

/** The relations a filter's names lead through, one list per condition that does; columns are left out. */
export function relationPaths(filter: FilterNode): readonly (readonly string[])[] {
  const paths: (readonly string[])[] = [];
  collect(filter, paths);
  return paths;
}

function collect(filter: FilterNode, paths: (readonly string[])[]): void {
  if (filter.kind !== 'compare') {
    // An alternative or a negation about a related row is about such a row also when nothing stands inside.
    if (filter.kind !== 'and' && filter.at !== undefined && filter.at.length > 0) paths.push(filter.at);
    for (const node of nodesOf(filter)) collect(node, paths);
    return;
  }
  const asksForRows = RELATION_OPERATORS.some((known) => known === filter.operator);
  if (asksForRows || filter.path.length > 1) paths.push(asksForRows ? filter.path : filter.path.slice(0, -1));
}

function nodesOf(filter: Exclude<FilterNode, { kind: 'compare' }>): readonly FilterNode[] {
  if (filter.kind === 'calculation') return [];
  return filter.kind === 'not' ? [filter.node] : filter.nodes;
}
