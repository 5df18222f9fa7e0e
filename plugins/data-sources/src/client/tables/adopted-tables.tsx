import { TableOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { EmptyState, usePageButtons, useTableLayout } from '@mortise/ui';
import { Button, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { faultText } from '../list/source-state-view';
import type { Source } from '../source';
import { type AdoptedCollection, recordsPath } from './adopted';
import { AdoptedActs } from './adopted-acts';
import { EditAdopted } from './edit-adopted';
import { GiveBack } from './give-back';

export interface AdoptedTablesProps {
  readonly source: Source;
  readonly rows: readonly AdoptedCollection[];
  /** Leads to the tables that are no collections yet. */
  onOther(): void;
}

const PAGE_SIZE = 50;

/** Tables that are collections: the way to their records, how they are shown, and giving them back. */
export function AdoptedTables({ source, rows, onOther }: AdoptedTablesProps): ReactNode {
  const t = useT();
  const [edited, setEdited] = useState<AdoptedCollection>();
  const [leaving, setLeaving] = useState<AdoptedCollection>();
  if (rows.length === 0) {
    const action = <Button onClick={onOther}>{t('tables.toFree')}</Button>;
    return <EmptyState icon={<TableOutlined />} title={t('tables.noneUsed')} hint={t('tables.noneUsedHint')} action={action} />;
  }
  const acts = (row: AdoptedCollection): ReactNode => <AdoptedActs row={row} onEdit={setEdited} onGiveBack={setLeaving} />;
  return (
    <>
      <AdoptedTable source={source} rows={rows} acts={acts} />
      <EditAdopted edited={edited} onClose={() => setEdited(undefined)} />
      <GiveBack leaving={leaving} onClose={() => setLeaving(undefined)} />
    </>
  );
}

interface AdoptedTableProps extends Pick<AdoptedTablesProps, 'source' | 'rows'> {
  acts(row: AdoptedCollection): ReactNode;
}

function AdoptedTable({ source, rows, acts }: AdoptedTableProps): ReactNode {
  const t = useT();
  const itemRender = usePageButtons();
  const layout = useTableLayout(columnsOf({ t, source, acts }));
  return (
    <Table<AdoptedCollection>
      {...layout}
      aria-label={t('tables.used')}
      rowKey="name"
      size="small"
      dataSource={[...rows]}
      pagination={rows.length > PAGE_SIZE ? { pageSize: PAGE_SIZE, showSizeChanger: false, itemRender } : false}
    />
  );
}

interface ColumnOptions extends Omit<AdoptedTableProps, 'rows'> {
  readonly t: Translate;
}

function columnsOf({ t, source, acts }: ColumnOptions): TableColumnsType<AdoptedCollection> {
  return [
    { key: 'title', title: t('tables.collection'), render: (_, row) => <CollectionName row={row} /> },
    { key: 'table', title: t('tables.table'), render: (_, { tableName }) => tableName },
    { key: 'state', title: t('sources.state'), render: (_, row) => <CollectionState row={row} source={source} /> },
    { key: 'acts', title: t('sources.acts'), width: 120, render: (_, row) => acts(row) },
  ];
}

function CollectionName({ row }: { readonly row: AdoptedCollection }): ReactNode {
  const { name, title, loaded } = row;
  return (
    <Flex vertical>
      {loaded ? <Link to={recordsPath(row)}>{title ?? name}</Link> : <Typography.Text>{title ?? name}</Typography.Text>}
      {title === null ? null : (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {name}
        </Typography.Text>
      )}
    </Flex>
  );
}

function CollectionState({ row, source }: { readonly row: AdoptedCollection; readonly source: Source }): ReactNode {
  const t = useT();
  const { loaded, writable, tableName } = row;
  const faults = source.faults.filter(({ table }) => table === tableName).map((fault) => faultText(fault, t));
  return (
    <Flex vertical gap={4} align="start" style={{ maxWidth: 360, whiteSpace: 'normal' }}>
      {loaded ? (
        <Tag color={writable ? 'success' : 'default'}>{t(writable ? 'tables.writable' : 'tables.readOnly')}</Tag>
      ) : (
        <Tag color="error">{t('tables.unread')}</Tag>
      )}
      {faults.map((fault) => (
        <Typography.Text key={fault} type="secondary" style={{ fontSize: 12 }}>
          {fault}
        </Typography.Text>
      ))}
    </Flex>
  );
}
