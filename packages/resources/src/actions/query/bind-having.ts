import {
  type AggregateResult,
  AppError,
  type BoundHaving,
  type ColumnField,
  type FilterNode,
  type HavingOperator,
  type JsonValue,
  OPERATORS_BY_TYPE,
  describeColumnValue,
  normalizeDecimal,
  readColumnValue,
} from '@mortise/shared';

type Compare = Extract<FilterNode, { kind: 'compare' }>;
/** The results by alias, and the fault of naming another one. */
export interface Aliases {
  readonly results: ReadonlyMap<string, AggregateResult>;
  readonly unknown: (alias: string) => AppError;
}

const EQUALITY: readonly HavingOperator[] = ['$eq', '$ne', '$in'];
const OPERATORS: readonly HavingOperator[] = [...EQUALITY, '$gt', '$gte', '$lt', '$lte', '$between'];

/** Digits of the largest number a group may be compared with. */
const DIGITS = { sum: 27, avg: 33 } as const;

/**
 * Resolves the aliases of a condition on groups and brings its values into canonical form.
 * @throws AppError QUERY_OPERATOR_UNSUPPORTED, QUERY_VALUE_INVALID, and what `unknown` makes or throws
 */
export function bindHaving(node: FilterNode, aliases: Aliases): BoundHaving {
  if (node.kind === 'compare') return bindCompare(node, aliases);
  if (node.kind === 'not') return { kind: 'not', node: bindHaving(node.node, aliases) };
  if (node.kind === 'calculation') throw new AppError('OPTION_UNSUPPORTED', { option: 'having: calculation' });
  return { kind: node.kind, nodes: node.nodes.map((inner) => bindHaving(inner, aliases)) };
}

function bindCompare({ path, operator: asked, value }: Compare, { results, unknown }: Aliases): BoundHaving {
  const alias = path.join('.');
  const result = results.get(alias);
  if (!result) throw unknown(alias);
  const operator = asked === '$eq' && value.kind === 'literal' && Array.isArray(value.value) ? '$in' : asked;
  if (!isPossible(operator, result))
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', { path: alias, received: operator, expected: possible(result) });
  if (value.kind !== 'literal') throw new AppError('QUERY_VALUE_INVALID', { path: alias, expected: 'a value' });
  const given = listOf(value.value, operator);
  if (given === undefined)
    throw new AppError('QUERY_VALUE_INVALID', { path: alias, expected: operator === '$between' ? '[low, high]' : 'one value' });
  const values = given.map((item) => readValue(item, { alias, result, allowsNull: EQUALITY.includes(operator) }));
  return { kind: 'compare', alias, operator, values };
}

function possible(result: AggregateResult): readonly HavingOperator[] {
  const isOrdered = result.kind === 'exact' || OPERATORS_BY_TYPE[result.field.type].includes('$gt');
  return isOrdered ? OPERATORS : EQUALITY;
}

function isPossible(operator: string, result: AggregateResult): operator is HavingOperator {
  return possible(result).some((known) => known === operator);
}

/** The values of a comparison; undefined when there are not as many as the operator needs. */
function listOf(value: JsonValue, operator: HavingOperator): readonly JsonValue[] | undefined {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  if (operator === '$between') return list.length === 2 ? list : undefined;
  return operator === '$in' || operator === '$ne' || !Array.isArray(value) ? list : undefined;
}

interface Place {
  readonly alias: string;
  readonly result: AggregateResult;
  readonly allowsNull: boolean;
}

function readValue(value: JsonValue, { alias, result, allowsNull }: Place): JsonValue {
  if (value === null && allowsNull) return null;
  const canonical = value === null ? undefined : result.kind === 'exact' ? exactValue(value, result) : columnValue(value, result.field);
  if (canonical !== undefined) return canonical;
  const expected =
    result.kind === 'exact' ? `number with at most ${result.scale} digits after the point` : describeColumnValue(result.field);
  throw new AppError('QUERY_VALUE_INVALID', { path: alias, expected });
}

function exactValue(value: JsonValue, { aggregation, scale }: Extract<AggregateResult, { kind: 'exact' }>): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? normalizeDecimal(String(value), DIGITS[aggregation], scale) : undefined;
}

/** A group may be compared with a longer text than the column could hold. */
function columnValue(value: JsonValue, field: ColumnField): JsonValue | undefined {
  return readColumnValue(field.type === 'string' ? { ...field, length: 1024 } : field, value, { lenient: true });
}
