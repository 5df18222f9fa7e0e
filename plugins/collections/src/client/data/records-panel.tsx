import { type ApiAnswer, type ListParams, type PageMeta, useLive, useRecords, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Flex, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useId, useMemo } from 'react';
import { BulkBar } from './bulk/bulk-bar';
import { type DataCollection, type DataRecord, type RecordKey, keyOf } from './model/data-collection';
import type { DataField } from './model/data-field';
import { NO_PARTS, type PartColumn } from './model/part-column';
import { type Selection, useSelection } from './model/use-selection';
import type { ViewState } from './model/use-view';
import { useWrite } from './model/use-write';
import { NoRecords } from './no-records';
import { RecordsTable } from './table/records-table';
import { type TreeState, useTree } from './table/use-tree';
import { FilterButtonContext } from './toolbar/filter-button';
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
  /** Columns that are no fields; the same list as long as they are the same. */
  readonly parts?: readonly PartColumn[];
  /** What a record is opened with, the same function as long as the collection is shown; by default it goes into the view. */
  readonly onOpen?: ((key: RecordKey) => void) | undefined;
  readonly pathOf?: ((key: RecordKey) => string) | undefined;
  readonly rowsOpen?: boolean;
  /** Records can be opened; they can by default. */
  readonly opens?: boolean;
  /** Search, filter and choice of columns above the table; there by default. */
  readonly hasToolbar?: boolean;
  /** Conditions the viewer cannot take away leave only some of the records. */
  readonly isNarrowed?: boolean;
}

/** Everything around the table, and the table. */
export function RecordsPanel(props: RecordsPanelProps): ReactNode {
  const { collection, state, columns, params, onKeys, onCreate, isNarrowed = false, hasToolbar = true } = props;
  const list = useRecords<DataRecord>(collection.name, params);
  const selection = useSelection(JSON.stringify(params.filter ?? {}));
  const arranged = useTree(collection, list.data?.data, { isTree: params.tree === true });
  const { rows } = arranged;
  useKeys(collection, rows, onKeys);
  useRelatedChanges(collection, columns);
  const isEmpty = rows?.length === 0 && !list.isPlaceholderData;
  return (
    <Flex vertical gap="small" style={{ minWidth: 0 }}>
      <FilterButtonContext value={useId()}>
        {hasToolbar ? <Toolbar collection={collection} state={state} columns={columns} /> : null}
        <FilterChips collection={collection} state={state} />
      </FilterButtonContext>
      <BulkBar collection={collection} selection={selection} />
      {list.isError && rows === undefined ? <FailureNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isRefetchError ? <FailureNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.isError ? <Waiting /> : null}
      {isEmpty ? (
        <Card>
          <NoRecords collection={collection} state={state} isNarrowed={isNarrowed} onCreate={onCreate} />
        </Card>
      ) : null}
      {rows === undefined || isEmpty ? null : <Records {...props} list={list} arranged={arranged} selection={selection} />}
    </Flex>
  );
}

interface RecordsProps extends Omit<RecordsPanelProps, 'onKeys' | 'onCreate'> {
  readonly list: UseQueryResult<ApiAnswer<readonly DataRecord[], PageMeta>>;
  readonly arranged: TreeState;
  readonly selection: Selection;
}

/** The table, and the way to its other pages. */
function Records(props: RecordsProps): ReactNode {
  const { collection, state, columns, params, list, arranged, selection, parts = NO_PARTS, opens = true } = props;
  const { view, change } = state;
  const openHere = useCallback((key: RecordKey) => change({ record: key }, { push: true }), [change]);
  return (
    <>
      <RecordsTable
        collection={collection}
        columns={columns}
        parts={parts}
        rows={arranged.rows ?? []}
        sort={view.sort}
        selection={selection}
        tree={arranged.tree}
        busy={list.isPlaceholderData}
        onSort={(sort) => change({ sort })}
        onOpen={opens ? (props.onOpen ?? openHere) : undefined}
        pathOf={props.pathOf}
        rowsOpen={props.rowsOpen ?? false}
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
