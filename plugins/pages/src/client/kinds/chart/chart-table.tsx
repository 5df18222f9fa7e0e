import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { formatted } from '../number/number-block';
import type { ChartPoint } from './chart-points';

export interface ChartTableProps {
  readonly label: string;
  readonly group: string;
  readonly measure: string;
  readonly points: readonly ChartPoint[];
}

/** The numbers of a chart, exact. */
export function ChartTable({ label, group, measure, points }: ChartTableProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  return (
    <Table<ChartPoint>
      size="small"
      aria-label={label}
      rowKey="label"
      dataSource={[...points]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t('chart.none') }}
      columns={[
        { title: group, dataIndex: 'label' },
        { title: measure, align: 'end', render: (_value, { value }) => formatted(value, language) },
      ]}
    />
  );
}
