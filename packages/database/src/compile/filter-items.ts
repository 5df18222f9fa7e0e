import type { BoundCompare } from '@mortise/shared';
import type { Binder } from './binder';

/** Conditions on the items of a column that holds lists. A variable without a value matches nothing. */
export function compileItems({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  const list = binder.scalar({ ...field, type: 'json' }, value);
  if (operator === '$match') return binder.dialect.sameItems(column, list);
  const shares = binder.dialect.sharesItem(column, list);
  return operator === '$noneOf' ? `(${list} IS NOT NULL AND NOT ${shares})` : shares;
}
