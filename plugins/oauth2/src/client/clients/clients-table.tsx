import { DeleteOutlined, KeyOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type OAuthClient, titleOf } from '../oauth-client';
import { CLIENTS_PAGE_SIZE, type ClientsPage } from './use-clients';

export interface ClientsTableProps {
  readonly found: ClientsPage;
  readonly busy: boolean;
  onPage(page: number): void;
  onRemove(client: OAuthClient): void;
}

export function ClientsTable({ found, busy, onPage, onRemove }: ClientsTableProps): ReactNode {
  const t = useT();
  const layout = useTableLayout(columnsOf(t, onRemove));
  return (
    <Table<OAuthClient>
      {...layout}
      aria-label={t('title')}
      rowKey="clientId"
      dataSource={found.data}
      loading={busy}
      pagination={{
        current: found.meta.page,
        pageSize: CLIENTS_PAGE_SIZE,
        total: found.meta.count ?? found.data.length,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: onPage,
        itemRender: usePageButtons(),
      }}
    />
  );
}

function columnsOf(t: Translate, onRemove: ClientsTableProps['onRemove']): TableColumnsType<OAuthClient> {
  return [
    { key: 'name', title: t('field.name'), render: (_, client) => <ClientName client={client} /> },
    { key: 'rights', title: t('field.rights'), render: (_, { rights }) => <Words keys={rights.map((right) => `right.${right}`)} /> },
    {
      key: 'tables',
      title: t('field.tables'),
      render: (_, { tables }) => (tables === null ? t('tables.all') : t('tables.some', { count: tables.length })),
    },
    {
      key: 'grants',
      title: t('field.grantTypes'),
      render: (_, { grantTypes }) => <Words keys={grantTypes.map((type) => `grant.${type}`)} />,
    },
    {
      key: 'state',
      title: t('field.enabled'),
      render: (_, { enabled }) => <Tag color={enabled ? 'success' : 'default'}>{t(enabled ? 'state.on' : 'state.off')}</Tag>,
    },
    { key: 'acts', title: t('field.acts'), width: 100, render: (_, client) => <Acts client={client} onRemove={onRemove} /> },
  ];
}

function ClientName({ client }: { readonly client: OAuthClient }): ReactNode {
  const { clientId, title } = client;
  return (
    <Flex vertical>
      <Link to={`?open=${encodeURIComponent(clientId)}`}>{titleOf(client)}</Link>
      {title === null ? null : (
        <Typography.Text type="secondary" code>
          {clientId}
        </Typography.Text>
      )}
    </Flex>
  );
}

function Words({ keys }: { readonly keys: readonly string[] }): ReactNode {
  const t = useT();
  return keys.length === 0 ? '–' : keys.map((key) => t(key)).join(', ');
}

function Acts({ client, onRemove }: { readonly client: OAuthClient; readonly onRemove: ClientsTableProps['onRemove'] }): ReactNode {
  const t = useT();
  const name = titleOf(client);
  return (
    <Flex gap="small">
      {client.isPublic ? null : (
        <Tooltip title={t('secrets.short')}>
          <Link
            to={`?secrets=${encodeURIComponent(client.clientId)}`}
            aria-label={t('secrets.of', { name })}
            style={{ padding: '4px 8px' }}
          >
            <KeyOutlined />
          </Link>
        </Tooltip>
      )}
      <Tooltip title={t('delete.short')}>
        <Button type="text" danger icon={<DeleteOutlined />} aria-label={t('delete.title', { name })} onClick={() => onRemove(client)} />
      </Tooltip>
    </Flex>
  );
}
