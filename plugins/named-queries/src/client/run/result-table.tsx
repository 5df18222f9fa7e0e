import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { usePageButtons } from '@mortise/ui';
import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { writeValue } from '../parameter-values';
import type { Rows } from './use-query-run';

export interface ResultTableProps {
  readonly label: string;
  readonly found: Rows;
  readonly busy: boolean;
  onPage(page: number): void;
}

/** One page of rows, with the columns they have. */
export function ResultTable({ label, found: { data, meta }, busy, onPage }: ResultTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const { page, pageSize, count, countCapped } = meta;
  const known = count ?? (page - 1) * pageSize + data.length;
  // Groups are not counted: whether there is another page shows when it is asked for.
  const total = count === undefined && data.length === pageSize ? known + 1 : known;
  const rows = data.map((row, index) => ({ key: index, row }));
  return (
    <Flex vertical gap="small">
      <Typography.Text type="secondary" role="status">
        {countText()}
      </Typography.Text>
      {data.length === 0 && page === 1 ? null : (
        <Table
          aria-label={label}
          size="small"
          loading={busy}
          columns={columnsOf(data)}
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          pagination={{ current: page, pageSize, total, showSizeChanger: false, hideOnSinglePage: true, onChange: onPage, itemRender }}
        />
      )}
    </Flex>
  );

  function countText(): string {
    if (countCapped === true) return t('run.countCapped', { count: known });
    return count === undefined && total > known ? t('run.countOpen', { count: known }) : t('run.count', { count: known });
  }
}

interface Line {
  readonly key: number;
  readonly row: JsonObject;
}

/** Characters of a value that are shown; the rest is on the tip. */
const MOST_CHARACTERS = 120;

function columnsOf(rows: readonly JsonObject[]): TableColumnsType<Line> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => ({ key: name, title: name, render: (_, { row }) => <Cell text={writeValue(row[name])} /> }));
}

function Cell({ text }: { readonly text: string }): ReactNode {
  if (text === '') return <Typography.Text type="secondary">–</Typography.Text>;
  return text.length > MOST_CHARACTERS ? <span title={text}>{`${text.slice(0, MOST_CHARACTERS)}…`}</span> : text;
}
