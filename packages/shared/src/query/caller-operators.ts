import { AppError } from '../errors/app-error';
import type { JsonValue } from '../json';
import { readSwitch } from './bind-values';
import type { FilterValue } from './filter';
import type { Operator } from './operators';
import { readFilterValue } from './variables';

/** Comparisons with the caller that clients of NocoBase write as operators. */
const CALLER_OPERATORS = ['$isCurrentUser', '$isNotCurrentUser', '$isVar'] as const;
export type CallerOperator = (typeof CALLER_OPERATORS)[number];

export function isCallerOperator(name: string): name is CallerOperator {
  return CALLER_OPERATORS.some((known) => known === name);
}

/**
 * The comparison such an operator stands for. `$isVar` names its variable as a text, `currentUser.id`.
 * @throws AppError QUERY_VARIABLE_UNKNOWN, QUERY_VALUE_INVALID for a switch that is neither on nor off
 */
export function readCallerOperator(
  name: CallerOperator,
  value: JsonValue,
  at: string,
): { readonly operator: Operator; readonly value: FilterValue } {
  if (name === '$isVar') return { operator: '$eq', value: variableOf(value, at) };
  const isSame = readSwitch(value, at) === (name === '$isCurrentUser');
  return { operator: isSame ? '$eq' : '$ne', value: { kind: 'variable', name: '$user.id' } };
}

function variableOf(value: JsonValue, at: string): FilterValue {
  const read = typeof value === 'string' ? readFilterValue(`{{ctx.state.${value}}}`, at) : undefined;
  if (read?.kind === 'variable') return read;
  const received = typeof value === 'string' ? value.slice(0, 100) : typeof value;
  throw new AppError('QUERY_VARIABLE_UNKNOWN', { path: at, received, expected: ['currentUser.id'] });
}
