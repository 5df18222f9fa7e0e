import { useApi, useFeedback, useSession, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type User, displayName, uniqueName } from './user';

export interface DeleteUserProps {
  /** Undefined: the dialog is closed. */
  readonly user: User | undefined;
  onClose(): void;
}

export function DeleteUser({ user, onClose }: DeleteUserProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  if (user === undefined) return null;
  const name = displayName(user);
  const confirm = async (): Promise<void> => {
    await api.post('users:destroy', { params: { filterByTk: user.id } });
    await queries.invalidateQueries({ queryKey: ['records', 'users'] });
    feedback.success(t('users.deleted', { name }));
  };
  return (
    <ConfirmByName
      open
      title={t('users.deleteOf', { name })}
      name={uniqueName(user)}
      losses={<Losses user={user} />}
      confirmText={t('users.deleteButton')}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

function Losses({ user }: { readonly user: User }): ReactNode {
  const t = useT();
  const own = useSession().user.id === user.id;
  return (
    <Flex vertical gap="small">
      {own ? <Alert type="warning" showIcon title={t('users.deleteOwn')} /> : null}
      <Typography.Text>{t('users.deleteLosses')}</Typography.Text>
      <Typography.Text>{t('users.deleteKeeps')}</Typography.Text>
    </Flex>
  );
}
