import { useApi, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useReloadSources } from '../use-sources';
import { type AdoptedCollection, adoptedPath } from './adopted';

export interface GiveBackProps {
  readonly leaving: AdoptedCollection | undefined;
  onClose(): void;
}

/** The collection goes, its table stays as it is. */
export function GiveBack({ leaving, onClose }: GiveBackProps): ReactNode {
  const t = useT();
  const api = useApi();
  const reload = useReloadSources();
  if (leaving === undefined) return null;
  const { dataSource, name, title, tableName } = leaving;
  const giveBack = async (): Promise<void> => {
    await api.post(adoptedPath(dataSource, 'destroy'), { params: { filterByTk: name } });
    await reload();
  };
  const losses = (
    <Flex vertical gap="small">
      <Typography.Text>{t('adopted.giveBack.losses')}</Typography.Text>
      <Typography.Text>{t('adopted.giveBack.keeps', { table: tableName })}</Typography.Text>
    </Flex>
  );
  return (
    <ConfirmByName
      open
      title={t('adopted.giveBack.of', { name: title ?? name })}
      name={name}
      losses={losses}
      confirmText={t('adopted.giveBack.short')}
      onConfirm={giveBack}
      onClose={onClose}
    />
  );
}
