import { useT } from '@mortise/plugin-api/client';
import { Flex, Tag, Typography, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Role } from '../acl-queries';

export interface RoleListProps {
  readonly roles: readonly Role[];
  readonly current: string | undefined;
}

export function RoleList({ roles, current }: RoleListProps): ReactNode {
  const t = useT();
  return (
    <nav aria-label={t('roles.title')}>
      <Flex vertical component="ul" gap={4} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {roles.map((role) => (
          <li key={role.name}>
            <RoleLink role={role} current={role.name === current} />
          </li>
        ))}
      </Flex>
    </nav>
  );
}

function RoleLink({ role, current }: { readonly role: Role; readonly current: boolean }): ReactNode {
  const t = useT();
  const style = useRowStyle(current);
  const tab = useSearchParams()[0].get('tab');
  const search = new URLSearchParams({ role: role.name, ...(tab === null ? {} : { tab }) });
  return (
    <Link to={{ search: search.toString() }} aria-current={current ? 'page' : undefined} style={style}>
      <Flex justify="space-between" align="center" gap="small">
        <Typography.Text strong={current} ellipsis>
          {role.title}
        </Typography.Text>
        {role.default ? <Tag style={{ marginInlineEnd: 0 }}>{t('roles.defaultTag')}</Tag> : null}
      </Flex>
      <Typography.Text type="secondary" ellipsis style={{ fontSize: 12 }}>
        {role.name}
      </Typography.Text>
    </Link>
  );
}

function useRowStyle(current: boolean): CSSProperties {
  const { token } = theme.useToken();
  return {
    display: 'block',
    padding: '8px 12px',
    borderRadius: token.borderRadius,
    background: current ? token.controlItemBgActive : token.colorBgContainer,
    border: `1px solid ${current ? token.colorPrimary : token.colorBorderSecondary}`,
    textDecoration: 'none',
  };
}
