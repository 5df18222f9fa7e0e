import type { BoundCompare } from '@mortise/shared';
import type { Binder } from './binder';

/** A variable without a value matches nothing, also turned round. */
export function compilePart({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  const part = binder.scalar(field, value);
  const contains = binder.dialect.contains(column, part);
  return operator === '$notIncludes' ? `(${part} IS NOT NULL AND (${contains}) IS NOT TRUE)` : contains;
}

export function compilePattern({ field, operator, value }: BoundCompare, column: string, binder: Binder): string {
  const { dialect } = binder;
  if (operator === '$iLike') return dialect.iLike(column, binder.scalar(field, value));
  const pattern = value.kind === 'literal' && typeof value.value === 'string' ? dialect.likePattern(value.value) : '';
  return dialect.like(column, binder.literal(field, pattern));
}
