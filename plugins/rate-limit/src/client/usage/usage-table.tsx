import { useLanguage, useT } from '@mortise/plugin-api/client';
import { usePageButtons } from '@mortise/ui';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { Bar } from './bars';
import type { UsageChartProps } from './usage-chart';

const PAGE_SIZE = 12;

/** Every number of the chart, newest first. */
export function UsageTable({ bars, title, momentText, showsRefused }: UsageChartProps): ReactNode {
  const t = useT();
  const numbers = new Intl.NumberFormat(useLanguage());
  const show = (count: number): string => numbers.format(count);
  const columns: TableColumnsType<Bar> = [
    { dataIndex: 'at', title: t('usage.moment'), render: momentText },
    { dataIndex: 'calls', title: t('callers.calls'), align: 'right', render: show },
  ];
  const refused: TableColumnsType<Bar> = [{ dataIndex: 'refused', title: t('callers.refused'), align: 'right', render: show }];
  return (
    <Table
      aria-label={title}
      rowKey="at"
      size="small"
      scroll={{ x: 'max-content' }}
      columns={showsRefused ? [...columns, ...refused] : columns}
      dataSource={bars.toReversed()}
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false, itemRender: usePageButtons() }}
    />
  );
}
