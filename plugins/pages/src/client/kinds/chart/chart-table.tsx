import { useT } from '@mortise/plugin-api/client';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { ChartData, ChartSeries, ChartValue } from './chart-data';

export interface ChartTableProps {
  readonly label: string;
  readonly group: string;
  readonly data: ChartData;
  format(value: ChartValue, series: ChartSeries): string;
}

interface TableRow {
  readonly key: number;
  readonly label: string;
  readonly values: readonly ChartValue[];
}

/** The numbers of a chart, exact. */
export function ChartTable({ label, group, data: { groups, series }, format }: ChartTableProps): ReactNode {
  const t = useT();
  const rows = groups.map((name, at): TableRow => ({ key: at, label: name, values: series.map(({ values }) => values[at] ?? null) }));
  return (
    <Table<TableRow>
      size="small"
      aria-label={label}
      dataSource={rows}
      scroll={series.length > 2 ? { x: 'max-content' } : {}}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t('chart.none') }}
      columns={[
        { title: group, dataIndex: 'label' },
        ...series.map((one, at) => ({
          key: `series ${at}`,
          title: one.name,
          align: 'end' as const,
          render: (_value: unknown, { values }: TableRow) => format(values[at] ?? null, one),
        })),
      ]}
    />
  );
}
