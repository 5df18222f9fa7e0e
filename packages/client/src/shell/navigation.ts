import type { Destination, Session, SettingsPage, Translate } from '@mortise/plugin-api/client';
import type { Contributions, Owned } from '../plugins/registry';
import { CORE_SETTINGS } from '../settings/core-settings';

type TranslateFor = (owner: string) => Translate;

const byOrder = (a: { readonly order?: number }, b: { readonly order?: number }): number => (a.order ?? 0) - (b.order ?? 0);

/** The settings pages the viewer may open, those of the core included, in order. */
export function visibleSettings({ settingsPages }: Contributions, session: Session): readonly Owned<SettingsPage>[] {
  return [...CORE_SETTINGS, ...settingsPages].filter(({ snippet }) => snippet === undefined || session.can(snippet)).toSorted(byOrder);
}

export function settingsDestinations(contributions: Contributions, session: Session, translate: TranslateFor): readonly Destination[] {
  return visibleSettings(contributions, session).map(({ id, title, owner }) => ({
    id,
    title: translate(owner)(title),
    path: `/settings/${id}`,
  }));
}

/** The menu's single entries; groups come from data. */
export function menuDestinations({ menuEntries }: Contributions, session: Session, translate: TranslateFor): readonly Destination[] {
  return menuEntries
    .filter(({ visible }) => visible?.(session) ?? true)
    .toSorted(byOrder)
    .map(({ id, owner, title, path }) => ({ id: `${owner}:${id}`, title: translate(owner)(title), path }));
}
