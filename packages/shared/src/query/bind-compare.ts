import type { ColumnField } from '../collections/column-field';
import { AppError } from '../errors/app-error';
import type { JsonValue } from '../json';
import { bindOrder } from './bind-order';
import { bindPeriod, isDateOperator } from './bind-period';
import { bindPattern, bindTextPart } from './bind-text';
import { bindList, bindScalar, invalid, listOf, readSwitch } from './bind-values';
import type { BoundFilter, BoundOperator } from './bound-filter';
import type { CompareNode, FilterValue, VariableName } from './filter';
import { type DateOperator, OPERATORS_BY_TYPE, type Operator } from './operators';

type BindLiteral = (field: ColumnField, value: JsonValue) => BoundFilter;

/** What comparisons with values are made of. Negative ones are NOT, so that rows without a value match them. */
const BINDERS: Readonly<Record<Exclude<Operator, DateOperator | '$exists' | '$notExists'>, BindLiteral>> = {
  $eq: (field, value) => (Array.isArray(value) ? bindMembers(field, '$in', value) : bindEqual(field, '$eq', value)),
  $ne: (field, value) => (Array.isArray(value) ? bindMembers(field, '$notIn', value) : bindEqual(field, '$ne', value)),
  // Null is no list: there is nothing to be one of.
  $in: (field, value) => bindMembers(field, '$in', value ?? []),
  $notIn: (field, value) => bindMembers(field, '$notIn', value ?? []),
  $empty: (field, value) => bindEmpty(field, readSwitch(value, field.name)),
  $notEmpty: (field, value) => bindEmpty(field, !readSwitch(value, field.name)),
  $gt: (field, value) => bindOrder(field, '$gt', value),
  $gte: (field, value) => bindOrder(field, '$gte', value),
  $lt: (field, value) => bindOrder(field, '$lt', value),
  $lte: (field, value) => bindOrder(field, '$lte', value),
  $between: bindBetween,
  $notBetween: (field, value) => not(bindBetween(field, value)),
  $includes: (field, value) => bindTextPart(field, '$includes', value),
  $notIncludes: (field, value) => not(bindTextPart(field, '$includes', value)),
  $startsWith: (field, value) => bindTextPart(field, '$startsWith', value),
  $notStartsWith: (field, value) => not(bindTextPart(field, '$startsWith', value)),
  $endWith: (field, value) => bindTextPart(field, '$endWith', value),
  $notEndWith: (field, value) => not(bindTextPart(field, '$endWith', value)),
  $like: (field, value) => bindPattern(field, '$like', value),
  $notLike: (field, value) => not(bindPattern(field, '$like', value)),
  $iLike: (field, value) => bindPattern(field, '$iLike', value),
  $notILike: (field, value) => not(bindPattern(field, '$iLike', value)),
  $isTruly: (field, value) => literal(field, readSwitch(value, field.name) ? '$eq' : '$ne', true),
  $isFalsy: (field, value) => literal(field, readSwitch(value, field.name) ? '$ne' : '$eq', true),
  $match: (field, value) => bindListValue(field, '$match', value),
  $notMatch: (field, value) => not(bindListValue(field, '$match', value)),
  $anyOf: (field, value) => bindListValue(field, '$anyOf', value),
  $noneOf: (field, value) => not(bindListValue(field, '$anyOf', value)),
  $arrayEmpty: (field, value) => bindEmpty(field, readSwitch(value, field.name)),
  $arrayNotEmpty: (field, value) => bindEmpty(field, !readSwitch(value, field.name)),
};

/**
 * A comparison with a column of its collection.
 * @throws AppError QUERY_OPERATOR_UNSUPPORTED, QUERY_VALUE_INVALID
 */
export function bindCompare({ operator, value }: CompareNode, field: ColumnField): BoundFilter {
  const known = OPERATORS_BY_TYPE[field.type];
  if (
    !(known.includes(operator) || (known.length > 0 && asksForNothing(operator, value))) ||
    operator === '$exists' ||
    operator === '$notExists'
  ) {
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', { path: field.name, received: operator, expected: known });
  }
  if (isDateOperator(operator)) return bindPeriod(field, operator, value);
  if (value.kind === 'literal') return BINDERS[operator](field, value.value);
  if (value.kind === 'variable') return bindVariable(field, operator, value.name);
  const period = known.includes('$dateOn') ? PERIOD_ORDER[operator] : undefined;
  if (period === undefined) throw invalid(field.name, 'a date operator beside a date', `$nDate.${value.name}`);
  return bindPeriod(field, period, value);
}

/** Whether there is a value at all can be asked of every column. */
function asksForNothing(operator: Operator, value: FilterValue): boolean {
  return (operator === '$eq' || operator === '$ne') && value.kind === 'literal' && value.value === null;
}

/** Orders beside a variable that names a period, such as `{{$nDate.now}}`. */
const PERIOD_ORDER: Readonly<Partial<Record<Operator, DateOperator>>> = {
  $gt: '$dateAfter',
  $gte: '$dateNotBefore',
  $lt: '$dateBefore',
  $lte: '$dateNotAfter',
};

/** Names of roles are a list: with an order, or as a part of a text, there is no telling which of them is meant. */
function bindVariable(field: ColumnField, operator: Operator, name: VariableName): BoundFilter {
  const isList = name === '$nRole';
  const compare = (bound: BoundOperator): BoundFilter => ({ kind: 'compare', field, operator: bound, value: { kind: 'variable', name } });
  switch (operator) {
    case '$eq':
    case '$in':
      return compare(isList ? '$in' : '$eq');
    case '$ne':
    case '$notIn':
      return compare(isList ? '$notIn' : '$ne');
    case '$anyOf':
    case '$noneOf':
      return compare(operator);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
    case '$includes':
    case '$notIncludes':
      if (!isList) return compare(operator);
      break;
    default:
  }
  throw invalid(field.name, `a value for ${operator} that is no variable`, name);
}

function literal(field: ColumnField, operator: BoundOperator, value: JsonValue): BoundFilter {
  return { kind: 'compare', field, operator, value: { kind: 'literal', value } };
}

function not(node: BoundFilter): BoundFilter {
  return { kind: 'not', node };
}

function bindEqual(field: ColumnField, operator: '$eq' | '$ne', value: JsonValue): BoundFilter {
  return literal(field, operator, value === null ? null : bindScalar(field, value));
}

function bindMembers(field: ColumnField, operator: '$in' | '$notIn', value: JsonValue): BoundFilter {
  return literal(field, operator, bindList(field, value));
}

function bindEmpty(field: ColumnField, isEmpty: boolean): BoundFilter {
  return literal(field, '$empty', isEmpty);
}

function bindBetween(field: ColumnField, value: JsonValue): BoundFilter {
  const [low, high, ...more] = listOf(value);
  if (low === undefined || high === undefined || more.length > 0)
    throw invalid(field.name, 'a list of the lowest and the highest value', value);
  const nodes = [bindOrder(field, '$gte', low), bindOrder(field, '$lte', high)];
  return { kind: 'and', nodes };
}

function bindListValue(field: ColumnField, operator: '$match' | '$anyOf', value: JsonValue): BoundFilter {
  return literal(field, operator, bindScalar(field, value === null ? null : listOf(value)));
}
