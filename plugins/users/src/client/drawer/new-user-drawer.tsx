import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PasswordField } from '../passwords/password-field';
import { RoleFields } from '../roles/role-fields';
import { useRoles } from '../roles/roles-query';
import { displayName } from '../user';
import { AccountFields } from './account-fields';
import { createUser, saveRoles } from './save-user';
import type { UserForm } from './user-form';

export interface NewUserDrawerProps {
  /** Shows another user's drawer, or none. */
  onOpen(user: number | undefined): void;
}

/** Creates an account. Its roles begin as those every new user gets. */
export function NewUserDrawer({ onOpen }: NewUserDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const { data: roles, isPending, isEnabled } = useRoles();
  if (isEnabled && isPending) return null;
  const given = (roles ?? []).filter((role) => role.default).map(({ name }) => name);
  const submit = async (form: UserForm): Promise<void> => {
    const user = await createUser(api, form);
    const failure = await saveRoles(api, user.id, { form, before: { roles: given, defaultRole: undefined } }).catch(
      (error: unknown) => error,
    );
    await Promise.all([queries.invalidateQueries({ queryKey: ['records', 'users'] }), queries.invalidateQueries({ queryKey: ['access'] })]);
    if (failure === undefined) {
      feedback.success(t('users.created', { name: displayName(user) }));
      return;
    }
    // The account is there: what is missing is finished in its own drawer.
    feedback.failure(failure);
    queueMicrotask(() => onOpen(user.id));
  };
  return (
    <FormDrawer<UserForm>
      open
      title={t('users.create')}
      submitText={t('users.createButton')}
      initialValues={{ roles: given }}
      onSubmit={submit}
      onClose={() => onOpen(undefined)}
    >
      <AccountFields isNew />
      <PasswordField label={t('users.password.label')} extra={t('users.password.createHint')} />
      {roles === undefined ? null : <RoleFields roles={roles} held={[]} />}
    </FormDrawer>
  );
}
