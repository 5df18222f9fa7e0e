import { FormOutlined, PlusOutlined } from '@ant-design/icons';
import { useEnabledSources, useT } from '@mortise/plugin-api/client';
import { EmptyState, Screen } from '@mortise/ui';
import { Button, Card, Grid } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { chosenColumns } from './model/columns';
import { type DataCollection, type RecordKey, titleOfCollection } from './model/data-collection';
import { NEW_RECORD, useView } from './model/use-view';
import { listParams } from './model/view';
import { RecordDrawer, type RecordDrawerProps } from './record/record-drawer';
import { RecordsPanel } from './records-panel';
import { CopyAs } from './toolbar/copy-as';
import { DataActions } from './toolbar/data-actions';

const NO_KEYS: readonly RecordKey[] = [];

/** The records of a collection: a table, and the open record in a drawer. */
export function DataBrowser({ collection }: { readonly collection: DataCollection }): ReactNode {
  const t = useT();
  const state = useView(collection.maxPageSize);
  const narrow = Grid.useBreakpoint().md === false;
  const { view, record, values, change } = state;
  const wanted = view.columns?.join(',');
  const columns = useMemo(() => chosenColumns(collection, wanted?.split(','), { narrow }), [collection, wanted, narrow]);
  const params = useMemo(() => listParams(view, collection, columns), [view, collection, columns]);
  const [pageKeys, setPageKeys] = useState(NO_KEYS);
  const create = collection.actions.create === undefined ? undefined : () => change({ record: NEW_RECORD }, { push: true });
  const newButton = create && (
    <Button type="primary" icon={<PlusOutlined />} onClick={create}>
      {t('data.new')}
    </Button>
  );
  const open: RecordDrawerProps['onOpen'] = (key, begin = {}) => change({ record: key, values: begin }, { push: true });
  const mayView = collection.actions.view !== undefined;
  const actions = (
    <>
      {mayView ? <CopyAs collection={collection} params={params} /> : null}
      <DataActions collection={collection} params={params} />
      {newButton}
    </>
  );
  return (
    <Screen title={titleOfCollection(collection)} description={<DataDescription collection={collection} />} actions={actions}>
      {mayView ? (
        <RecordsPanel collection={collection} state={state} columns={columns} params={params} onKeys={setPageKeys} onCreate={create} />
      ) : (
        <Card>
          <EmptyState icon={<FormOutlined />} title={t('data.createOnly.title')} hint={t('data.createOnly.hint')} action={newButton} />
        </Card>
      )}
      <RecordDrawer collection={collection} record={record} values={values} pageKeys={pageKeys} onOpen={open} />
    </Screen>
  );
}

/** What the collection is for, and where it lies if that is not `main`. */
function DataDescription({ collection: { description, dataSource } }: { readonly collection: DataCollection }): ReactNode {
  const t = useT();
  const source = useEnabledSources().find(({ key }) => key === dataSource)?.displayName || dataSource;
  const place = source === undefined ? '' : t('data.source', { source });
  return [place, description ?? ''].filter(Boolean).join(' · ');
}
