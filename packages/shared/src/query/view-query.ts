import type { Collection, ThroughReference } from '../collections/collection';
import type { Aggregation } from './aggregate-plan';
import { type BoundFilter, eachRelated } from './bound-filter';
import type { BoundOperand } from './calculation';
import type { ColumnPath } from './column-path';

/** One column of a view: a value of the row, or what is worked out of the rows of a group. Without `source` it counts them. */
export interface ViewColumn {
  readonly name: string;
  readonly source: ColumnPath | undefined;
  readonly aggregation?: Aggregation;
}

/** The rows of a view: those of a collection that meet all of `where`, or groups of them where a column works something out. */
export interface ViewQuery {
  readonly source: Collection;
  readonly columns: readonly ViewColumn[];
  readonly where: readonly BoundFilter[];
  /** Groups are told apart by a column of this name, made of the values they are grouped by. */
  readonly groupKey?: string;
}

/** Every collection the rows of a view are read from, each once. */
export function collectionsOfView({ source, columns, where }: ViewQuery): readonly Collection[] {
  const found = new Set([source]);
  for (const column of columns) for (const { target } of column.source?.path ?? []) found.add(target);
  for (const filter of where) eachRelated(filter, ({ target }) => found.add(target));
  return [...found];
}

/** Where the pairs are kept that the conditions of a view walk through. */
export function pairsOfView({ where }: Pick<ViewQuery, 'where'>): readonly ThroughReference[] {
  const found: ThroughReference[] = [];
  for (const filter of where) eachRelated(filter, ({ relation }) => relation.through && found.push(relation.through));
  return found;
}

/** The columns a filter looks at, with the collection each belongs to. */
export function columnsOfFilter(filter: BoundFilter, collection: Collection): readonly (readonly [Collection, string])[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.nodes.flatMap((node) => columnsOfFilter(node, collection));
    case 'not':
      return columnsOfFilter(filter.node, collection);
    case 'related':
      return [[filter.parent, filter.relation.name] as const, ...filter.where.flatMap((node) => columnsOfFilter(node, filter.target))];
    case 'calculation':
      return [...columnsOfOperand(filter.left), ...columnsOfOperand(filter.right)].map((name) => [collection, name] as const);
    default:
      return [[collection, filter.field.name]];
  }
}

function columnsOfOperand(operand: BoundOperand): readonly string[] {
  if (operand.kind === 'column') return [operand.field.name];
  return operand.kind === 'call' ? operand.operands.flatMap(columnsOfOperand) : [];
}
