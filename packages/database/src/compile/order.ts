import type { Collection, ColumnField, OrderTerm } from '@mortise/shared';
import type { Dialect } from './dialect';

/** The order of a plan made total: the primary key, ascending, decides between equals. */
export function totalOrder(orderBy: readonly OrderTerm[], collection: Collection): readonly OrderTerm[] {
  const key = collection.primaryKey;
  return orderBy.some((term) => term.field.name === key.name) ? orderBy : [...orderBy, { field: key, descending: false }];
}

/** ` ORDER BY …`; NULLs last, said only where NULLs can occur, because saying it keeps an index from being used. */
export function compileOrder(terms: readonly OrderTerm[], rows: string, dialect: Dialect): string {
  const parts = terms.map(({ field, descending }) => {
    const nulls = field.nullable ? dialect.nullsLast(descending) : '';
    return `${rows}.${dialect.quote(field.name)}${descending ? ' DESC' : ''}${nulls}`;
  });
  return ` ORDER BY ${parts.join(', ')}`;
}

/** True when an index of the column can deliver rows in this order. */
export function hasIndex(field: ColumnField): boolean {
  return field.primaryKey || field.unique || field.index;
}
