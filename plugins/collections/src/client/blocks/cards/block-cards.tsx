import { InboxOutlined } from '@ant-design/icons';
import { type BlockPlace, type ListParams, useRecords, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { EmptyState, Loaded } from '@mortise/ui';
import { Flex } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type DataCollection, type DataRecord, keyOf, titleOfCollection } from '../../data/model/data-collection';
import { useOwnView } from '../../data/model/use-view';
import { bothFilters, listParams } from '../../data/model/view';
import { RecordDrawer } from '../../data/record/record-drawer';
import { Pager } from '../../data/toolbar/pager';
import { useFirstPage } from '../place/use-first-page';
import { useOpenRecord } from '../place/use-open-record';
import { cardFields } from './card-fields';
import type { CardsSettings } from './cards-settings';
import './cards.css';
import { RecordCard } from './record-card';

export interface BlockCardsProps {
  readonly place: BlockPlace;
  readonly settings: CardsSettings;
  readonly collection: DataCollection;
  readonly filter: JsonObject | undefined;
}

/** The cards of one page, and the record that is open over them. */
export function BlockCards({ place, settings, collection, filter }: BlockCardsProps): ReactNode {
  const t = useT();
  const begin = new URLSearchParams({ pageSize: String(settings.pageSize), sort: settings.sort.join(',') }).toString();
  const { view, record, values, change } = useOwnView(collection.maxPageSize, begin);
  useFirstPage(filter, () => change({ page: 1 }));
  const fields = useMemo(() => cardFields(collection, settings), [collection, settings]);
  const params = cardParams(listParams({ ...view, flat: true }, collection, shownIn(fields)), filter);
  const list = useRecords<DataRecord>(collection.name, params);
  const open = useOpenRecord({ place, collection, settings: settings.opening, openDrawer: (key) => change({ record: key }) });
  return (
    <>
      <Loaded query={list}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState icon={<InboxOutlined />} title={t('blocks.cards.none')} />
          ) : (
            <Flex vertical gap="middle" aria-busy={list.isPlaceholderData}>
              <ul className={`cards-grid is-${settings.size}`} aria-label={titleOfCollection(collection)}>
                {data.map((row, index) => (
                  <RecordCard key={keyOf(collection, row) ?? index} collection={collection} fields={fields} record={row} onOpen={open} />
                ))}
              </ul>
              {data.length < view.pageSize && view.page === 1 ? null : (
                <Pager collection={collection} meta={meta} rowCount={data.length} view={view} params={params} onChange={change} />
              )}
            </Flex>
          )
        }
      </Loaded>
      <RecordDrawer
        collection={collection}
        record={record}
        values={values}
        pageKeys={(list.data?.data ?? []).flatMap((row) => keyOf(collection, row) ?? [])}
        onOpen={(key, begins = {}) => change({ record: key, values: begins })}
      />
    </>
  );
}

function shownIn({ title, lines, picture, color }: ReturnType<typeof cardFields>) {
  return [...new Set([title, ...lines, picture, color].filter((field) => field !== undefined))];
}

function cardParams(params: ListParams, filter: JsonObject | undefined): ListParams {
  const both = bothFilters(filter, params.filter);
  return both === undefined ? params : { ...params, filter: both };
}
