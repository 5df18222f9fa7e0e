import type { Collection, Field, RelationField } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import { AppError, isAppError, throwFaults } from '../errors/app-error';
import { bindCalculation } from './bind-calculation';
import { bindCompare } from './bind-compare';
import { readSwitch } from './bind-values';
import type { BoundFilter } from './bound-filter';
import { columnAt } from './column-at';
import type { CompareNode, FilterNode } from './filter';
import { RELATION_OPERATORS } from './operators';

/** Asked for every field a query names; throws when the caller may not use it. */
export type FieldGuard = (field: Field) => void;

/** The rows a relation leads to, as far as they may be walked to. */
export interface RelatedRows {
  readonly target: Collection;
  /** Conditions every one of them meets. */
  readonly where: readonly BoundFilter[];
  readonly guard?: FieldGuard;
}

export interface BindOptions {
  readonly guard?: FieldGuard;
  /** Without it no path may go through a relation. */
  readonly related?: (relation: RelationField) => RelatedRows;
}

/** How far a path has been walked. */
interface Level {
  readonly collection: Collection;
  readonly depth: number;
  readonly guard: FieldGuard | undefined;
  readonly related: BindOptions['related'] | undefined;
  /** What is wrong anywhere in the filter, so that a caller learns of all of it at once. */
  readonly faults: AppError[];
}

/**
 * Resolves the names of a filter against a collection and brings its values into canonical form. Conditions that stand together and go
 * through the same relation are conditions on one and the same related row.
 * @throws AppError FIELD_UNKNOWN, QUERY_OPERATOR_UNSUPPORTED, QUERY_VALUE_INVALID, and whatever `guard` and `related` throw
 */
export function bindFilter(filter: FilterNode, collection: Collection, { guard, related }: BindOptions = {}): BoundFilter {
  const faults: AppError[] = [];
  const bound = bindNode(filter, { collection, depth: 0, guard, related, faults });
  throwFaults(faults);
  return bound;
}

/** Holds a fault and goes on; what stands in its place is never used. */
function attempt(bind: () => BoundFilter, { faults }: Level): BoundFilter {
  try {
    return bind();
  } catch (error) {
    if (!isAppError(error)) throw error;
    faults.push(error, ...error.siblings);
    return { kind: 'or', nodes: [] };
  }
}

function bindNode(node: FilterNode, level: Level): BoundFilter {
  if (node.kind === 'and') return asOne(bindAll(node.nodes, level));
  const relation = relationOf(node, level);
  return relation ? attempt(() => bindRelated(relation, [node], level), level) : bindHere(node, level);
}

function asOne(bound: readonly BoundFilter[]): BoundFilter {
  const [only] = bound;
  return bound.length === 1 && only ? only : { kind: 'and', nodes: bound };
}

/** Conditions that must all hold, those on the same related row gathered. */
function bindAll(nodes: readonly FilterNode[], level: Level): BoundFilter[] {
  const bound: BoundFilter[] = [];
  const through = new Map<RelationField, FilterNode[]>();
  gather(nodes, level, { bound, through });
  for (const [relation, inside] of through) bound.push(attempt(() => bindRelated(relation, inside, level), level));
  return bound;
}

interface Gathered {
  readonly bound: BoundFilter[];
  readonly through: Map<RelationField, FilterNode[]>;
}

/** AND within AND is one AND. */
function gather(nodes: readonly FilterNode[], level: Level, into: Gathered): void {
  for (const node of nodes) {
    if (node.kind === 'and') {
      gather(node.nodes, level, into);
      continue;
    }
    const relation = relationOf(node, level);
    if (!relation) into.bound.push(bindHere(node, level));
    else into.through.set(relation, [...(into.through.get(relation) ?? []), node]);
  }
}

type Condition = Exclude<FilterNode, { kind: 'and' }>;

/** The relation a condition goes through next; undefined for what is said of the rows at hand. */
function relationOf(node: Condition, { collection, depth }: Level): RelationField | undefined {
  const path = node.kind === 'compare' ? node.path : node.at;
  if (path === undefined || path.length < depth + (node.kind === 'compare' ? 2 : 1)) return undefined;
  const field = collection.fields.get(path[depth] ?? '');
  return field?.kind === 'relation' ? field : undefined;
}

function bindHere(node: Condition, level: Level): BoundFilter {
  switch (node.kind) {
    case 'or':
      return { kind: 'or', nodes: node.nodes.map((one) => bindNode(one, level)) };
    case 'not':
      return { kind: 'not', node: bindNode(node.node, level) };
    case 'calculation':
      return attempt(() => bindCalculation(node, (name) => allowedColumn([name], level)), level);
    default:
      return attempt(() => bindCondition(node, level), level);
  }
}

function bindCondition(node: CompareNode, level: Level): BoundFilter {
  const { collection, depth } = level;
  const relation = node.path.length === depth + 1 ? collection.fields.get(node.path[depth] ?? '') : undefined;
  if (relation?.kind === 'relation') return bindExistence(node, relation, level);
  return bindCompare(node, columnAt(allowedColumn(depth === 0 ? node.path : node.path.slice(depth), level), node.place));
}

function allowedColumn(path: readonly string[], { collection, guard }: Level): ColumnField {
  const field = findColumn(collection, path);
  guard?.(field);
  return field;
}

function bindExistence(node: CompareNode, relation: RelationField, level: Level): BoundFilter {
  const { operator, value } = node;
  if (!RELATION_OPERATORS.some((known) => known === operator)) {
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', { path: node.path.join('.'), received: operator, expected: RELATION_OPERATORS });
  }
  const isTrue = readSwitch(value.kind === 'literal' ? value.value : value.kind, node.path.join('.'));
  const related = bindRelated(relation, [], level);
  return isTrue === (operator === '$exists') ? related : { kind: 'not', node: related };
}

function bindRelated(relation: RelationField, nodes: readonly FilterNode[], level: Level): BoundFilter {
  const { collection: parent, depth } = level;
  if (!level.related) throw new AppError('FIELD_UNKNOWN', { field: relation.name, collection: parent.name });
  level.guard?.(relation);
  const { target, where, guard } = level.related(relation);
  const inside = { collection: target, depth: depth + 1, related: level.related, guard, faults: level.faults };
  return { kind: 'related', parent, relation, target, where: [...bindAll(nodes, inside), ...where] };
}

/**
 * The column a path names.
 * @throws AppError FIELD_UNKNOWN also for hidden columns, so that their existence does not show
 */
export function findColumn(collection: Collection, path: readonly string[]): ColumnField {
  const name = path.join('.');
  const field = path.length === 1 ? collection.fields.get(name) : undefined;
  if (field?.kind !== 'column' || field.hidden) throw new AppError('FIELD_UNKNOWN', { field: name, collection: collection.name });
  return field;
}
