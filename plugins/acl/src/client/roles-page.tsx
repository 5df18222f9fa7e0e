import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRoles } from './acl-queries';
import { NewRoleDrawer } from './roles/new-role-drawer';
import { RolesLayout } from './roles/roles-layout';

/** Roles: who may do what. */
export default function RolesPage(): ReactNode {
  const t = useT();
  const roles = useRoles();
  const [creating, setCreating] = useUrlState('new', { push: true });
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating('1')}>
      {t('roles.create')}
    </Button>
  );
  return (
    <Screen title={t('roles.title')} description={t('roles.description')} actions={create}>
      <Loaded query={roles}>{(list) => <RolesLayout roles={list} />}</Loaded>
      {creating === undefined ? null : <NewRoleDrawer />}
    </Screen>
  );
}
