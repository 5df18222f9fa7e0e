import { Flex, Grid, type TableColumnType, type TableProps, theme } from 'antd';
import { Fragment, type ReactNode } from 'react';

type Columns<Row> = readonly TableColumnType<Row>[];

export interface TableLayoutOptions {
  /** Key of the column that names a row; the first by default. */
  readonly name?: string;
  /** Key of the column whose buttons act on a row; `acts` by default. */
  readonly acts?: string;
}

export type TableLayout<Row> = Pick<TableProps<Row>, 'columns' | 'scroll' | 'showHeader'>;

/**
 * How a table uses the room there is: on phones each row becomes a card, with its name and its buttons above and the other columns as a
 * list below; elsewhere texts go on in a second line before anything has to be scrolled sideways. Goes first into the properties of a
 * `Table`, which this package does not load: most first pages have none.
 */
export function useTableLayout<Row>(columns: Columns<Row>, options: TableLayoutOptions = {}): TableLayout<Row> {
  const isNarrow = Grid.useBreakpoint().md === false;
  if (!isNarrow) return { columns: columns.map(withWholeTitle), scroll: { x: true } };
  const render = (_value: unknown, row: Row, index: number): ReactNode => <RowCard {...{ columns, options, row, index }} />;
  return { columns: [{ key: 'card', render }], showHeader: false };
}

/** A column is at least as wide as its title, so that short texts stay in one line. */
function withWholeTitle<Row>(column: TableColumnType<Row>): TableColumnType<Row> {
  return { ...column, onHeaderCell: () => ({ style: { whiteSpace: 'nowrap' } }) };
}

interface RowCardProps<Row> {
  readonly columns: Columns<Row>;
  readonly options: TableLayoutOptions;
  readonly row: Row;
  readonly index: number;
}

function RowCard<Row>({ columns, options, row, index }: RowCardProps<Row>): ReactNode {
  const shown = columns.map((column) => ({ id: idOf(column), title: column.title, cell: cellOf(column, row, index) }));
  const { name = shown[0]?.id, acts = 'acts' } = options;
  const above = (id: string | undefined): ReactNode => shown.find((column) => column.id === id)?.cell;
  const below = shown.filter(({ id, cell }) => id !== name && id !== acts && !isNothing(cell));
  return (
    <Flex vertical gap="small">
      <Flex gap="small" justify="space-between" align="flex-start">
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>{above(name)}</div>
        <div style={{ flex: 'none' }}>{above(acts)}</div>
      </Flex>
      {below.length === 0 ? null : <Facts facts={below} />}
    </Flex>
  );
}

interface Fact<Row> extends Pick<TableColumnType<Row>, 'title'> {
  readonly id: string;
  readonly cell: ReactNode;
}

function Facts<Row>({ facts }: { readonly facts: readonly Fact<Row>[] }): ReactNode {
  const { token } = theme.useToken();
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)', gap: '4px 12px', margin: 0 }}>
      {facts.map(({ id, title, cell }) => (
        <Fragment key={id}>
          <dt style={{ color: token.colorTextSecondary }}>{typeof title === 'function' ? null : title}</dt>
          <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{cell}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function idOf<Row>({ key, dataIndex }: TableColumnType<Row>): string {
  return String(key ?? dataIndex);
}

function cellOf<Row>({ dataIndex, render }: TableColumnType<Row>, row: Row, index: number): ReactNode {
  const value = dataIndex === undefined ? undefined : row[dataIndex as keyof Row];
  return (render === undefined ? value : render(value, row, index)) as ReactNode;
}

/** What columns show where a row has nothing for them. */
function isNothing(cell: ReactNode): boolean {
  return cell === undefined || cell === null || cell === '' || cell === '–';
}
