import type { Aggregation, JsonStep } from '@mortise/shared';
import type { Cast } from './casts';

/** A column in `select`, or what is made of it. */
export interface ShownValue {
  readonly kind: 'value';
  /** Undefined for `count()`, which counts rows. */
  readonly column: string | undefined;
  /** Into the column's JSON. */
  readonly steps: readonly JsonStep[];
  readonly aggregation?: Aggregation;
  /** What becomes of the value, one after the other. */
  readonly casts: readonly Cast[];
  readonly as?: string;
}

/** A relation in `select`. */
export interface Embed {
  readonly kind: 'embed';
  readonly relation: string;
  readonly as?: string;
  /** `!hint`: which of several relations to one table. */
  readonly hint?: string;
  /** `!inner`: rows without any related ones are left out. */
  readonly isInner: boolean;
  /** False for `relation()`, which is there to be asked about only. */
  readonly isShown: boolean;
  /** `...relation(…)`: what it shows stands among the columns of the row it belongs to. */
  readonly isSpread: boolean;
  readonly selected: Selected;
}

/** `*`. */
interface Everything {
  readonly kind: 'all';
}

export type Item = ShownValue | Embed | Everything;

/** What `select` asks for of one table, in this order. */
export interface Selected {
  readonly items: readonly Item[];
}

export const EVERYTHING: Selected = { items: [{ kind: 'all' }] };

export function valuesOf({ items }: Selected): readonly ShownValue[] {
  return items.filter((item) => item.kind === 'value');
}

export function embedsOf({ items }: Selected): readonly Embed[] {
  return items.filter((item) => item.kind === 'embed');
}

export function showsAll({ items }: Selected): boolean {
  return items.some(({ kind }) => kind === 'all');
}

export function isGrouped(selected: Selected): boolean {
  return valuesOf(selected).some(({ aggregation }) => aggregation !== undefined);
}

/** Whether nothing but a number of rows is asked for, `count()`. */
export function isCount({ items: [only, ...others] }: Selected): boolean {
  return others.length === 0 && only?.kind === 'value' && only.column === undefined;
}

/** What the rest of the address, and the answer, calls it. */
export function nameOf(item: ShownValue | Embed): string {
  if (item.as !== undefined) return item.as;
  if (item.kind === 'embed') return item.relation;
  const names = [item.column, ...item.steps].filter((step) => typeof step === 'string');
  return item.aggregation ?? names.at(-1) ?? '';
}

/** The names in the answer; undefined where every column is among them. */
export function namesOf(selected: Selected): readonly string[] | undefined {
  return showsAll(selected) ? undefined : selected.items.flatMap(shownNames);
}

/** What one item adds to the names in the answer. */
export function shownNames(item: Item): readonly string[] {
  if (item.kind === 'all' || (item.kind === 'embed' && !item.isShown)) return [];
  return item.kind === 'embed' && item.isSpread ? item.selected.items.flatMap(shownNames) : [nameOf(item)];
}
