import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OAuthClient } from '../oauth-client';
import { useReloadClients } from './use-clients';

export interface DeleteClientProps {
  /** Undefined: the dialog is closed. */
  readonly removing: OAuthClient | undefined;
  onClose(): void;
}

export function DeleteClient({ removing, onClose }: DeleteClientProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadClients();
  if (removing === undefined) return null;
  const { clientId, grantTypes } = removing;
  const remove = async (): Promise<void> => {
    await api.post('oauthClients:destroy', { params: { filterByTk: clientId } });
    await reload();
    feedback.success(t('delete.done', { name: clientId }));
  };
  const losses = (
    <Flex vertical gap="small">
      <Typography.Text>{t('delete.losses')}</Typography.Text>
      {grantTypes.includes('client_credentials') ? <Typography.Text>{t('delete.ownTokens')}</Typography.Text> : null}
      {grantTypes.includes('authorization_code') ? <Typography.Text>{t('delete.consents')}</Typography.Text> : null}
      <Typography.Text>{t('delete.keeps')}</Typography.Text>
    </Flex>
  );
  return (
    <ConfirmByName
      open
      title={t('delete.title', { name: clientId })}
      name={clientId}
      losses={losses}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}
