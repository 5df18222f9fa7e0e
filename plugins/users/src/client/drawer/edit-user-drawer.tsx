import { useApi, useFeedback, useSlotParts, useT } from '@mortise/plugin-api/client';
import { FailureNotice, FormDrawer, Loaded, useFocusReturn } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Drawer, Flex, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import { NewPassword } from '../passwords/new-password';
import { choiceOf } from '../roles/role-choice';
import { RoleFields } from '../roles/role-fields';
import { useMayManageRoles, useRoles, useRolesOfUsers } from '../roles/roles-query';
import { displayName } from '../user';
import { useUser } from '../users-query';
import { AccountFields } from './account-fields';
import { type KnownUser, updateUser } from './save-user';
import { type UserForm, initialForm } from './user-form';

export interface EditUserDrawerProps {
  readonly userId: number;
  onClose(): void;
}

/** The drawer of one user: found by a link, it shows why when it cannot show the account. */
export function EditUserDrawer({ userId, onClose }: EditUserDrawerProps): ReactNode {
  const t = useT();
  useFocusReturn(true);
  const narrow = Grid.useBreakpoint().sm === false;
  const user = useUser(userId);
  const held = useRolesOfUsers([userId]);
  const mayManageRoles = useMayManageRoles();
  const roles = held.data?.get(userId);
  if (user.data !== undefined && (!mayManageRoles || roles !== undefined)) {
    return <UserFormDrawer key={userId} known={{ user: user.data, roles: roles && choiceOf(roles) }} onClose={onClose} />;
  }
  return (
    <Drawer open title={t('users.edit')} size={narrow ? '100%' : 480} onClose={onClose}>
      {held.isError ? <FailureNotice error={held.error} onRetry={() => void held.refetch()} /> : <Loaded query={user}>{() => null}</Loaded>}
    </Drawer>
  );
}

function UserFormDrawer({ known, onClose }: { readonly known: KnownUser; onClose(): void }): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const { data: choices } = useRoles();
  // As it was when the form was opened: what others change meanwhile must not look like something typed here.
  const [{ user, roles }] = useState(known);
  const submit = async (form: UserForm): Promise<void> => {
    await updateUser(api, form, { user, roles });
    await Promise.all([queries.invalidateQueries({ queryKey: ['records', 'users'] }), queries.invalidateQueries({ queryKey: ['access'] })]);
    feedback.success(t('users.saved', { name: displayName(user) }));
  };
  return (
    <FormDrawer<UserForm>
      open
      title={t('users.editOf', { name: displayName(user) })}
      initialValues={{
        ...initialForm(user),
        ...(roles === undefined ? {} : { roles: roles.roles }),
        ...optionalDefault(roles?.defaultRole),
      }}
      onSubmit={submit}
      onClose={onClose}
      after={<UserSections userId={user.id} />}
    >
      <AccountFields />
      {choices === undefined || roles === undefined ? null : <RoleFields roles={choices} held={roles.roles} />}
      <NewPassword />
    </FormDrawer>
  );
}

function optionalDefault(defaultRole: string | undefined): Partial<UserForm> {
  return defaultRole === undefined ? {} : { defaultRole };
}

/** What other plugins have to say about the user. */
function UserSections({ userId }: { readonly userId: number }): ReactNode {
  const parts = useSlotParts('user-section');
  if (parts.length === 0) return null;
  return (
    <Flex vertical gap="large" style={{ marginTop: 32 }}>
      {parts.map((part) => part.show({ userId }))}
    </Flex>
  );
}
