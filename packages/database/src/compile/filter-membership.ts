import { type BoundCompare, type JsonValue, isTextual } from '@mortise/shared';
import type { Binder } from './binder';

/** One of a list; null among the items stands for rows without a value. */
export function compileIn(compare: BoundCompare, column: string, binder: Binder): string {
  const { field, value } = compare;
  if (value.kind === 'variable') return hasRole(compare, column, binder);
  const { items, hasNull } = listOf(value.value);
  if (items.length === 0) return hasNull ? `${column} IS NULL` : 'FALSE';
  const membership = binder.member(column, field, items);
  return hasNull ? `(${membership} OR ${column} IS NULL)` : membership;
}

/** None of a list; rows without a value are included unless null is among the items. */
export function compileNotIn(compare: BoundCompare, column: string, binder: Binder): string {
  const { field, value } = compare;
  if (value.kind === 'variable') return hasNoRole(compare, column, binder);
  const { items, hasNull } = listOf(value.value);
  if (items.length === 0) return hasNull ? `${column} IS NOT NULL` : 'TRUE';
  const membership = binder.member(column, field, items);
  return hasNull ? `(${column} IS NOT NULL AND NOT ${membership})` : `(${column} IS NULL OR NOT ${membership})`;
}

/** Names of roles are texts: no other column holds one. */
function hasRole({ field }: BoundCompare, column: string, binder: Binder): string {
  return isTextual(field.type) ? binder.roles(column).member : 'FALSE';
}

function hasNoRole({ field }: BoundCompare, column: string, binder: Binder): string {
  if (!isTextual(field.type)) return 'FALSE';
  const { member, known } = binder.roles(column);
  return `((${column} IS NULL OR NOT ${member}) AND ${known})`;
}

function listOf(value: JsonValue): { items: readonly JsonValue[]; hasNull: boolean } {
  const all: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  const items = all.filter((item) => item !== null);
  return { items, hasNull: items.length < all.length };
}
