import { useLanguage, useT } from '@mortise/plugin-api/client';
import { MomentText, usePageButtons, useTableLayout } from '@mortise/ui';
import { Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
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
  const { page: current, pageSize, count: total = data.length } = meta;
  const layout = useTableLayout(columns, { name: 'block' });
  return (
    <Table<RefusalRow>
      {...layout}
      aria-label={t('settings.tabs.refusals')}
      rowKey="id"
      size="small"
      loading={busy}
      dataSource={data}
      pagination={{ current, pageSize, total, showSizeChanger: false, hideOnSinglePage: true, onChange: onPage, itemRender }}
    />
  );
}

function useColumns(): TableColumnsType<RefusalRow> {
  const t = useT();
  const number = new Intl.NumberFormat(useLanguage());
  return [
    { key: 'lastAt', title: t('refusals.when'), render: (_, { lastAt }) => <MomentText value={lastAt} /> },
    { key: 'block', title: t('refusals.block'), render: (_, row) => <BlockName row={row} /> },
    { key: 'caller', title: t('refusals.caller'), render: (_, { caller }) => caller },
    {
      key: 'path',
      title: t('refusals.call'),
      render: (_, { method, path }) =>
        path === '*' ? t('refusals.others') : <Typography.Text code>{`${method} ${path}`}</Typography.Text>,
    },
    { key: 'reason', title: t('refusals.reason'), render: (_, { code, reason }) => (reason === null ? code : `${code}: ${reason}`) },
    { key: 'count', title: t('refusals.count'), align: 'right', render: (_, { count }) => number.format(count) },
  ];
}

/** Leads to the page, where whoever reads this may see the code. */
function BlockName({ row: { page, block, revision } }: { readonly row: RefusalRow }): ReactNode {
  const t = useT();
  if (page === '*' || page === '?') return '–';
  return (
    <Link to={`/pages/${encodeURIComponent(page)}?edit=1`}>
      {revision === null ? t('refusals.draft', { block }) : t('refusals.revision', { block, revision })}
    </Link>
  );
}
