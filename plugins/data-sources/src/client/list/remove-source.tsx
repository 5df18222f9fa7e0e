import { useApi, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Source } from '../source';
import { useReloadSources } from '../use-sources';

export interface RemoveSourceProps {
  readonly removing: Source | undefined;
  onClose(): void;
}

export function RemoveSource({ removing, onClose }: RemoveSourceProps): ReactNode {
  const t = useT();
  const api = useApi();
  const reload = useReloadSources();
  if (removing === undefined) return null;
  const { key, displayName } = removing;
  const remove = async (): Promise<void> => {
    await api.post('dataSources:destroy', { params: { filterByTk: key } });
    await reload();
  };
  return (
    <ConfirmByName
      open
      title={t('sources.remove.of', { name: displayName })}
      name={key}
      losses={<Losses />}
      confirmText={t('sources.remove.short')}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

function Losses(): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="small">
      <Typography.Text>{t('sources.remove.losses')}</Typography.Text>
      <Typography.Text>{t('sources.remove.keeps')}</Typography.Text>
    </Flex>
  );
}
