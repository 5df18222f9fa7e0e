import { DeleteOutlined, EditOutlined, ReloadOutlined } from '@ant-design/icons';
import { MAIN_SOURCE, type Translate, useT } from '@mortise/plugin-api/client';
import { useTableLayout, useUrlPatch } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Source, addressOf, nameOf } from '../source';
import { EnabledSwitch } from './enabled-switch';
import { SourceStateView } from './source-state-view';
import { useRefresh } from './use-refresh';

export interface SourcesTableProps {
  readonly sources: readonly Source[];
  onRemove(source: Source): void;
}

export function SourcesTable({ sources, onRemove }: SourcesTableProps): ReactNode {
  const t = useT();
  const layout = useTableLayout(columnsOf(t, onRemove));
  return (
    <Table<Source> {...layout} aria-label={t('sources.title')} rowKey="key" size="middle" dataSource={[...sources]} pagination={false} />
  );
}

function columnsOf(t: Translate, onRemove: SourcesTableProps['onRemove']): TableColumnsType<Source> {
  return [
    { key: 'name', title: t('sources.name'), render: (_, source) => <SourceName source={source} /> },
    { key: 'kind', title: t('sources.kind'), render: (_, { type }) => t(`sources.kinds.${type}`) },
    { key: 'state', title: t('sources.state'), width: 280, render: (_, source) => <SourceStateView source={source} /> },
    {
      key: 'enabled',
      title: t('sources.enabled'),
      render: (_, source) => (source.key === MAIN_SOURCE ? '–' : <EnabledSwitch source={source} />),
    },
    { key: 'acts', title: t('sources.acts'), render: (_, source) => <SourceActs source={source} onRemove={onRemove} /> },
  ];
}

function SourceName({ source }: { readonly source: Source }): ReactNode {
  const { key, displayName } = source;
  const t = useT();
  return (
    <Flex vertical style={{ maxWidth: 240 }}>
      <Link to={`?source=${encodeURIComponent(key)}`}>
        <strong>{nameOf(source, t)}</strong>
      </Link>
      <Typography.Text type="secondary" ellipsis={{ tooltip: true }} style={{ fontSize: 12 }}>
        {[key === displayName ? '' : key, addressOf(source)].filter(Boolean).join(' · ')}
      </Typography.Text>
    </Flex>
  );
}

function SourceActs({ source, onRemove }: { readonly source: Source; onRemove(source: Source): void }): ReactNode {
  const t = useT();
  const patch = useUrlPatch({ push: true });
  const { busy, refresh } = useRefresh(source);
  const { key, enabled } = source;
  const name = nameOf(source, t);
  const acts = [
    ...(enabled ? [{ act: 'refresh', icon: <ReloadOutlined />, run: () => void refresh(), loading: busy }] : []),
    ...(key === MAIN_SOURCE
      ? []
      : [
          { act: 'edit', icon: <EditOutlined />, run: () => patch({ edit: key }), loading: false },
          { act: 'remove', icon: <DeleteOutlined />, run: () => onRemove(source), loading: false },
        ]),
  ];
  return (
    <Flex gap={4}>
      {acts.map(({ act, icon, run, loading }) => (
        <Tooltip key={act} title={t(`sources.${act}.short`)} trigger={['hover', 'focus']}>
          <Button
            type="text"
            danger={act === 'remove'}
            icon={icon}
            loading={loading}
            aria-label={t(`sources.${act}.of`, { name })}
            onClick={run}
          />
        </Tooltip>
      ))}
    </Flex>
  );
}
