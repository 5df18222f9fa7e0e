import { type Translate, useLanguage, useT } from '@mortise/plugin-api/client';
import { usePageButtons, useTableLayout } from '@mortise/ui';
import { Checkbox, Flex, Select, Table, type TableColumnsType, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { type FreeTable, type KeyChoices, isAdoptable, keyColumns } from './free-table';
import { ProposedFields } from './proposed-fields';

export interface FreeTablesTableProps {
  readonly tables: readonly FreeTable[];
  readonly chosen: readonly string[];
  readonly keys: KeyChoices;
  onChosen(names: readonly string[]): void;
  onKey(table: string, key: string): void;
}

const PAGE_SIZE = 50;

export function FreeTablesTable({ tables, chosen, keys, onChosen, onKey }: FreeTablesTableProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const itemRender = usePageButtons();
  const columns = columnsOf({ t, language, keys, chosen: new Set(chosen), onChosen, onKey });
  const layout = useTableLayout(columns, { name: 'name', acts: 'chosen' });
  return (
    <Table<FreeTable>
      {...layout}
      aria-label={t('tables.free')}
      rowKey="name"
      size="small"
      dataSource={[...tables]}
      pagination={tables.length > PAGE_SIZE ? { pageSize: PAGE_SIZE, showSizeChanger: false, itemRender } : false}
      expandable={{
        columnTitle: t('tables.details'),
        columnWidth: 80,
        expandedRowRender: (table) => <ProposedFields table={table} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <button
            type="button"
            className={`ant-table-row-expand-icon ant-table-row-expand-icon-${expanded ? 'expanded' : 'collapsed'}`}
            aria-label={t(expanded ? 'tables.collapse' : 'tables.expand', { name: record.name })}
            aria-expanded={expanded}
            onClick={(event) => onExpand(record, event)}
          />
        ),
      }}
    />
  );
}

interface ColumnOptions extends Pick<FreeTablesTableProps, 'keys' | 'onKey' | 'onChosen'> {
  readonly chosen: ReadonlySet<string>;
  readonly t: Translate;
  readonly language: string;
}

function columnsOf({ t, language, keys, chosen, onChosen, onKey }: ColumnOptions): TableColumnsType<FreeTable> {
  const number = new Intl.NumberFormat(language, { notation: 'compact' });
  const toggle = (name: string): void => onChosen(chosen.has(name) ? [...chosen].filter((other) => other !== name) : [...chosen, name]);
  const box = (table: FreeTable): ReactNode => (
    <Checkbox
      aria-label={t('tables.choose', { name: table.name })}
      checked={chosen.has(table.name)}
      disabled={!isAdoptable(table, keys)}
      onChange={() => toggle(table.name)}
    />
  );
  return [
    { key: 'chosen', title: t('tables.chosen'), width: 80, render: (_, table) => box(table) },
    { key: 'name', title: t('tables.table'), render: (_, table) => <TableName table={table} /> },
    { key: 'becomes', title: t('tables.becomes'), render: (_, table) => <Becomes table={table} /> },
    { key: 'key', title: t('tables.key'), render: (_, table) => <KeyChoice table={table} chosen={keys[table.name]} onKey={onKey} /> },
    { key: 'fields', title: t('tables.fields'), align: 'end', render: (_, { columns }) => columns.length },
    {
      key: 'rows',
      title: t('tables.rows'),
      align: 'end',
      render: (_, { estimatedRows }) => (estimatedRows === null ? '–' : number.format(estimatedRows)),
    },
  ];
}

function TableName({ table: { name, kind } }: { readonly table: FreeTable }): ReactNode {
  const t = useT();
  return (
    <Flex gap="small">
      <Typography.Text strong>{name}</Typography.Text>
      {kind === 'table' ? null : <Tag>{t(`tables.kinds.${kind}`)}</Tag>}
    </Flex>
  );
}

function Becomes({ table }: { readonly table: FreeTable }): ReactNode {
  const t = useT();
  const { fault, collection } = table;
  if (fault !== undefined) return <Typography.Text type="danger">{t('tables.broken', { reason: fault })}</Typography.Text>;
  if (collection === null) return <Typography.Text type="secondary">{t('tables.keyless')}</Typography.Text>;
  const relations = collection.fields.filter(({ target }) => target !== undefined).length;
  return (
    <Flex gap="small" wrap>
      <Typography.Text>{collection.name}</Typography.Text>
      {collection.writable ? null : <Tag>{t('tables.readOnly')}</Tag>}
      {relations === 0 ? null : <Tag>{t('tables.relations', { count: relations })}</Tag>}
    </Flex>
  );
}

interface KeyChoiceProps {
  readonly table: FreeTable;
  readonly chosen: string | undefined;
  onKey(table: string, key: string): void;
}

function KeyChoice({ table, chosen, onKey }: KeyChoiceProps): ReactNode {
  const t = useT();
  const { name, fault, collection } = table;
  if (fault !== undefined) return null;
  if (collection !== null) return collection.key;
  return (
    <Select
      aria-label={t('tables.keyOf', { name })}
      placeholder={t('tables.chooseKey')}
      value={chosen ?? null}
      style={{ minWidth: 160 }}
      options={keyColumns(table).map((column) => ({ value: column, label: column }))}
      onChange={(column: string) => onKey(name, column)}
    />
  );
}
