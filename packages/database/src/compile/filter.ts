import type { BoundCompare, BoundFilter, ColumnField } from '@mortise/shared';
import { fieldSql } from './column-sql';
import { compileCalculation } from './filter-calculation';
import { compileDiffers, compileEmpty, compileEqual } from './filter-equality';
import { compileItems } from './filter-items';
import { compileIn, compileNotIn } from './filter-membership';
import { compileOrdered, compileRange } from './filter-order';
import type { FilterScope } from './filter-scope';
import { compilePart, compilePattern } from './filter-text';
import { joinOf } from './joins';

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
    case 'range':
      return compileRange(filter, columnOf(filter, scope), scope.binder);
    case 'calculation':
      return compileCalculation(filter, scope);
    case 'related':
      return compileRelated(filter, scope);
    default:
      return compileCompare(filter, columnOf(filter, scope), scope);
  }
}

/** The names of related rows count the relations, so that none hides the rows it is compared with. */
function compileRelated({ parent, relation, target, where }: Extract<BoundFilter, { kind: 'related' }>, scope: FilterScope): string {
  const { binder } = scope;
  const depth = (scope.depth ?? 0) + 1;
  const rows = binder.dialect.quote(`m_f${depth}`);
  const { from, on } = joinOf(relation, target, { parent, parentRows: scope.rows, rows, binder });
  const conditions = where.length === 0 ? '' : ` AND ${compileAll(where, { binder, rows, depth })}`;
  // LIMIT keeps SQLite 3.52 from making a join of it, after which OFFSET skips a row once for each related one; PostgreSQL drops it.
  return `EXISTS (SELECT 1 FROM ${from} WHERE ${on}${conditions} LIMIT 1)`;
}

function columnOf({ field }: { field: ColumnField }, { binder, rows }: FilterScope): string {
  return fieldSql(rows, field, binder);
}

function compileCompare(compare: BoundCompare, column: string, { binder, steersClear, steersEqual }: FilterScope): string {
  switch (compare.operator) {
    case '$eq':
      return compileEqual(compare, steersEqual === true && steersClear?.(compare.field) === true ? `+${column}` : column, binder);
    case '$ne':
      return compileDiffers(compare, column, binder);
    case '$empty':
      return compileEmpty(compare, column, binder);
    case '$in':
      return compileIn(compare, isList(compare) && steersClear?.(compare.field) === true ? `+${column}` : column, binder);
    case '$notIn':
      return compileNotIn(compare, column, binder);
    case '$includes':
    case '$notIncludes':
      return compilePart(compare, column, binder);
    case '$like':
    case '$iLike':
      return compilePattern(compare, column, binder);
    case '$match':
    case '$anyOf':
    case '$noneOf':
      return compileItems(compare, column, binder);
    default:
      return compileOrdered(compare, column, binder);
  }
}

function isList({ value }: BoundCompare): boolean {
  return value.kind === 'literal';
}
