import { DeleteOutlined, EditOutlined, TableOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { KnownCollection } from '../use-known-collections';

export interface CollectionTableProps {
  readonly collections: readonly KnownCollection[];
  onRemove(name: string): void;
}

/** All collections, each with the way to its fields and its records. */
export function CollectionTable({ collections, onRemove }: CollectionTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const layout = useTableLayout(columnsOf(t, onRemove));
  return (
    <Table
      {...layout}
      aria-label={t('collections.title')}
      rowKey="name"
      size="middle"
      dataSource={[...collections]}
      pagination={collections.length > 50 ? { pageSize: 50, showSizeChanger: false, itemRender } : false}
    />
  );
}

function columnsOf(t: Translate, onRemove: CollectionTableProps['onRemove']): TableColumnsType<KnownCollection> {
  return [
    {
      key: 'title',
      title: t('collections.list.collection'),
      render: (_value, { name, title }) => <CollectionName name={name} title={title} />,
    },
    { key: 'fields', title: t('collections.list.fields'), align: 'end', width: 90, render: (_value, { fieldCount }) => fieldCount },
    { key: 'origin', title: t('collections.list.origin'), width: 130, render: (_value, { origin }) => <Origin origin={origin} /> },
    {
      key: 'description',
      title: t('collections.list.description'),
      render: (_value, { description }) =>
        description === '' ? null : (
          <Typography.Paragraph ellipsis={{ rows: 2 }} style={{ maxWidth: 320, margin: 0 }}>
            {description}
          </Typography.Paragraph>
        ),
    },
    {
      key: 'acts',
      title: t('collections.list.actions'),
      width: 140,
      render: (_value, collection) => <RowActions collection={collection} onRemove={onRemove} />,
    },
  ];
}

function CollectionName({ name, title }: { readonly name: string; readonly title: string }): ReactNode {
  return (
    <Flex vertical>
      <Link to={`?collection=${encodeURIComponent(name)}`}>
        <strong>{title}</strong>
      </Link>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {name}
      </Typography.Text>
    </Flex>
  );
}

function Origin({ origin }: { readonly origin: KnownCollection['origin'] }): ReactNode {
  const t = useT();
  return <Tag>{t(`collections.origin.${origin}`)}</Tag>;
}

interface RowActionsProps {
  readonly collection: KnownCollection;
  onRemove(name: string): void;
}

function RowActions({ collection: { name, title, origin }, onRemove }: RowActionsProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const acts = [
    { key: 'data', icon: <TableOutlined />, run: () => void navigate(`/data/${encodeURIComponent(name)}`) },
    ...(origin === 'plugin'
      ? []
      : [
          { key: 'edit', icon: <EditOutlined />, run: () => void navigate(`?collection=${encodeURIComponent(name)}&tab=settings`) },
          { key: 'delete', icon: <DeleteOutlined />, run: () => onRemove(name) },
        ]),
  ];
  return (
    <Flex gap={4}>
      {acts.map(({ key, icon, run }) => (
        <Tooltip key={key} title={t(`collections.list.${key}`)} trigger={['hover', 'focus']}>
          <Button type="text" icon={icon} aria-label={t(`collections.list.${key}Of`, { title })} onClick={run} />
        </Tooltip>
      ))}
    </Flex>
  );
}
