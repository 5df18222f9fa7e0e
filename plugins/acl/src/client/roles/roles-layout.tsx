import { ArrowLeftOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, useUrlState } from '@mortise/ui';
import { Flex, Grid, theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import { ROOT_ROLE, type Role } from '../acl-queries';
import { RoleDetail } from './role-detail';
import { RoleList } from './role-list';

/** Stays in view with a bar of its own: however many roles there are, the chosen one begins at the top. */
const BESIDE: CSSProperties = { position: 'sticky', top: 0, maxHeight: 'calc(100dvh - 120px)', overflowY: 'auto' };

/** List and detail side by side; on a phone one after the other. */
export function RolesLayout({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const [chosen] = useUrlState('role');
  const wide = Grid.useBreakpoint().lg !== false;
  const first = roles.find(({ name }) => name !== ROOT_ROLE) ?? roles[0];
  const name = chosen ?? (wide ? first?.name : undefined);
  const role = roles.find((candidate) => candidate.name === name);
  const detail = name === undefined ? null : role === undefined ? <Gone /> : <RoleDetail key={role.name} role={role} />;
  if (!wide) return detail === null ? <RoleList roles={roles} current={undefined} /> : <Narrow>{detail}</Narrow>;
  return (
    <Flex gap="middle" align="flex-start">
      <div style={{ flex: '0 0 200px', minWidth: 0, ...BESIDE }}>
        <RoleList roles={roles} current={name} />
      </div>
      <div style={{ flex: 1, minWidth: 0 }}>{detail}</div>
    </Flex>
  );
}

function Narrow({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Flex vertical gap="middle" style={{ minWidth: 0 }}>
      <BackToList />
      {children}
    </Flex>
  );
}

function BackToList(): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Link to="." style={{ lineHeight: '24px', color: token.colorText, textDecoration: 'underline' }}>
      <ArrowLeftOutlined aria-hidden /> {t('roles.all')}
    </Link>
  );
}

/** The address names a role that is not there (any more). */
function Gone(): ReactNode {
  const t = useT();
  return <EmptyState title={t('roles.gone')} hint={t('roles.goneHint')} action={<BackToList />} />;
}
