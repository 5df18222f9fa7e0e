import type { DataField } from './data-field';
import { kindOf } from './field-kind';

export interface SortTerm {
  readonly field: string;
  readonly descending: boolean;
}

/** The server takes five. */
const MAX_TERMS = 5;

/** `-createdAt,title` */
export function readSort(text: string | undefined): readonly SortTerm[] {
  const names = (text ?? '').split(',').filter((name) => name !== '' && name !== '-');
  return names.slice(0, MAX_TERMS).map((name) => ({ field: name.replace(/^-/, ''), descending: name.startsWith('-') }));
}

export function writeSort(terms: readonly SortTerm[]): readonly string[] {
  return terms.map(({ field, descending }) => (descending ? `-${field}` : field));
}

/** What a click on a heading does: up, down, not at all. With `add` the other terms stay. */
export function toggleSort(terms: readonly SortTerm[], field: string, { add }: { readonly add: boolean }): readonly SortTerm[] {
  const now = terms.find((term) => term.field === field);
  const next = now === undefined ? { field, descending: false } : now.descending ? undefined : { field, descending: true };
  if (!add) return next === undefined ? [] : [next];
  if (now === undefined) return next === undefined ? terms : [...terms, next].slice(-MAX_TERMS);
  return terms.flatMap((term) => (term.field === field ? (next ?? []) : term));
}

/** A relation would be sorted by numbers nobody sees, JSON has no order. */
export function isSortable(field: DataField): boolean {
  const kind = kindOf(field);
  return kind !== 'one' && kind !== 'many' && kind !== 'json';
}
