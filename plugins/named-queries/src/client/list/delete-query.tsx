import { useApi, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { NamedQuery } from '../named-query';
import { useReloadQueries } from '../use-queries';

export interface DeleteQueryProps {
  readonly doomed: NamedQuery | undefined;
  onClose(): void;
}

export function DeleteQuery({ doomed, onClose }: DeleteQueryProps): ReactNode {
  const t = useT();
  const api = useApi();
  const reload = useReloadQueries();
  if (doomed === undefined) return null;
  const { name, title } = doomed;
  const remove = async (): Promise<void> => {
    await api.post('namedQueries:destroy', { params: { filterByTk: name } });
    await reload();
  };
  return (
    <ConfirmByName
      open
      title={t('queries.delete.of', { name: title ?? name })}
      name={name}
      losses={<Losses query={doomed} />}
      onConfirm={remove}
      onClose={onClose}
    />
  );
}

/** Who runs it now, and how programs do. */
function Losses({ query: { name, roles } }: { readonly query: NamedQuery }): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="small">
      <Typography.Text>
        {roles.length === 0 ? t('queries.delete.unused') : t('queries.delete.roles', { roles: roles.join(', ') })}
      </Typography.Text>
      <Typography.Text>{t('queries.delete.programs')}</Typography.Text>
      <Typography.Text code style={{ wordBreak: 'break-all' }}>{`namedQueries:run?filterByTk=${name}`}</Typography.Text>
      <Typography.Text>{t('queries.delete.keeps')}</Typography.Text>
    </Flex>
  );
}
