import { type MenuGroup, useServices, useSession, useT } from '@mortise/plugin-api/client';
import { Screen } from '@mortise/ui';
import { Card, Flex, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import type { Owned } from '../plugins/registry';
import { useContributions } from '../shell/admin-context';
import { useMenuGroups } from '../shell/layout/use-menu-group';
import { Slot } from '../shell/slot';
import { FailedPlugins } from './failed-plugins';
import { NothingYet } from './nothing-yet';

/** The first page: what plugins put there, and what the viewer can go to. */
export function HomePage(): ReactNode {
  const t = useT();
  const { user } = useSession();
  const { menuGroups } = useContributions();
  // As in the menu, whichever plugin was loaded first.
  const groups = useMemo(() => menuGroups.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)), [menuGroups]);
  const entries = useMenuGroups(groups);
  const isEmpty = entries.every((group) => group?.length === 0);
  return (
    <Screen title={t('home.title', { name: user.nickname ?? user.username ?? user.email ?? '' })} description={t('home.hint')}>
      <FailedPlugins />
      <Slot name="home" properties={{}} />
      {isEmpty ? <NothingYet /> : null}
      {groups.map((group, index) => (
        <GroupCards key={`${group.owner} ${group.id}`} group={group} entries={entries[index] ?? []} />
      ))}
    </Screen>
  );
}

interface GroupCardsProps {
  readonly group: Owned<MenuGroup>;
  readonly entries: ReturnType<MenuGroup['entries']>;
}

function GroupCards({ group, entries }: GroupCardsProps): ReactNode {
  const { translate } = useServices();
  if (entries.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {translate(group.owner)(group.title)}
      </Typography.Title>
      <ul className="card-grid">
        {entries.map(({ id, title, path }) => (
          <li key={id}>
            <Link to={path} className="card-link">
              <Card hoverable size="small">
                <Flex gap="middle" align="center">
                  <span aria-hidden className="card-icon">
                    {group.icon}
                  </span>
                  <Typography.Text strong ellipsis>
                    {title}
                  </Typography.Text>
                </Flex>
              </Card>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
