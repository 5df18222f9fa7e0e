import { ALL_ROWS, type Entry, type Grant, type GrantableCollection, MATRIX_ACTIONS, type RowScope, hasRows } from './rights';

export const PRESETS = ['full', 'own', 'read', 'none', 'default'] as const;
/** Rules that are wanted often: one choice instead of four. */
export type Preset = (typeof PRESETS)[number];

/** What a preset means for a collection; `own` is the stored scope of own records. */
export function presetEntry(preset: Preset, own: RowScope | undefined): Entry {
  if (preset === 'default') return undefined;
  if (preset === 'none') return [];
  const actions = preset === 'read' ? (['view'] as const) : MATRIX_ACTIONS;
  return actions.map((action): Grant => ({
    action,
    fields: undefined,
    scope: preset === 'own' && own && hasRows(action) ? own : ALL_ROWS,
  }));
}

export function presetFits(preset: Preset, collection: GrantableCollection): boolean {
  return preset !== 'own' || collection.ownable;
}
