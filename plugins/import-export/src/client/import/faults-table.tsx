import { useT } from '@mortise/plugin-api/client';
import { usePageButtons } from '@mortise/ui';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { ImportFault } from './import-api';

/** Rows that cannot be imported, and why. */
export function FaultsTable({ faults }: { readonly faults: readonly ImportFault[] }): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  if (faults.length === 0) return null;
  return (
    <Table<ImportFault>
      aria-label={t('files.import.faults')}
      size="small"
      rowKey={({ row, code }) => `${row} ${code}`}
      dataSource={faults}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false, itemRender }}
      columns={[
        { dataIndex: 'row', title: t('files.import.row'), width: 90 },
        { dataIndex: 'message', title: t('files.import.fault') },
      ]}
    />
  );
}
