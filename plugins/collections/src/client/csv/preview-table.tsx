import { WarningOutlined } from '@ant-design/icons';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Alert, Flex, Table, Tooltip, Typography } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { ScrollRegion, WIDE_TABLE } from '../scroll-region';
import { readCell } from './cell-value';
import type { CsvColumn } from './csv-column';
import type { CsvRow } from './csv-rows';

const PREVIEWED = 20;

export interface PreviewTableProps {
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly CsvRow[];
}

/** The first rows as they would be stored. */
export function PreviewTable({ columns, rows }: PreviewTableProps): ReactNode {
  const t = useT();
  const included = columns.filter((column) => column.included);
  const bad = useMemo(() => countBad(included, rows), [included, rows]);
  const number = new Intl.NumberFormat(useLanguage());
  return (
    <Flex vertical gap="small">
      {bad === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('collections.csv.badInSample', { count: bad, number: number.format(bad), rows: number.format(rows.length) })}
        />
      )}
      <ScrollRegion label={t('collections.csv.preview')} maxHeight="50vh">
        <Table
          aria-label={t('collections.csv.preview')}
          rowKey="number"
          size="small"
          pagination={false}
          style={WIDE_TABLE}
          dataSource={rows.slice(0, PREVIEWED)}
          columns={[
            { key: 'row', title: t('collections.csv.row'), width: 70, render: (_value, row) => row.number },
            ...included.map((column) => ({
              key: String(column.index),
              title: column.title,
              render: (_value: unknown, { cells }: CsvRow) => <PreviewCell text={cells[column.index] ?? ''} column={column} />,
            })),
          ]}
        />
      </ScrollRegion>
    </Flex>
  );
}

function PreviewCell({ text, column }: { readonly text: string; readonly column: CsvColumn }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const cell = readCell(text, column);
  if (!cell.ok) {
    return (
      <Tooltip title={t('collections.csv.badCell')}>
        <Typography.Text type="danger">
          <WarningOutlined aria-label={t('collections.csv.badCell')} /> {text}
        </Typography.Text>
      </Tooltip>
    );
  }
  return (
    <Typography.Text ellipsis style={{ maxWidth: 240 }}>
      {shown(cell.value, { column, language, t })}
    </Typography.Text>
  );
}

interface ShownOptions {
  readonly column: CsvColumn;
  readonly language: string;
  t(key: string): string;
}

function shown(value: JsonValue | undefined, { column, language, t }: ShownOptions): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return t(`collections.field.${value ? 'true' : 'false'}`);
  if (typeof value === 'object') return JSON.stringify(value);
  if (column.kind === 'datetime')
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));
  if (column.kind === 'percent')
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 6 }).format(Number(value));
  return String(value);
}

function countBad(columns: readonly CsvColumn[], rows: readonly CsvRow[]): number {
  let bad = 0;
  for (const { cells } of rows) {
    for (const column of columns) if (!readCell(cells[column.index] ?? '', column).ok) bad += 1;
  }
  return bad;
}
