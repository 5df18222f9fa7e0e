import { useLanguage, useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons, useTableLayout } from '@mortise/ui';
import { Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { AddressText } from '../review/address-text';
import { FindingText } from '../review/finding-text';
import type { RefusalRow, Refusals } from './use-refusals';

export interface RefusalsTableProps {
  readonly found: Refusals;
  readonly busy: boolean;
  onPage(page: number): void;
}

export function RefusalsTable({ found: { data, meta }, busy, onPage }: RefusalsTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const columns = useColumns();
  const layout = useTableLayout(columns, { name: 'address' });
  return (
    <Table<RefusalRow>
      {...layout}
      aria-label={t('tabs.refusals')}
      rowKey="id"
      size="small"
      loading={busy}
      dataSource={data}
      pagination={{
        current: meta.page,
        pageSize: meta.pageSize,
        total: meta.count ?? data.length,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: onPage,
        itemRender,
      }}
    />
  );
}

function useColumns(): TableColumnsType<RefusalRow> {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  return [
    { key: 'lastAt', title: t('caller.lastSeenAt'), render: (_, { lastAt }) => <MomentText value={lastAt} /> },
    {
      key: 'address',
      title: t('caller.address'),
      render: (_, { address }) => (address === '*' ? t('refusals.others') : <AddressText address={address} />),
    },
    { key: 'origin', title: t('caller.origin'), render: (_, { origin }) => origin ?? '–' },
    { key: 'principal', title: t('caller.principal'), render: (_, { principal }) => principal ?? t('caller.unknown') },
    { key: 'path', title: t('caller.path'), render: (_, { path }) => <Typography.Text code>{path}</Typography.Text> },
    {
      key: 'by',
      title: t('caller.by'),
      render: (_, { subject, list, entry }) => (
        <FindingText finding={{ subject, list, passed: false, ...(entry === null ? {} : { entry }) }} />
      ),
    },
    { key: 'count', title: t('refusals.count'), align: 'right', render: (_, { count }) => number.format(count) },
  ];
}
