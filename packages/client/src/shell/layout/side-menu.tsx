import { HomeOutlined, SettingOutlined } from '@ant-design/icons';
import { useServices, useT } from '@mortise/plugin-api/client';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useContributions } from '../admin-context';
import { visibleSettings } from '../navigation';
import { MenuGroupSection } from './menu-group-section';
import { MenuLink } from './menu-link';
import { useLiveMenuGroups } from './use-menu-group';

/** Everything there is to go to, as links. Inside the Settings area also its pages. */
export function SideMenu(): ReactNode {
  const t = useT();
  const contributions = useContributions();
  const { session, translate } = useServices();
  useLiveMenuGroups(contributions.menuGroups);
  const entries = contributions.menuEntries.filter(({ visible }) => visible?.(session) ?? true);
  const things = [
    ...entries.map((entry) => ({
      order: entry.order ?? 0,
      node: <MenuLink key={`${entry.owner} ${entry.id}`} to={entry.path} icon={entry.icon} title={translate(entry.owner)(entry.title)} />,
    })),
    ...contributions.menuGroups.map((group) => ({
      order: group.order ?? 0,
      node: <MenuGroupSection key={`${group.owner} ${group.id}`} group={group} />,
    })),
  ].toSorted((a, b) => a.order - b.order);
  return (
    <nav ref={useCurrentInSight()} aria-label={t('layout.menu')} className="side-menu">
      <ul>
        <MenuLink to="/" end icon={<HomeOutlined />} title={t('home.menu')} />
        {things.map(({ node }) => node)}
        <SettingsSection />
      </ul>
    </nav>
  );
}

/** A menu longer than the window shows where somebody is. */
function useCurrentInSight(): RefObject<HTMLElement | null> {
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const show = (): void => menu.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' });
    // Groups whose entries come later push the others down.
    const watch = new ResizeObserver(show);
    if (menu.current !== null) watch.observe(menu.current);
    return () => watch.disconnect();
  }, [pathname]);
  return menu;
}

function SettingsSection(): ReactNode {
  const t = useT();
  const { session, translate } = useServices();
  const pages = visibleSettings(useContributions(), session);
  const inside = useLocation().pathname.startsWith('/settings');
  if (pages.length === 0) return null;
  return (
    <>
      <MenuLink to="/settings" end icon={<SettingOutlined />} title={t('settings.title')} />
      {inside ? (
        <li>
          <ul className="side-menu-inner" aria-label={t('settings.title')}>
            {pages.map(({ id, owner, title }) => (
              <MenuLink key={id} to={`/settings/${id}`} title={translate(owner)(title)} />
            ))}
          </ul>
        </li>
      ) : null}
    </>
  );
}
