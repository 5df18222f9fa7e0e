import { type Entry, type GrantableCollection, type Level, type RowScope, grantOf, sameEntry, withGrant } from './rights';
import { type RoleDefaults, type StrategyLevel, defaultEntry, sameStrategy, withStrategyLevel } from './strategy';

/** What was changed and not yet saved. */
export interface Draft {
  readonly strategy: readonly string[] | undefined;
  /** By collection; a name that is absent was not touched. */
  readonly entries: ReadonlyMap<string, { readonly entry: Entry }>;
}

export const NO_CHANGES: Draft = { strategy: undefined, entries: new Map() };

export function countChanges({ strategy, entries }: Draft): number {
  return entries.size + (strategy === undefined ? 0 : 1);
}

/** The rules of a collection as they will be. */
export function draftedEntry({ entries }: Draft, collection: GrantableCollection): Entry {
  const changed = entries.get(collection.name);
  return changed === undefined ? collection.entry : changed.entry;
}

/** A change that leads back to what is saved is no change. */
export function changeEntry(draft: Draft, collection: GrantableCollection, entry: Entry): Draft {
  const entries = new Map(draft.entries);
  if (sameEntry(entry, collection.entry)) entries.delete(collection.name);
  else entries.set(collection.name, { entry });
  return { ...draft, entries };
}

export interface CellChange {
  readonly action: string;
  readonly level: Exclude<Level, 'custom'>;
  readonly defaults: RoleDefaults;
  /** The stored scope of own records. */
  readonly own: RowScope | undefined;
}

/** One cell of the matrix: the other actions of the collection stay as they are, so does a limit to some fields. */
export function changeCell(draft: Draft, collection: GrantableCollection, { action, level, defaults, own }: CellChange): Draft {
  const before = draftedEntry(draft, collection) ?? defaultEntry(collection, defaults, own);
  const scope = level === 'own' ? own : ({ kind: 'all' } as const);
  const fields = grantOf(before, action)?.fields;
  return changeEntry(draft, collection, withGrant(before, action, level === 'none' || !scope ? undefined : { action, fields, scope }));
}

export interface StrategyChange {
  readonly action: string;
  readonly level: StrategyLevel;
  readonly saved: readonly string[];
}

export function changeStrategy(draft: Draft, { action, level, saved }: StrategyChange): Draft {
  const strategy = withStrategyLevel(draft.strategy ?? saved, action, level);
  return { ...draft, strategy: sameStrategy(strategy, saved) ? undefined : strategy };
}
