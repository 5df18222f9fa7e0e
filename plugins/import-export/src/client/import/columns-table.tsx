import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { usePageButtons } from '@mortise/ui';
import { Select, Table } from 'antd';
import type { ReactNode } from 'react';
import type { ImportColumn } from './import-api';

const LEFT_OUT = '';

export interface ColumnsTableProps {
  readonly fields: SlotProps['data-action']['fields'];
  readonly columns: readonly ImportColumn[];
  /** Null: the column is left out. */
  onMap(heading: string, field: string | null): void;
}

/** Which field each column of the file goes into. */
export function ColumnsTable({ fields, columns, onMap }: ColumnsTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const options = [
    { value: LEFT_OUT, label: t('files.import.leaveOut') },
    ...fields.map(({ name, title }) => ({ value: name, label: title })),
  ];
  return (
    <Table<ImportColumn>
      aria-label={t('files.import.columns')}
      size="small"
      rowKey="heading"
      dataSource={columns}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false, itemRender }}
      columns={[
        { dataIndex: 'heading', title: t('files.import.column') },
        {
          dataIndex: 'field',
          title: t('files.import.field'),
          render: (field: string | null, { heading }) => (
            <Select
              aria-label={t('files.import.fieldOf', { heading })}
              style={{ minWidth: 220 }}
              value={field ?? LEFT_OUT}
              options={options}
              onChange={(chosen: string) => onMap(heading, chosen === LEFT_OUT ? null : chosen)}
            />
          ),
        },
      ]}
    />
  );
}
