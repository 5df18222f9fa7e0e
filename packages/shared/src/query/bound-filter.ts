import type { Collection, RelationField } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import type { Edge } from '../dates/read-period';
import type { BoundValue } from './bound-value';
import type { BoundCalculation } from './calculation';

/** Comparisons the database makes; every other operator is made of them. */
export type BoundOperator =
  | '$eq'
  | '$ne'
  | '$in'
  | '$notIn'
  | '$gt'
  | '$gte'
  | '$lt'
  | '$lte'
  | '$includes'
  | '$notIncludes'
  | '$like'
  | '$iLike'
  | '$empty'
  | '$match'
  | '$anyOf'
  | '$noneOf';

export interface BoundCompare {
  readonly kind: 'compare';
  readonly field: ColumnField;
  readonly operator: BoundOperator;
  /**
   * `$nRole` only beside `$in`, `$notIn`, `$anyOf` and `$noneOf`; `$notIncludes` and `$noneOf` only with a variable: with values they are NOT. Literals are in the column's canonical form; lists for `$in`, `$notIn`, `$match` and `$anyOf`, booleans for `$empty`. In patterns a
   * backslash stands before `%`, `_` or `\` that are meant as they are.
   */
  readonly value: BoundValue;
}

/** The column lies in a stretch of time. `start` edges are its first value, `end` edges the last one before whatever follows. */
export interface BoundRange {
  readonly kind: 'range';
  readonly field: ColumnField;
  readonly from?: Edge;
  readonly until?: Edge;
}

/** One step along a relation, to the rows for which all of `where` holds. */
export interface RelationStep {
  /** The collection the relation is a field of. */
  readonly parent: Collection;
  readonly relation: RelationField;
  readonly target: Collection;
  readonly where: readonly BoundFilter[];
}

/** There is such a related row. */
export interface BoundRelated extends RelationStep {
  readonly kind: 'related';
}

/** A filter whose names are fields of collections and whose values fit them. */
export type BoundFilter =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly BoundFilter[] }
  | { readonly kind: 'not'; readonly node: BoundFilter }
  | BoundCompare
  | BoundRange
  | BoundCalculation
  | BoundRelated;

/** Calls `visit` with every relation a filter walks, inner ones included. */
export function eachRelated(filter: BoundFilter, visit: (related: BoundRelated) => void): void {
  switch (filter.kind) {
    case 'and':
    case 'or':
      for (const node of filter.nodes) eachRelated(node, visit);
      return;
    case 'not':
      return eachRelated(filter.node, visit);
    case 'related':
      visit(filter);
      for (const node of filter.where) eachRelated(node, visit);
      return;
    default:
  }
}

/** True when what a filter says depends on the time of day or on a zone. */
export function namesPeriods(filter: BoundFilter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.nodes.some(namesPeriods);
    case 'not':
      return namesPeriods(filter.node);
    case 'related':
      return filter.where.some(namesPeriods);
    default:
      return filter.kind === 'range';
  }
}
