import { useT } from '@mortise/plugin-api/client';
import { Collapse, Table } from 'antd';
import type { ReactNode } from 'react';
import type { FieldRow } from './describe-fields';

export interface FieldsTableProps {
  readonly label: string;
  readonly rows: readonly FieldRow[];
}

/** What an object holds, folded away until somebody wants to know. */
export function FieldsTable({ label, rows }: FieldsTableProps): ReactNode {
  const t = useT();
  if (rows.length === 0) return null;
  const table = (
    <Table
      aria-label={label}
      size="small"
      rowKey="name"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        {
          dataIndex: 'name',
          title: t('field.name'),
          render: (name: string, { required }) => (required ? `${name} (${t('required')})` : name),
        },
        { dataIndex: 'type', title: t('field.type') },
        { dataIndex: 'description', title: t('field.description') },
      ]}
    />
  );
  return <Collapse ghost size="small" items={[{ key: 'fields', label: `${label} (${rows.length})`, children: table }]} />;
}
