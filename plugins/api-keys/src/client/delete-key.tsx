import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName, MomentText } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type ApiKey, keysPath, nameOfKey } from './api-key';
import { useReloadKeys } from './use-keys';

export interface DeleteKeyProps {
  /** Undefined: the dialog is closed. */
  readonly removing: ApiKey | undefined;
  readonly userId: number | undefined;
  onClose(): void;
}

export function DeleteKey({ removing, userId, onClose }: DeleteKeyProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const { reload } = useReloadKeys();
  if (removing === undefined) return null;
  const name = nameOfKey(removing);
  const remove = async (): Promise<void> => {
    await api.post(keysPath('destroy', userId), { params: { filterByTk: removing.id } });
    await reload();
    feedback.success(t('delete.done', { name }));
  };
  return (
    <ConfirmByName
      open
      title={t('delete.title', { name })}
      name={name}
      losses={<Losses apiKey={removing} />}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

function Losses({ apiKey: { useCount, lastUsedAt } }: { readonly apiKey: ApiKey }): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="small">
      <Typography.Text>{t('delete.losses')}</Typography.Text>
      <Typography.Text>
        {useCount === 0 ? (
          t('delete.unused')
        ) : (
          <>
            {t('delete.used', { count: useCount })} <MomentText value={lastUsedAt} />
          </>
        )}
      </Typography.Text>
      <Typography.Text>{t('delete.keeps')}</Typography.Text>
    </Flex>
  );
}
