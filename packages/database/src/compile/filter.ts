import type { BoundCompare, BoundFilter, ColumnField, JsonValue } from '@mortise/shared';
import type { Binder } from './binder';

/** Where a filter's columns come from. */
export interface FilterScope {
  readonly binder: Binder;
  /** Quoted name the columns are qualified with. */
  readonly rows: string;
  /** Columns whose index must not be used for membership, because the order's index serves the statement better. */
  readonly steersClear?: (field: ColumnField) => boolean;
}

/** ` WHERE …` of conditions that must all hold, or nothing without any. */
export function compileWhere(filters: readonly BoundFilter[], scope: FilterScope): string {
  return filters.length === 0 ? '' : ` WHERE ${compileAll(filters, scope)}`;
}

/** Conditions joined by AND; `TRUE` without any. */
export function compileAll(filters: readonly BoundFilter[], scope: FilterScope): string {
  return filters.length === 0 ? 'TRUE' : filters.map((filter) => compileFilter(filter, scope)).join(' AND ');
}

/** One condition, in parentheses where needed, never NULL below a NOT. */
export function compileFilter(filter: BoundFilter, scope: FilterScope): string {
  switch (filter.kind) {
    case 'and':
      return `(${compileAll(filter.nodes, scope)})`;
    case 'or':
      return filter.nodes.length === 0 ? 'FALSE' : `(${filter.nodes.map((node) => compileFilter(node, scope)).join(' OR ')})`;
    case 'not':
      // NOT would leave NULL as it is; a row whose comparison is undecided is a row that does not match.
      return `((${compileFilter(filter.node, scope)}) IS NOT TRUE)`;
    default:
      return compileCompare(filter, scope);
  }
}

const ORDER = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

function compileCompare(compare: BoundCompare, scope: FilterScope): string {
  const { binder } = scope;
  const column = `${scope.rows}.${binder.dialect.quote(compare.field.name)}`;
  switch (compare.operator) {
    case '$eq':
      return isNull(compare) ? `${column} IS NULL` : `${column} = ${binder.scalar(compare.field, compare.value)}`;
    case '$ne':
      return compileDiffers(compare, column, binder);
    case '$in':
      return compileIn(compare, column, scope);
    case '$notIn':
      return compileNotIn(compare, column, scope);
    case '$includes':
      return binder.dialect.contains(column, binder.scalar(compare.field, compare.value));
    case '$empty':
      return compileEmpty(compare, column);
    default:
      return `${column} ${ORDER[compare.operator]} ${binder.scalar(compare.field, compare.value)}`;
  }
}

function isNull({ value }: BoundCompare): boolean {
  return value.kind === 'literal' && value.value === null;
}

function compileDiffers(compare: BoundCompare, column: string, binder: Binder): string {
  if (isNull(compare)) return `${column} IS NOT NULL`;
  const parameter = binder.scalar(compare.field, compare.value);
  const differs = binder.dialect.differs(column, parameter);
  return compare.value.kind === 'literal' ? differs : `(${differs} AND ${parameter} IS NOT NULL)`;
}

function compileIn(compare: BoundCompare, column: string, scope: FilterScope): string {
  const { binder } = scope;
  if (compare.value.kind === 'variable') return `${column} = ${binder.scalar(compare.field, compare.value)}`;
  const { items, hasNull } = listOf(compare.value.value);
  if (items.length === 0) return hasNull ? `${column} IS NULL` : 'FALSE';
  const steered = scope.steersClear?.(compare.field) === true ? `+${column}` : column;
  const membership = binder.member(steered, compare.field, items);
  return hasNull ? `(${membership} OR ${column} IS NULL)` : membership;
}

function compileNotIn(compare: BoundCompare, column: string, { binder }: FilterScope): string {
  if (compare.value.kind === 'variable') return compileDiffers(compare, column, binder);
  const { items, hasNull } = listOf(compare.value.value);
  if (items.length === 0) return hasNull ? `${column} IS NOT NULL` : 'TRUE';
  const membership = binder.member(column, compare.field, items);
  return hasNull ? `(${column} IS NOT NULL AND NOT ${membership})` : `(${column} IS NULL OR NOT ${membership})`;
}

function compileEmpty(compare: BoundCompare, column: string): string {
  if (compare.value.kind === 'variable') return 'FALSE';
  const isText = compare.field.type === 'string' || compare.field.type === 'text';
  if (compare.value.value === false) return isText ? `(${column} IS NOT NULL AND ${column} <> '')` : `${column} IS NOT NULL`;
  return isText ? `(${column} IS NULL OR ${column} = '')` : `${column} IS NULL`;
}

function listOf(value: JsonValue): { items: readonly JsonValue[]; hasNull: boolean } {
  const all: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const items = all.filter((item) => item !== null);
  return { items, hasNull: items.length < all.length };
}
