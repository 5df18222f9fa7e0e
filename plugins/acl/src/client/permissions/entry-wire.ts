import type { JsonObject } from '@mortise/shared';
import { ALL_ROWS, type Entry, type Grant, type RowScope } from './rights';

/** A grant as the server shows it in an entry. */
export interface WireGrant {
  readonly name: string;
  readonly fields: readonly string[] | null;
  readonly scopeId: number | null;
  readonly scope: { readonly id: number; readonly key: string; readonly name: string } | { readonly filter: JsonObject } | null;
}

export function readEntry(actions: readonly WireGrant[] | null): Entry {
  return actions?.map(({ name, fields, scope }) => ({ action: name, fields: fields ?? undefined, scope: readScope(scope) }));
}

function readScope(scope: WireGrant['scope']): RowScope {
  if (scope === null) return ALL_ROWS;
  if ('filter' in scope) return { kind: 'filter', filter: scope.filter };
  return { kind: 'stored', id: scope.id, key: scope.key, name: scope.name };
}

/** Body of `resources:create`, which replaces the role's rules for a collection. */
export function entryBody(collection: string, entry: Entry): JsonObject {
  if (entry === undefined) return { name: collection, usingActionsConfig: false };
  return { name: collection, usingActionsConfig: true, actions: entry.map(writeGrant) };
}

function writeGrant({ action, fields, scope }: Grant): JsonObject {
  return { name: action, fields: fields ?? null, ...writeScope(scope) };
}

function writeScope(scope: RowScope): JsonObject {
  if (scope.kind === 'all') return {};
  return scope.kind === 'stored' ? { scopeId: scope.id } : { scope: { filter: scope.filter } };
}
