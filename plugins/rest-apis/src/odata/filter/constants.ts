import { malformed } from '@mortise/shared';
import type { Comparison, Literal } from '../syntax/expression';
import { PARAMETER } from './operand';

/** Compares two literals. Null equals null only, and comes neither before nor after anything. */
export function compareConstants(left: Literal, operator: Exclude<Comparison, 'has'>, right: Literal): boolean {
  if (left.type === 'null' || right.type === 'null') {
    const same = left.type === right.type;
    return operator === 'eq' ? same : operator === 'ne' && !same;
  }
  if (left.type !== right.type) throw malformed(PARAMETER, 'values of one type on both sides', `${left.text}, ${right.text}`);
  const order = left.type === 'number' ? Number(left.text) - Number(right.text) : orderOf(left.text, right.text);
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

function orderOf(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
