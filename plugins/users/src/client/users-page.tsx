import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Loaded, Screen } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { DeleteUser } from './delete-user';
import { UserDrawer } from './drawer/user-drawer';
import { UsersTable } from './table/users-table';
import { UsersToolbar } from './table/users-toolbar';
import type { User } from './user';
import { useUsersAddress } from './users-address';
import { useUsers } from './users-query';

/** Accounts: who may sign in, and with which roles. */
export default function UsersPage(): ReactNode {
  const t = useT();
  const address = useUsersAddress();
  const users = useUsers(address);
  const [doomed, setDoomed] = useState<User | undefined>();
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => address.open('new')}>
      {t('users.create')}
    </Button>
  );
  return (
    <Screen title={t('users.title')} description={t('users.description')} actions={create}>
      <UsersToolbar address={address} />
      <Loaded query={users}>
        {(page) => <UsersTable address={address} page={page} busy={users.isPlaceholderData} onDelete={setDoomed} />}
      </Loaded>
      <UserDrawer user={address.user} onOpen={address.open} />
      <DeleteUser user={doomed} onClose={() => setDoomed(undefined)} />
    </Screen>
  );
}
