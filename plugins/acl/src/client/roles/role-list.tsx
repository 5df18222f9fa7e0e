import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Input, Tag, Typography, theme } from 'antd';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Role } from '../acl-queries';

/** As many as are found without a search. */
const AT_A_GLANCE = 12;

export interface RoleListProps {
  readonly roles: readonly Role[];
  readonly current: string | undefined;
}

export function RoleList({ roles, current }: RoleListProps): ReactNode {
  const t = useT();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = roles.filter(({ name, title }) => `${name}\n${title}`.toLowerCase().includes(wanted));
  return (
    <nav aria-label={t('roles.title')}>
      {roles.length > AT_A_GLANCE ? <RoleSearch text={text} onChange={setText} /> : null}
      {shown.length === 0 ? <Typography.Text type="secondary">{t('roles.noneFound')}</Typography.Text> : null}
      <Flex vertical component="ul" gap={4} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {shown.map((role) => (
          <li key={role.name}>
            <RoleLink role={role} current={role.name === current} />
          </li>
        ))}
      </Flex>
    </nav>
  );
}

interface RoleSearchProps {
  readonly text: string;
  onChange(text: string): void;
}

function RoleSearch({ text, onChange }: RoleSearchProps): ReactNode {
  const t = useT();
  return (
    <Input
      value={text}
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t('roles.find')}
      aria-label={t('roles.find')}
      style={{ marginBottom: 8 }}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function RoleLink({ role, current }: { readonly role: Role; readonly current: boolean }): ReactNode {
  const t = useT();
  const style = useRowStyle(current);
  const tab = useSearchParams()[0].get('tab');
  const search = new URLSearchParams({ role: role.name, ...(tab === null ? {} : { tab }) });
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <Link ref={link} to={{ search: search.toString() }} aria-current={current ? 'page' : undefined} title={role.title} style={style}>
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
