import type { Collection, ColumnField, OrderTerm } from '@mortise/shared';
import type { Binder } from './binder';
import { compileAll } from './filter';
import { joinOf } from './joins';
import { fieldSql } from './column-sql';

/** The order of a plan made total: the primary key, ascending, decides between equals. */
export function totalOrder(orderBy: readonly OrderTerm[], collection: Collection): readonly OrderTerm[] {
  const key = collection.primaryKey;
  const isTotal = orderBy.some((term) => term.path === undefined && term.field.name === key.name);
  return isTotal ? orderBy : [...orderBy, { field: key, descending: false }];
}

/** ` ORDER BY …`; NULLs last unless a term says otherwise, said only where NULLs can occur, because saying it keeps an index from being used. */
export function compileOrder(terms: readonly OrderTerm[], rows: string, binder: Binder): string {
  const parts = terms.map((term) => {
    const nulls = term.path !== undefined || term.field.nullable ? binder.dialect.nulls(term.nulls ?? 'last', term.descending) : '';
    return `${compileTerm(term, rows, binder)}${term.descending ? ' DESC' : ''}${nulls}`;
  });
  return ` ORDER BY ${parts.join(', ')}`;
}

/** A column, or a scalar subquery along the relations of a path. */
function compileTerm({ field, path = [] }: OrderTerm, rows: string, binder: Binder): string {
  const { dialect } = binder;
  const names = [rows, ...path.map((_step, index) => dialect.quote(`m_o${index + 1}`))];
  const column = fieldSql(names.at(-1) ?? rows, field, binder);
  return path.reduceRight((inner, { parent, relation, target, where }, index) => {
    const [parentRows = rows, related = rows] = names.slice(index, index + 2);
    const { from, on } = joinOf(relation, target, { parent, parentRows, rows: related, binder });
    const conditions = where.length === 0 ? '' : ` AND ${compileAll(where, { binder, rows: related })}`;
    return `(SELECT ${inner} FROM ${from} WHERE ${on}${conditions})`;
  }, column);
}

/** True when an index of the column can deliver rows in this order. */
export function hasIndex(field: ColumnField): boolean {
  return field.primaryKey || field.unique || field.index;
}
