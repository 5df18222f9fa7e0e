import { type ApiAnswer, type ListParams, type PageMeta, useLive, useRecords, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Flex, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { BulkBar } from './bulk/bulk-bar';
import { type DataCollection, type DataField, type DataRecord, type RecordKey, keyOf } from './model/data-collection';
import { type Selection, useSelection } from './model/use-selection';
import type { ViewState } from './model/use-view';
import { useWrite } from './model/use-write';
import { NoRecords } from './no-records';
import { RecordsTable } from './table/records-table';
import { type TreeState, useTree } from './table/use-tree';
import { FilterChips } from './toolbar/filter-chips';
import { Pager } from './toolbar/pager';
import { Toolbar } from './toolbar/toolbar';

export interface RecordsPanelProps {
  readonly collection: DataCollection;
  readonly state: ViewState;
  readonly columns: readonly DataField[];
  readonly params: ListParams;
  /** Keys of the page, in order, whenever they change. */
  onKeys(keys: readonly RecordKey[]): void;
  /** Absent where the viewer may not. */
  readonly onCreate: (() => void) | undefined;
}

/** Everything around the table, and the table. */
export function RecordsPanel({ collection, state, columns, params, onKeys, onCreate }: RecordsPanelProps): ReactNode {
  const list = useRecords<DataRecord>(collection.name, params);
  const selection = useSelection(JSON.stringify(params.filter ?? {}));
  const arranged = useTree(collection, list.data?.data, { isTree: params.tree === true });
  const { rows } = arranged;
  useKeys(collection, rows, onKeys);
  useRelatedChanges(collection, columns);
  const isEmpty = rows?.length === 0 && !list.isPlaceholderData;
  return (
    <Flex vertical gap="small" style={{ minWidth: 0 }}>
      <Toolbar collection={collection} state={state} columns={columns} />
      <FilterChips collection={collection} state={state} />
      <BulkBar collection={collection} selection={selection} />
      {list.isError && rows === undefined ? <FailureNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isRefetchError ? <FailureNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.isError ? <Waiting /> : null}
      {isEmpty ? (
        <Card>
          <NoRecords collection={collection} state={state} onCreate={onCreate} />
        </Card>
      ) : null}
      {rows === undefined || isEmpty ? null : (
        <Records
          collection={collection}
          state={state}
          columns={columns}
          params={params}
          list={list}
          arranged={arranged}
          selection={selection}
        />
      )}
    </Flex>
  );
}

interface RecordsProps extends Omit<RecordsPanelProps, 'onKeys' | 'onCreate'> {
  readonly list: UseQueryResult<ApiAnswer<readonly DataRecord[], PageMeta>>;
  readonly arranged: TreeState;
  readonly selection: Selection;
}

/** The table, and the way to its other pages. */
function Records({ collection, state, columns, params, list, arranged, selection }: RecordsProps): ReactNode {
  const { view, change } = state;
  const onOpen = useCallback((key: RecordKey) => change({ record: key }, { push: true }), [change]);
  return (
    <>
      <RecordsTable
        collection={collection}
        columns={columns}
        rows={arranged.rows ?? []}
        sort={view.sort}
        selection={selection}
        tree={arranged.tree}
        busy={list.isPlaceholderData}
        onSort={(sort) => change({ sort })}
        onOpen={onOpen}
      />
      <Pager
        collection={collection}
        meta={list.data?.meta}
        rowCount={list.data?.data.length ?? 0}
        view={view}
        params={params}
        onChange={change}
      />
    </>
  );
}

/** Tells which records the page holds. */
function useKeys(collection: DataCollection, rows: readonly DataRecord[] | undefined, onKeys: RecordsPanelProps['onKeys']): void {
  const keys = useMemo(() => (rows ?? []).flatMap((row) => keyOf(collection, row) ?? []), [rows, collection]);
  useEffect(() => onKeys(keys), [keys, onKeys]);
}

/** A record of another collection may be named in the table. */
function useRelatedChanges(collection: DataCollection, columns: readonly DataField[]): void {
  const { refresh } = useWrite(collection.name);
  useLive('records.changed', ({ collection: changed }) => {
    const isShown = changed !== collection.name && columns.some(({ target }) => target === changed);
    if (isShown) void refresh();
  });
}

function Waiting(): ReactNode {
  const t = useT();
  return (
    <div role="status" aria-label={t('data.loading')}>
      <Skeleton title={false} paragraph={{ rows: 8, width: '100%' }} />
    </div>
  );
}
