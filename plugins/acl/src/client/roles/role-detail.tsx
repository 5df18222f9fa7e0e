import { useSlotParts, useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Flex, Tabs, theme } from 'antd';
import type { ReactNode } from 'react';
import type { Role } from '../acl-queries';
import { AdministrationTab } from '../administration/administration-tab';
import { MembersTab } from '../members/members-tab';
import { PermissionsTab } from '../permissions/permissions-tab';
import { RoleHeader } from './role-header';

const FIRST = 'permissions';

/** One role: what it may do with data, what it may administer, who holds it, and what plugins add. */
export function RoleDetail({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const parts = useSlotParts('role-tab');
  const [tab = FIRST, setTab] = useUrlState('tab');
  const items = [
    { key: FIRST, label: t('tabs.permissions'), children: <PermissionsTab role={role} /> },
    { key: 'administration', label: t('tabs.administration'), children: <AdministrationTab role={role} /> },
    { key: 'users', label: t('tabs.users'), children: <MembersTab role={role} /> },
    ...parts.map(({ id, title, show }) => ({ key: id, label: title ?? id, children: show({ role: role.name }) })),
  ];
  const active = items.some(({ key }) => key === tab) ? tab : FIRST;
  return (
    <Flex vertical gap="small" style={{ minWidth: 0, padding: 12, borderRadius: token.borderRadiusLG, background: token.colorBgContainer }}>
      <RoleHeader role={role} />
      <Tabs activeKey={active} onChange={(key) => setTab(key === FIRST ? undefined : key)} items={items} destroyOnHidden />
    </Flex>
  );
}
