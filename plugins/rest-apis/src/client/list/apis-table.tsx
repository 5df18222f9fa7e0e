import { DeleteOutlined, SettingOutlined } from '@ant-design/icons';
import { type Translate, useFeedback, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Switch, Table, type TableColumnsType, Tooltip, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RestApi } from '../rest-api';
import { useChangeApis } from '../use-rest-apis';
import { useSourceTitle } from '../use-source-title';
import { DeleteApi } from './delete-api';

export function ApisTable({ apis }: { readonly apis: readonly RestApi[] }): ReactNode {
  const t = useT();
  const titleOf = useSourceTitle();
  const [doomed, setDoomed] = useState<RestApi>();
  const itemRender = usePageButtons();
  const layout = useTableLayout(apiColumns(t, titleOf, setDoomed));
  return (
    <>
      <Table<RestApi>
        {...layout}
        aria-label={t('title')}
        rowKey="id"
        size="middle"
        dataSource={apis}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false, itemRender }}
      />
      <DeleteApi api={doomed} onClose={() => setDoomed(undefined)} />
    </>
  );
}

function apiColumns(t: Translate, titleOf: (source: string) => string, onRemove: (api: RestApi) => void): TableColumnsType<RestApi> {
  return [
    { key: 'name', title: t('field.name'), render: (_, { id, name }) => <Link to={`/rest-apis/${id}`}>{name}</Link> },
    { key: 'slug', title: t('field.slug'), render: (_, { slug }) => <Typography.Text code>{slug}</Typography.Text> },
    { key: 'dataSource', title: t('field.dataSource'), render: (_, { dataSource }) => titleOf(dataSource) },
    { key: 'serves', title: t('field.serves'), render: (_, api) => servesText(api, t) },
    { key: 'enabled', title: t('field.enabled'), render: (_, api) => <EnabledSwitch api={api} /> },
    { key: 'acts', title: t('acts'), width: 120, render: (_, api) => <Acts api={api} onRemove={() => onRemove(api)} /> },
  ];
}

function Acts({ api: { id, name }, onRemove }: { readonly api: RestApi; onRemove(): void }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Flex gap="small">
      <Act label={t('configure', { name })} icon={<SettingOutlined />} onClick={() => void navigate(`/rest-apis/${id}`)} />
      <Act label={t('delete.title', { name })} icon={<DeleteOutlined />} danger onClick={onRemove} />
    </Flex>
  );
}

function servesText({ tables, queries }: RestApi, t: Translate): string {
  const shown = tables === null ? t('serves.allTables') : t('serves.tables', { count: tables.length });
  return queries.length === 0 ? shown : `${shown}, ${t('serves.queries', { count: queries.length })}`;
}

interface ActProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly danger?: boolean;
  onClick(): void;
}

function Act({ label, icon, danger = false, onClick }: ActProps): ReactNode {
  return (
    <Tooltip title={label}>
      <Button type="text" danger={danger} aria-label={label} icon={icon} onClick={onClick} />
    </Tooltip>
  );
}

/** Callers meet the change with their next request. */
function EnabledSwitch({ api }: { readonly api: RestApi }): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const { update } = useChangeApis();
  const [busy, setBusy] = useState(false);
  const change = async (enabled: boolean): Promise<void> => {
    setBusy(true);
    try {
      await update(api.id, { enabled });
      feedback.success(t(enabled ? 'switchedOn' : 'switchedOff', { name: api.name }));
    } catch (error) {
      feedback.failure(error);
    } finally {
      setBusy(false);
    }
  };
  return <Switch aria-label={t('enabledOf', { name: api.name })} checked={api.enabled} loading={busy} onChange={(on) => void change(on)} />;
}
