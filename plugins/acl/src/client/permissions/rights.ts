import type { JsonObject } from '@mortise/shared';

/** The actions every matrix shows; a role may hold others too, which are kept as they are. */
export const MATRIX_ACTIONS = ['view', 'create', 'update', 'destroy'] as const;
export type MatrixAction = (typeof MATRIX_ACTIONS)[number];

/** Everything that can be granted, for spelling out what `*` stands for. */
export const ALL_ACTIONS = [...MATRIX_ACTIONS, 'export', 'importXlsx'] as const;

/** Which rows an action reaches. */
export type RowScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'stored'; readonly id: number; readonly key: string; readonly name: string }
  | { readonly kind: 'filter'; readonly filter: JsonObject };

/** What a role may do with one action of a collection. */
export interface Grant {
  readonly action: string;
  /** Undefined: every field, also those added later. */
  readonly fields: readonly string[] | undefined;
  readonly scope: RowScope;
}

/** A role's own rules for a collection; undefined where its default counts. Empty: nothing is allowed. */
export type Entry = readonly Grant[] | undefined;

/** How far an action reaches, in one word. */
export type Level = 'none' | 'own' | 'custom' | 'all';

/** A collection as the matrix knows it. */
export interface GrantableCollection {
  readonly name: string;
  readonly title: string;
  /** The plugin that brings it; null for collections made by users. */
  readonly plugin: string | null;
  /** Its records know who created them. */
  readonly ownable: boolean;
  readonly entry: Entry;
}

export const ALL_ROWS: RowScope = { kind: 'all' };
export const OWN_KEY = 'own';

/** Creating makes new rows, so that a condition on rows would mean nothing. */
export function hasRows(action: string): boolean {
  return action !== 'create' && action !== 'importXlsx';
}

/** A right on a whole record, not on some of its fields. */
export function hasFields(action: string): boolean {
  return action !== 'destroy';
}

export function grantOf(entry: readonly Grant[], action: string): Grant | undefined {
  return entry.find((grant) => grant.action === action);
}

export function levelOf(grant: Grant | undefined): Level {
  if (grant === undefined) return 'none';
  if (grant.scope.kind === 'all') return 'all';
  return grant.scope.kind === 'stored' && grant.scope.key === OWN_KEY ? 'own' : 'custom';
}

/** The entry with one grant in place of what it said about that action; `undefined` takes the action away. */
export function withGrant(entry: readonly Grant[], action: string, grant: Grant | undefined): readonly Grant[] {
  const others = entry.filter((other) => other.action !== action);
  return grant === undefined ? others : [...others, grant].toSorted(byAction);
}

function byAction(a: Grant, b: Grant): number {
  return place(a) - place(b);
}

function place({ action }: Grant): number {
  const index = (ALL_ACTIONS as readonly string[]).indexOf(action);
  return index < 0 ? ALL_ACTIONS.length : index;
}

/** Whether two entries allow the same; the order of grants and fields does not matter. */
export function sameEntry(a: Entry, b: Entry): boolean {
  return canonical(a) === canonical(b);
}

function canonical(entry: Entry): string {
  if (entry === undefined) return 'default';
  return JSON.stringify(
    entry.toSorted(byAction).map(({ action, fields, scope }) => [action, fields?.toSorted() ?? null, scopeText(scope)]),
  );
}

function scopeText(scope: RowScope): string {
  return scope.kind === 'stored' ? `stored ${scope.id}` : JSON.stringify(scope);
}
