import { useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons } from '@mortise/ui';
import { Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { TriedCaller } from '../../contract/rule';
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
    { key: 'address', title: t('caller.address'), render: (_, { address }) => <Typography.Text code>{address}</Typography.Text> },
    { key: 'principal', title: t('caller.principal'), render: (_, { principal }) => principal ?? t('caller.unknown') },
    { key: 'origin', title: t('caller.origin'), render: (_, { origin }) => origin ?? '–' },
    { key: 'lastSeenAt', title: t('caller.lastSeenAt'), render: (_, { lastSeenAt }) => <MomentText value={lastSeenAt} /> },
    { key: 'by', title: t('caller.by'), render: (_, { by }) => (by === null ? '–' : <FindingText finding={by} />) },
  ];
  return (
    <Table<TriedCaller>
      aria-label={label}
      size="small"
      rowKey={({ address, principal, origin }) => `${address} ${principal ?? ''} ${origin ?? ''}`}
      columns={columns}
      dataSource={callers}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true, itemRender }}
    />
  );
}
