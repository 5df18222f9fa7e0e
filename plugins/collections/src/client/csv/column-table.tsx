import { type Translate, useT } from '@mortise/plugin-api/client';
import { Checkbox, Flex, Input, Select, Table, type TableColumnsType, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type FieldKind, findKind } from '../fields/field-kinds';
import { KindSelect } from '../fields/kind-select';
import { CSV_KINDS, type CsvColumn, type CsvKind } from './csv-column';
import type { CsvRow } from './csv-rows';
import { type DayOrder, isOrdered } from './day-text';

const KINDS = CSV_KINDS.map(findKind).filter((kind): kind is FieldKind => kind !== undefined);
const EXAMPLES = 3;

export interface ColumnTableProps {
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly CsvRow[];
  /** Why a name cannot be used. */
  issueOf(column: CsvColumn): string | undefined;
  onChange(columns: readonly CsvColumn[]): void;
}

/** One line per column of the file: whether and as what it is taken. */
export function ColumnTable({ columns, rows, issueOf, onChange }: ColumnTableProps): ReactNode {
  const t = useT();
  const change = ({ index }: CsvColumn, part: Partial<CsvColumn>): void =>
    onChange(columns.map((column) => (column.index === index ? { ...column, ...part } : column)));
  return (
    <Table
      aria-label={t('collections.csv.columns')}
      rowKey="index"
      size="small"
      pagination={columns.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      columns={columnsOf({ t, rows, issueOf, change })}
      dataSource={[...columns]}
    />
  );
}

interface CellContext extends Pick<ColumnTableProps, 'rows' | 'issueOf'> {
  readonly t: Translate;
  change(column: CsvColumn, part: Partial<CsvColumn>): void;
}

function columnsOf({ t, rows, issueOf, change }: CellContext): TableColumnsType<CsvColumn> {
  return [
    {
      key: 'included',
      title: t('collections.csv.take'),
      width: 70,
      render: (_value, column) => <IncludedCell column={column} change={change} />,
    },
    {
      key: 'title',
      title: t('collections.field.title'),
      width: 200,
      render: (_value, column) => <TitleCell column={column} change={change} />,
    },
    {
      key: 'name',
      title: t('collections.field.name'),
      width: 180,
      render: (_value, column) => <NameCell column={column} issue={issueOf(column)} change={change} />,
    },
    {
      key: 'kind',
      title: t('collections.field.kind'),
      width: 210,
      render: (_value, column) => <KindCell column={column} rows={rows} change={change} />,
    },
    {
      key: 'examples',
      title: t('collections.csv.examples'),
      render: (_value, { index }) => (
        <Typography.Text ellipsis style={{ maxWidth: 280 }}>
          {examples(rows, index).join(' · ')}
        </Typography.Text>
      ),
    },
  ];
}

interface CellProps extends Pick<CellContext, 'change'> {
  readonly column: CsvColumn;
}

function IncludedCell({ column, change }: CellProps): ReactNode {
  const t = useT();
  return (
    <Checkbox
      aria-label={t('collections.csv.takeOf', { title: column.title })}
      checked={column.included}
      onChange={({ target }) => change(column, { included: target.checked })}
    />
  );
}

function TitleCell({ column, change }: CellProps): ReactNode {
  const t = useT();
  return (
    <Input
      aria-label={t('collections.csv.titleOf', { place: column.index + 1 })}
      value={column.title}
      maxLength={200}
      disabled={!column.included}
      onChange={({ target }) => change(column, { title: target.value })}
    />
  );
}

interface NameCellProps extends CellProps {
  readonly issue: string | undefined;
}

function NameCell({ column, issue, change }: NameCellProps): ReactNode {
  const t = useT();
  const shown = column.included ? issue : undefined;
  const note = `csv-name-${column.index}`;
  return (
    <Flex vertical>
      <Input
        aria-label={t('collections.csv.nameOf', { title: column.title })}
        aria-invalid={shown !== undefined}
        aria-describedby={shown === undefined ? undefined : note}
        status={shown === undefined ? '' : 'error'}
        value={column.name}
        maxLength={63}
        spellCheck={false}
        disabled={!column.included}
        onChange={({ target }) => change(column, { name: target.value })}
      />
      {shown === undefined ? null : (
        <Typography.Text id={note} type="danger" style={{ fontSize: 12, maxWidth: 180 }}>
          {t(`collections.name.${shown}`, { name: column.name })}
        </Typography.Text>
      )}
    </Flex>
  );
}

type KindCellProps = CellProps & Pick<CellContext, 'rows'>;

function KindCell({ column, rows, change }: KindCellProps): ReactNode {
  const t = useT();
  const { kind, included, title, index, format } = column;
  const isDay = (kind === 'date' || kind === 'datetime') && rows.some(({ cells }) => isOrdered(cells[index] ?? ''));
  return (
    <Flex vertical gap={4}>
      <KindSelect
        aria-label={t('collections.csv.kindOf', { title })}
        kinds={KINDS}
        value={kind}
        disabled={!included}
        style={{ width: 200 }}
        onChange={(next) => change(column, { kind: next as CsvKind })}
      />
      {isDay ? (
        <Select<DayOrder>
          aria-label={t('collections.csv.orderOf', { title })}
          value={format.dayOrder}
          disabled={!included}
          style={{ width: 200 }}
          options={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`collections.csv.order.${value}`) }))}
          onChange={(dayOrder) => change(column, { format: { ...format, dayOrder } })}
        />
      ) : null}
    </Flex>
  );
}

function examples(rows: readonly CsvRow[], index: number): readonly string[] {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    const text = (cells[index] ?? '').trim();
    if (text !== '') texts.add(text.length > 60 ? `${text.slice(0, 60)}…` : text);
    if (texts.size === EXAMPLES) break;
  }
  return [...texts];
}
