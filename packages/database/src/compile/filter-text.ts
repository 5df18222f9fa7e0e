import type { BoundCompare } from '@mortise/shared';
import type { Binder } from './binder';

export function compilePart({ field, value }: BoundCompare, column: string, binder: Binder): string {
  return binder.dialect.contains(column, binder.scalar(field, value));
}

export function compilePattern({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  const { dialect } = binder;
  if (operator === '$iLike') return dialect.iLike(column, binder.scalar(field, value));
  const pattern = value.kind === 'literal' && typeof value.value === 'string' ? dialect.likePattern(value.value) : '';
  return dialect.like(column, binder.literal(field, pattern));
}
