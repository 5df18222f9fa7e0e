import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { FailureNotice } from '@mortise/ui';
import { Button, Flex, Grid, Skeleton, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { chosenColumns } from '../data/model/columns';
import type { DataCollection, RecordKey } from '../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../data/model/use-collections';
import { NEW_RECORD, useOwnView } from '../data/model/use-view';
import { listParams } from '../data/model/view';
import { RecordDrawer } from '../data/record/record-drawer';
import { RecordsPanel } from '../data/records-panel';
import { beginOf, readTableSettings } from './table-settings';

const NO_KEYS: readonly RecordKey[] = [];

/** The records of a collection on a page: the data browser's table, with the viewer's own rights. */
export default function TableBlock({ settings }: { readonly settings: JsonObject }): ReactNode {
  const t = useT();
  const asked = readTableSettings(settings);
  const { all, collection, loading, error, retry } = useDataCollection(asked.collection);
  if (asked.collection === '') return <Typography.Text type="secondary">{t('blocks.table.choose')}</Typography.Text>;
  if (error !== undefined) return <FailureNotice error={error} onRetry={retry} />;
  if (loading) return <Skeleton active={false} title={false} paragraph={{ rows: 6 }} />;
  if (collection?.actions.view === undefined) return <Typography.Text type="secondary">{t('blocks.table.hidden')}</Typography.Text>;
  const begin = beginOf(asked);
  return (
    <CollectionsContext value={all}>
      <BlockRecords key={`${asked.collection} ${begin}`} collection={collection} begin={begin} />
    </CollectionsContext>
  );
}

interface BlockRecordsProps {
  readonly collection: DataCollection;
  readonly begin: string;
}

function BlockRecords({ collection, begin }: BlockRecordsProps): ReactNode {
  const t = useT();
  const state = useOwnView(collection.maxPageSize, begin);
  const narrow = Grid.useBreakpoint().md === false;
  const { view, record, values, change } = state;
  const wanted = view.columns?.join(',');
  const columns = useMemo(() => chosenColumns(collection, wanted?.split(','), { narrow }), [collection, wanted, narrow]);
  const params = useMemo(() => listParams(view, collection, columns), [view, collection, columns]);
  const [pageKeys, setPageKeys] = useState(NO_KEYS);
  const create = collection.actions.create === undefined ? undefined : () => change({ record: NEW_RECORD });
  return (
    <Flex vertical gap="small">
      {create === undefined ? null : (
        <Flex justify="flex-end">
          <Button icon={<PlusOutlined />} onClick={create}>
            {t('data.new')}
          </Button>
        </Flex>
      )}
      <RecordsPanel collection={collection} state={state} columns={columns} params={params} onKeys={setPageKeys} onCreate={create} />
      <RecordDrawer
        collection={collection}
        record={record}
        values={values}
        pageKeys={pageKeys}
        onOpen={(key, begins = {}) => change({ record: key, values: begins })}
      />
    </Flex>
  );
}
