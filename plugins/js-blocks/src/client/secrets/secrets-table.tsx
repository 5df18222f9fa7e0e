import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { MomentText, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { ShownSecret } from '../../contract';

export interface SecretsTableProps {
  readonly secrets: readonly ShownSecret[];
  onEdit(secret: ShownSecret): void;
  onRemove(secret: ShownSecret): void;
}

export function SecretsTable({ secrets, onEdit, onRemove }: SecretsTableProps): ReactNode {
  const t = useT();
  const columns: TableColumnsType<ShownSecret> = [
    { key: 'name', title: t('secrets.name'), render: (_, { name }) => <Typography.Text code>{name}</Typography.Text> },
    { key: 'description', title: t('secrets.description'), render: (_, { description }) => description ?? '–' },
    { key: 'hosts', title: t('secrets.hosts'), render: (_, { hosts }) => (hosts.length === 0 ? t('secrets.here') : hosts.join(', ')) },
    { key: 'updatedAt', title: t('secrets.changed'), render: (_, { updatedAt }) => <MomentText value={updatedAt} /> },
    {
      key: 'actions',
      title: <span className="visually-hidden">{t('secrets.actions')}</span>,
      align: 'end',
      render: (_, secret) => <SecretActions secret={secret} onEdit={onEdit} onRemove={onRemove} />,
    },
  ];
  const layout = useTableLayout(columns, { acts: 'actions' });
  return (
    <Table {...layout} aria-label={t('settings.tabs.secrets')} rowKey="name" size="small" pagination={false} dataSource={[...secrets]} />
  );
}

function SecretActions({ secret, onEdit, onRemove }: Omit<SecretsTableProps, 'secrets'> & { readonly secret: ShownSecret }): ReactNode {
  const t = useT();
  const { name } = secret;
  return (
    <Flex justify="flex-end">
      <Button type="text" icon={<EditOutlined />} aria-label={t('secrets.editOf', { name })} onClick={() => onEdit(secret)} />
      <Button type="text" icon={<DeleteOutlined />} aria-label={t('secrets.removeOf', { name })} onClick={() => onRemove(secret)} />
    </Flex>
  );
}
