import { type BoundCompare, holdsList, isTextual } from '@mortise/shared';
import type { Binder } from './binder';

export function compileEqual(compare: BoundCompare, column: string, binder: Binder): string {
  return isNull(compare) ? `${column} IS NULL` : `${column} = ${binder.scalar(compare.field, compare.value)}`;
}

/** Unequal, rows without a value included; a variable without a value matches nothing. */
export function compileDiffers(compare: BoundCompare, column: string, binder: Binder): string {
  if (isNull(compare)) return `${column} IS NOT NULL`;
  const parameter = binder.scalar(compare.field, compare.value);
  const differs = binder.dialect.differs(column, parameter);
  return compare.value.kind === 'literal' ? differs : `(${differs} AND ${parameter} IS NOT NULL)`;
}

/** No value; for texts and lists also an empty one. */
export function compileEmpty({ field, value }: BoundCompare, column: string, { dialect }: Binder): string {
  const hasValue = value.kind === 'literal' && value.value === false;
  const empty = isTextual(field.type) ? `${column} = ''` : holdsList(field.type) ? dialect.isEmptyList(column) : undefined;
  if (empty === undefined) return hasValue ? `${column} IS NOT NULL` : `${column} IS NULL`;
  return hasValue ? `(${column} IS NOT NULL AND NOT (${empty}))` : `(${column} IS NULL OR ${empty})`;
}

function isNull({ value }: BoundCompare): boolean {
  return value.kind === 'literal' && value.value === null;
}
