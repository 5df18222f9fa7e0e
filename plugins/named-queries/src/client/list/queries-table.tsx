import { DeleteOutlined, EditOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout, useUrlPatch } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { NamedQuery } from '../named-query';
import type { QueriesFound } from '../use-queries';

export interface QueriesTableProps {
  readonly found: QueriesFound;
  /** Other rows than these are on their way. */
  readonly busy: boolean;
  onPage(page: number): void;
  onRun(name: string): void;
  onDelete(query: NamedQuery): void;
}

export function QueriesTable({ found: { data, meta }, busy, onPage, onRun, onDelete }: QueriesTableProps): ReactNode {
  const t = useT();
  const acts = (query: NamedQuery): ReactNode => <QueryActs query={query} onRun={onRun} onDelete={onDelete} />;
  const layout = useTableLayout(columnsOf(t, acts));
  return (
    <Table<NamedQuery>
      {...layout}
      aria-label={t('queries.title')}
      rowKey="name"
      size="middle"
      loading={busy}
      dataSource={[...data]}
      pagination={{
        current: meta.page,
        pageSize: meta.pageSize,
        total: meta.count ?? data.length,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: onPage,
        itemRender: usePageButtons(),
      }}
    />
  );
}

function columnsOf(t: Translate, acts: (query: NamedQuery) => ReactNode): TableColumnsType<NamedQuery> {
  return [
    { key: 'name', title: t('queries.name'), render: (_, query) => <QueryName query={query} /> },
    { key: 'kind', title: t('queries.kind'), render: (_, query) => <Content query={query} /> },
    {
      key: 'parameters',
      title: t('queries.parameters'),
      render: (_, { parameters }) => parameters.map(({ name, required }) => (required === true ? `${name} *` : name)).join(', ') || '–',
    },
    { key: 'roles', title: t('queries.roles'), render: (_, { roles }) => <Roles roles={roles} /> },
    { key: 'acts', title: t('queries.acts'), width: 140, render: (_, query) => acts(query) },
  ];
}

function QueryName({ query: { name, title } }: { readonly query: NamedQuery }): ReactNode {
  return (
    <Flex vertical>
      <Link to={`?edit=${encodeURIComponent(name)}`}>
        <strong>{title ?? name}</strong>
      </Link>
      {title === null ? null : (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {name}
        </Typography.Text>
      )}
    </Flex>
  );
}

function Content({ query: { kind, tree } }: { readonly query: NamedQuery }): ReactNode {
  const t = useT();
  return kind === 'sql' ? <Tag>SQL</Tag> : <Tag>{t(`queries.tree.${tree?.action ?? 'list'}`, { collection: tree?.resource ?? '' })}</Tag>;
}

/** A query may be given to two hundred. */
const MOST_ROLES = 4;

function Roles({ roles }: { readonly roles: readonly string[] }): ReactNode {
  const t = useT();
  if (roles.length === 0) return <Typography.Text type="secondary">{t('queries.nobody')}</Typography.Text>;
  const more = roles.length - MOST_ROLES;
  return (
    <Flex gap={4} wrap>
      {roles.slice(0, MOST_ROLES).map((role) => (
        <Tag key={role}>{role}</Tag>
      ))}
      {more > 0 ? <Typography.Text>{t('queries.more', { count: more })}</Typography.Text> : null}
    </Flex>
  );
}

interface QueryActsProps extends Pick<QueriesTableProps, 'onRun' | 'onDelete'> {
  readonly query: NamedQuery;
}

function QueryActs({ query, onRun, onDelete }: QueryActsProps): ReactNode {
  const t = useT();
  const patch = useUrlPatch({ push: true });
  const name = query.title ?? query.name;
  const acts = [
    { act: 'run', icon: <PlayCircleOutlined />, onClick: () => onRun(query.name) },
    { act: 'edit', icon: <EditOutlined />, onClick: () => patch({ edit: query.name }) },
    { act: 'delete', icon: <DeleteOutlined />, onClick: () => onDelete(query) },
  ];
  return (
    <Flex gap={4}>
      {acts.map(({ act, icon, onClick }) => (
        <Tooltip key={act} title={t(`queries.${act}.short`)} trigger={['hover', 'focus']}>
          <Button type="text" danger={act === 'delete'} icon={icon} aria-label={t(`queries.${act}.of`, { name })} onClick={onClick} />
        </Tooltip>
      ))}
    </Flex>
  );
}
