import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Role, rolePath } from '../acl-queries';
import { type CellChange, type Draft, NO_CHANGES, changeCell, changeEntry, changeStrategy, countChanges, draftedEntry } from './draft';
import { entryBody } from './entry-wire';
import type { Entry, GrantableCollection, RowScope } from './rights';
import { sourcePath, useRightsSource } from './rights-source';
import type { RoleDefaults, StrategyLevel } from './strategy';

/** The rights of a role as they are shown: what is saved, with the changes on top. */
export interface RoleDraft {
  readonly changes: number;
  readonly saving: boolean;
  /** Defaults as they will be. */
  readonly defaults: RoleDefaults;
  readonly strategyChanged: boolean;
  /** The stored scope of own records. */
  readonly own: RowScope | undefined;
  entryOf(collection: GrantableCollection): Entry;
  isChanged(collection: GrantableCollection): boolean;
  setStrategy(action: string, level: StrategyLevel): void;
  setCell(collection: GrantableCollection, change: Pick<CellChange, 'action' | 'level'>): void;
  setEntry(collection: GrantableCollection, entry: Entry): void;
  discard(): void;
  /** Saves everything; what fails stays a change. */
  save(): Promise<void>;
  /** Saves the rules of one collection at once. @throws ApiError */
  saveEntry(collection: GrantableCollection, entry: Entry): Promise<void>;
}

export function useDraft(role: Role, collections: readonly GrantableCollection[], own: RowScope | undefined): RoleDraft {
  const [draft, setDraft] = useState(NO_CHANGES);
  const { saving, save, saveEntry } = useSaving(role, setDraft);
  const saved = role.strategy?.actions ?? [];
  const defaults = { strategy: draft.strategy ?? saved, snippets: role.snippets ?? [] };
  // A collection that went meanwhile takes its changes with it.
  const names = new Set(collections.map(({ name }) => name));
  const alive = { ...draft, entries: new Map([...draft.entries].filter(([name]) => names.has(name))) };
  return {
    changes: countChanges(alive),
    saving,
    defaults,
    strategyChanged: draft.strategy !== undefined,
    own,
    entryOf: (collection) => draftedEntry(draft, collection),
    isChanged: ({ name }) => draft.entries.has(name),
    setStrategy: (action, level) => setDraft((before) => changeStrategy(before, { action, level, saved })),
    setCell: (collection, change) => setDraft((before) => changeCell(before, collection, { ...change, defaults, own })),
    setEntry: (collection, entry) => setDraft((before) => changeEntry(before, collection, entry)),
    discard: () => setDraft(NO_CHANGES),
    save: () => save(alive),
    saveEntry,
  };
}

type SetDraft = (change: (before: Draft) => Draft) => void;

function useSaving(role: Role, setDraft: SetDraft) {
  const t = useT();
  const feedback = useFeedback();
  const { putEntry, putStrategy, refresh } = useRoleWrites(role);
  const [saving, setSaving] = useState(false);
  /** What was saved is no change any more, as soon as it is shown as saved. */
  const settle = async (done: Saved, strategy?: readonly string[]): Promise<void> => {
    await refresh();
    setDraft((before) => without(before, done, strategy));
  };
  const save = async ({ strategy, entries }: Draft): Promise<void> => {
    setSaving(true);
    const done = new Map<string, { readonly entry: Entry }>();
    try {
      if (strategy !== undefined) await putStrategy(strategy);
      for (const [name, change] of entries) {
        await putEntry(name, change.entry);
        done.set(name, change);
      }
      await settle(done, strategy);
      feedback.success(t('permissions.saved', { role: role.title }));
    } catch (error) {
      feedback.failure(error);
      // Not waited for: without a network it ends only when there is one again. A strategy saved twice does no harm.
      if (done.size > 0) void settle(done, strategy);
    }
    setSaving(false);
  };
  const saveEntry = async ({ name }: GrantableCollection, entry: Entry): Promise<void> => {
    await putEntry(name, entry);
    await settle(new Map([[name, undefined]]));
    feedback.success(t('permissions.saved', { role: role.title }));
  };
  return { saving, save, saveEntry };
}

function useRoleWrites({ name: role }: Role) {
  const api = useApi();
  const queries = useQueryClient();
  const source = useRightsSource();
  return {
    putEntry: (name: string, entry: Entry) =>
      api.post(rolePath(role, 'resources:create'), { params: { dataSourceKey: source }, values: entryBody(name, entry) }),
    putStrategy: (actions: readonly string[]) =>
      api.post(sourcePath(source, 'roles:update'), { params: { filterByTk: role }, values: { strategy: { actions } } }),
    refresh: () => queries.invalidateQueries({ queryKey: ['access'] }),
  };
}

/** Changes that are saved, by collection; undefined: whatever is changed there. */
type Saved = ReadonlyMap<string, { readonly entry: Entry } | undefined>;

/** The changes that are left; what was changed again meanwhile stays one. */
function without(draft: Draft, saved: Saved, strategy: readonly string[] | undefined): Draft {
  const left = [...draft.entries].filter(([name, change]) => !saved.has(name) || (saved.get(name) ?? change) !== change);
  return { strategy: draft.strategy === strategy ? undefined : draft.strategy, entries: new Map(left) };
}
