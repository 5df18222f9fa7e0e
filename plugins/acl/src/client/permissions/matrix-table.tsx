import { TableOutlined } from '@ant-design/icons';
import { type Translate, useT } from '@mortise/plugin-api/client';
import { EmptyState, usePageButtons } from '@mortise/ui';
import { ConfigProvider, Flex, Pagination, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { CollectionCell, CollectionName, DefaultCell, DefaultName, RulesCell } from './matrix-cells';
import { type GrantableCollection, MATRIX_ACTIONS } from './rights';
import type { RoleDraft } from './use-draft';

const PAGE_SIZE = 50;
/** All four actions side by side on a small laptop. */
const COMPACT = { components: { Table: { cellPaddingInlineSM: 4 } } };

export interface MatrixTableProps {
  readonly draft: RoleDraft;
  readonly collections: readonly GrantableCollection[];
  /** Opens the drawer of a collection. */
  onOpen(name: string): void;
}

/** Undefined: the row of the defaults. */
type Row = { readonly key: string; readonly collection: GrantableCollection | undefined };

/** Collections by actions; the first row says what counts where nothing else is said. */
export function MatrixTable(props: MatrixTableProps): ReactNode {
  const t = useT();
  const { collections } = props;
  const [page, setPage] = useState(1);
  const last = Math.max(1, Math.ceil(collections.length / PAGE_SIZE));
  const current = Math.min(page, last);
  const shown = collections.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE);
  const rows: readonly Row[] = [
    { key: '*', collection: undefined },
    ...shown.map((collection) => ({ key: `collection ${collection.name}`, collection })),
  ];
  return (
    <Flex vertical gap="small" style={{ minWidth: 0 }}>
      <ConfigProvider theme={COMPACT}>
        <Table<Row>
          aria-label={t('permissions.table')}
          size="small"
          bordered
          rowKey="key"
          columns={columnsOf(props, t)}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      </ConfigProvider>
      {collections.length === 0 ? (
        <EmptyState icon={<TableOutlined aria-hidden />} title={t('permissions.noCollections')} hint={t('permissions.noCollectionsHint')} />
      ) : null}
      <Pagination
        current={current}
        pageSize={PAGE_SIZE}
        total={collections.length}
        onChange={setPage}
        itemRender={usePageButtons()}
        hideOnSinglePage
        showSizeChanger={false}
      />
    </Flex>
  );
}

function columnsOf({ draft, onOpen }: MatrixTableProps, t: Translate): TableColumnsType<Row> {
  return [
    {
      key: 'collection',
      title: t('permissions.collection'),
      fixed: 'left',
      render: (_, { collection }) =>
        collection === undefined ? <DefaultName draft={draft} /> : <CollectionName draft={draft} collection={collection} onOpen={onOpen} />,
    },
    {
      key: 'rules',
      title: t('permissions.rules'),
      render: (_, { collection }) =>
        collection === undefined ? null : <RulesCell draft={draft} collection={collection} onOpen={onOpen} />,
    },
    ...MATRIX_ACTIONS.map((action) => ({
      key: action,
      title: t(`actions.${action}`),
      render: (_: unknown, { collection }: Row) =>
        collection === undefined ? (
          <DefaultCell draft={draft} action={action} />
        ) : (
          <CollectionCell draft={draft} action={action} collection={collection} onOpen={onOpen} />
        ),
    })),
  ];
}
