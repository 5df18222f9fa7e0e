import type { FilterNode } from '@mortise/shared';
import type { Comparison } from '../syntax/expression';
import type { Column } from './compare-column';
import { all, compare, when } from './nodes';

/** `round(column)` beside a whole number: halves go away from zero, 2.5 to 3 and -2.5 to -3 (OData 4.01 Part 2, 5.1.1.9.1). */
export function compareRound({ path, at }: Column, operator: Exclude<Comparison, 'has'>, number: number): FilterNode {
  const atLeast = (low: number): FilterNode => compare(path, low > 0 ? '$gte' : '$gt', String(low - 0.5));
  const atMost = (high: number): FilterNode => compare(path, high < 0 ? '$lte' : '$lt', String(high + 0.5));
  switch (operator) {
    case 'eq':
    case 'ne':
      return when(operator === 'eq', all([atLeast(number), atMost(number)]), at);
    case 'gt':
      return atLeast(number + 1);
    case 'ge':
      return atLeast(number);
    case 'lt':
      return atMost(number - 1);
    case 'le':
      return atMost(number);
  }
}
