import { PlusOutlined } from '@ant-design/icons';
import { MAIN_SOURCE, type BlockPlace, type ListParams, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Grid } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { chosenColumns } from '../../data/model/columns';
import { type DataCollection, type RecordKey, tableFields } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import type { PartColumn } from '../../data/model/part-column';
import { NEW_RECORD, type ViewState, useOwnView } from '../../data/model/use-view';
import { bothFilters, listParams } from '../../data/model/view';
import { RecordDrawer, type RecordDrawerProps } from '../../data/record/record-drawer';
import { recordPath } from '../../data/record/record-path';
import { RecordsPanel } from '../../data/records-panel';
import type { FixedFilter } from '../place/fixed-filter';
import { scopeValues } from '../place/scope-values';
import { useFirstPage } from '../place/use-first-page';
import { useOpenRecord, viewOf } from '../place/use-open-record';
import { type TableSettings, beginOf } from './table-settings';
import { type PartColumnsOptions, usePartColumns } from './use-part-columns';

export interface BlockTableProps {
  readonly place: BlockPlace;
  readonly settings: TableSettings;
  readonly collection: DataCollection;
  readonly filter: FixedFilter;
}

const NO_KEYS: readonly RecordKey[] = [];

/** The table, and the record that is open over it. */
export function BlockTable(props: BlockTableProps): ReactNode {
  const { place, settings, collection, filter } = props;
  const state = useOwnView(collection.maxPageSize, beginOf(settings));
  const { record, values, change } = state;
  const show: RecordDrawerProps['onOpen'] = (key, begin = {}) => change({ record: key, values: begin });
  useFirstPage(filter.all, () => change({ page: 1 }));
  const columns = useColumns(collection, state.view.columns?.join(','));
  const parts = usePartColumns({ place, ...namesOf(collection), columns: settings.columns });
  const params = tableParams(state, { collection, columns, parts, filter });
  const [pageKeys, setPageKeys] = useState(NO_KEYS);
  const shown = useOffered(collection, settings);
  const open = useOpenRecord({ place, collection, settings: settings.opening, openDrawer: (key) => show(key) });
  const pathOf = useCallback((key: RecordKey) => recordPath(collection, key), [collection]);
  const create = useCreate(props, (begin) => show(NEW_RECORD, begin));
  return (
    <Flex vertical gap="small">
      {create === undefined ? null : <CreateButton onCreate={create} />}
      <RecordsPanel
        collection={shown}
        state={state}
        columns={columns}
        parts={parts}
        params={params}
        hasToolbar={settings.toolbar}
        isNarrowed={filter.all !== undefined}
        opens={open !== undefined}
        rowsOpen={open !== undefined && shown.actions.update === undefined}
        pathOf={pathOf}
        onOpen={open}
        onKeys={setPageKeys}
        onCreate={create}
      />
      <RecordDrawer collection={collection} record={record} values={values} pageKeys={pageKeys} onOpen={show} />
    </Flex>
  );
}

/** What parts of other plugins know a collection by. */
function namesOf({
  name,
  dataSource = MAIN_SOURCE,
  primaryKey,
}: DataCollection): Pick<PartColumnsOptions, 'collection' | 'dataSource' | 'primaryKey'> {
  return { collection: name, dataSource, primaryKey };
}

/** Those of the view, the usual ones without any; fewer on a phone. */
function useColumns(collection: DataCollection, wanted: string | undefined): readonly DataField[] {
  const narrow = Grid.useBreakpoint().md === false;
  return useMemo(() => chosenColumns(collection, wanted?.split(','), { narrow }), [collection, wanted, narrow]);
}

function CreateButton({ onCreate }: { onCreate(): void }): ReactNode {
  const t = useT();
  return (
    <Flex justify="flex-end">
      <Button icon={<PlusOutlined />} onClick={onCreate}>
        {t('data.new')}
      </Button>
    </Flex>
  );
}

interface Asked {
  readonly collection: DataCollection;
  readonly columns: readonly DataField[];
  readonly parts: readonly PartColumn[];
  readonly filter: FixedFilter;
}

/** The one request that brings what is shown; columns of other plugins may look at any field of a row. */
function tableParams({ view }: ViewState, { collection, columns, parts, filter }: Asked): ListParams {
  const { filter: own, fields = [], ...params } = listParams(view, collection, columns);
  const both = bothFilters(filter.all, own);
  const all = parts.length === 0 ? [] : tableFields(collection).filter(({ target }) => target === undefined);
  return { ...params, fields: [...new Set([...fields, ...all.map(({ name }) => name)])], ...(both === undefined ? {} : { filter: both }) };
}

/** The collection as far as the block lets people change it in the table. */
function useOffered(collection: DataCollection, { edit, remove }: TableSettings): DataCollection {
  return useMemo(() => {
    const { update, destroy, ...actions } = collection.actions;
    return {
      ...collection,
      actions: { ...actions, ...(edit && update ? { update } : {}), ...(remove && destroy ? { destroy } : {}) },
    };
  }, [collection, edit, remove]);
}

/** Undefined where nobody is to make records here, or the viewer may not. */
function useCreate(
  { place, settings, collection, filter }: BlockTableProps,
  openDrawer: (values: JsonObject) => void,
): (() => void) | undefined {
  const { create, createPopup } = settings;
  if (create === 'nothing' || collection.actions.create === undefined) return undefined;
  if (create === 'drawer' || createPopup.page === '') return () => openDrawer(scopeValues(collection, filter.scope));
  const { record } = place.board;
  return () => void place.board.openView({ ...viewOf(createPopup), ...(record === undefined ? {} : { record }) });
}
