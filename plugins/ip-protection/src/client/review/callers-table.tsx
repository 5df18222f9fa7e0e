import { useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons, useTableLayout } from '@mortise/ui';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { TriedCaller } from '../../contract/rule';
import { AddressText } from './address-text';
import { FindingText } from './finding-text';

export interface CallersTableProps {
  readonly label: string;
  readonly callers: readonly TriedCaller[];
}

/** Who called, when last, and which list would refuse them. */
export function CallersTable({ label, callers }: CallersTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const columns: TableColumnsType<TriedCaller> = [
    { key: 'address', title: t('caller.address'), render: (_, { address }) => <AddressText address={address} /> },
    { key: 'principal', title: t('caller.principal'), render: (_, { principal }) => principal ?? t('caller.unknown') },
    { key: 'origin', title: t('caller.origin'), render: (_, { origin }) => origin ?? '–' },
    { key: 'lastSeenAt', title: t('caller.lastSeenAt'), render: (_, { lastSeenAt }) => <MomentText value={lastSeenAt} /> },
    { key: 'by', title: t('caller.by'), render: (_, { by }) => (by === null ? '–' : <FindingText finding={by} />) },
  ];
  const layout = useTableLayout(columns);
  return (
    <Table<TriedCaller>
      {...layout}
      aria-label={label}
      size="small"
      rowKey={({ address, principal, origin }) => `${address} ${principal ?? ''} ${origin ?? ''}`}
      dataSource={callers}
      pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true, itemRender }}
    />
  );
}
