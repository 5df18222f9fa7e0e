import { useServices, useT } from '@mortise/plugin-api/client';
import { useContributions } from '../shell/admin-context';
import { useMenuGroups } from '../shell/layout/use-menu-group';
import type { Choice } from './find-choices';

/** Everything the palette can lead to, for the viewer. */
export function useChoices(): readonly Choice[] {
  const t = useT();
  const { navigation, session, translate } = useServices();
  const { commands, menuGroups } = useContributions();
  const groups = useMenuGroups(menuGroups);
  return [
    { id: 'home', title: t('home.menu'), group: t('palette.pages'), path: '/' },
    ...navigation.pages.map((page) => ({ ...page, group: t('palette.pages') })),
    ...menuGroups.flatMap((group, index) =>
      (groups[index] ?? []).map(({ id, title, path }) => ({
        id: `${group.owner}:${group.id}:${id}`,
        title,
        path,
        group: translate(group.owner)(group.title),
      })),
    ),
    ...commands
      .filter(({ visible }) => visible?.(session) ?? true)
      .map(({ owner, id, title, path }) => ({ id: `${owner}:${id}`, title: translate(owner)(title), path, group: t('palette.commands') })),
    ...navigation.settings.map((page) => ({ ...page, id: `settings:${page.id}`, group: t('settings.title') })),
  ];
}
