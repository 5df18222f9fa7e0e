import type { BoundCompare } from '@mortise/shared';
import type { Binder } from './binder';

/** Conditions on the items of a column that holds lists. */
export function compileItems({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  const list = binder.scalar({ ...field, type: 'json' }, value);
  return operator === '$match' ? binder.dialect.sameItems(column, list) : binder.dialect.sharesItem(column, list);
}
