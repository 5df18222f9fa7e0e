import type { Collection, ColumnField } from '../collections/collection';
import { AppError } from '../errors/app-error';
import { describeColumnValue, readColumnValue } from '../fields/column-values';
import { type JsonValue, jsonTypeOf } from '../json';
import type { CompareNode, FilterNode, FilterValue } from './filter';
import { QUERY_LIMITS } from './limits';
import { OPERATORS_BY_TYPE } from './operators';

export interface BoundCompare {
  readonly kind: 'compare';
  readonly field: ColumnField;
  readonly operator: CompareNode['operator'];
  /** Literals are in the column's canonical form; for `$in`/`$notIn` always an array. */
  readonly value: FilterValue;
}

/** A filter whose names are fields of one collection and whose values fit them. */
export type BoundFilter =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly BoundFilter[] }
  | { readonly kind: 'not'; readonly node: BoundFilter }
  | BoundCompare;

/** Asked for every field a filter names; throws when the caller may not use it. */
export type FieldGuard = (field: ColumnField) => void;

/**
 * Resolves the names of a filter against a collection and brings its values into canonical form.
 * @throws AppError FIELD_UNKNOWN, QUERY_OPERATOR_UNSUPPORTED, QUERY_VALUE_INVALID, and whatever `guard` throws
 */
export function bindFilter(filter: FilterNode, collection: Collection, guard: FieldGuard = () => {}): BoundFilter {
  switch (filter.kind) {
    case 'not':
      return { kind: 'not', node: bindFilter(filter.node, collection, guard) };
    case 'compare':
      return bindCompare(filter, collection, guard);
    default:
      return { kind: filter.kind, nodes: filter.nodes.map((node) => bindFilter(node, collection, guard)) };
  }
}

function bindCompare(node: CompareNode, collection: Collection, guard: FieldGuard): BoundCompare {
  const field = findColumn(collection, node.path);
  guard(field);
  if (!OPERATORS_BY_TYPE[field.type].includes(node.operator)) {
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', {
      path: field.name,
      received: node.operator,
      expected: OPERATORS_BY_TYPE[field.type],
    });
  }
  return { kind: 'compare', field, operator: node.operator, value: bindValue(node, field) };
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

function bindValue(node: CompareNode, field: ColumnField): FilterValue {
  if (node.value.kind === 'variable') return node.value;
  const { value } = node.value;
  switch (node.operator) {
    case '$empty':
      if (value === null || typeof value === 'boolean' || value === 'true' || value === 'false') {
        return { kind: 'literal', value: value !== false && value !== 'false' };
      }
      throw invalid(field, 'boolean', value);
    case '$in':
    case '$notIn':
      return { kind: 'literal', value: (Array.isArray(value) ? value : [value]).map((item: JsonValue) => bindScalar(field, item, true)) };
    case '$includes':
      if (typeof value === 'string' && value.length <= QUERY_LIMITS.stringLength) {
        return { kind: 'literal', value: bindScalar(field, value, false) };
      }
      throw invalid(field, `string of at most ${QUERY_LIMITS.stringLength} characters`, value);
    default:
      return { kind: 'literal', value: bindScalar(field, value, node.operator === '$eq' || node.operator === '$ne') };
  }
}

function bindScalar(field: ColumnField, value: JsonValue, allowNull: boolean): JsonValue {
  if (value === null && allowNull) return null;
  const canonical = value === null ? undefined : readColumnValue(relaxed(field), value, { lenient: true });
  if (canonical === undefined) throw invalid(field, describeColumnValue(field), value);
  return canonical;
}

/** A comparison may use a longer text than the column could hold: it simply matches nothing. */
function relaxed(field: ColumnField): ColumnField {
  return field.type === 'string' ? { ...field, length: Math.max(field.length ?? 0, QUERY_LIMITS.stringLength) } : field;
}

function invalid(field: ColumnField, expected: string, received: JsonValue): AppError {
  const scalar = typeof received === 'number' || typeof received === 'boolean' ? received : undefined;
  const text = typeof received === 'string' ? received.slice(0, 100) : jsonTypeOf(received);
  return new AppError('QUERY_VALUE_INVALID', { path: field.name, expected, received: scalar ?? text });
}
