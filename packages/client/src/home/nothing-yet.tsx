import { DatabaseOutlined } from '@ant-design/icons';
import { useServices, useT } from '@mortise/plugin-api/client';
import { EmptyState } from '@mortise/ui';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useContributions } from '../shell/admin-context';

/** Stands where there is nothing to go to. Whoever may make something is led to it by the plugins whose groups are empty. */
export function NothingYet(): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const { session, translate } = useServices();
  const { commands, menuGroups } = useContributions();
  const owners = new Set(menuGroups.map(({ owner }) => owner));
  const offered = commands
    .filter(({ owner, visible }) => owners.has(owner) && (visible?.(session) ?? true))
    // Whichever plugin was loaded first.
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  if (offered.length === 0) return <EmptyState icon={<DatabaseOutlined />} title={t('home.nothing')} hint={t('home.nothingHint')} />;
  const buttons = (
    <Flex wrap gap="small" justify="center">
      {offered.map(({ owner, id, title, path }, index) => (
        <Button key={`${owner} ${id}`} type={index === 0 ? 'primary' : 'default'} onClick={() => void navigate(path)}>
          {translate(owner)(title)}
        </Button>
      ))}
    </Flex>
  );
  return <EmptyState icon={<DatabaseOutlined />} title={t('home.begin')} hint={t('home.beginHint')} action={buttons} />;
}
