import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type BlockPlace, type PageMeta, useRecords, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Loaded } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type DataCollection, type DataRecord, shownFields } from '../../data/model/data-collection';
import { kindOf } from '../../data/model/field-kind';
import { readSort } from '../../data/model/sort';
import { listParams } from '../../data/model/view';
import { BlockNotice } from '../place/collection-block';
import { useFirstPage } from '../place/use-first-page';
import { shownItems } from '../settings/field-items';
import { DetailsList } from './details-list';
import type { DetailsSettings } from './details-settings';

export interface DetailsPageProps {
  readonly place: BlockPlace;
  readonly settings: DetailsSettings;
  readonly collection: DataCollection;
  readonly filter: JsonObject | undefined;
}

/** One of the records a filter leaves, and the way to the others. */
export function DetailsPage({ place, settings, collection, filter }: DetailsPageProps): ReactNode {
  const t = useT();
  const [page, setPage] = useState(1);
  useFirstPage(filter, () => setPage(1));
  const items = useMemo(() => shownItems(collection, settings.fields, shownFields(collection)), [collection, settings.fields]);
  const columns = items.map(({ field }) => field).filter((field) => kindOf(field) !== 'many');
  const view = { filter, search: '', sort: readSort(settings.sort.join(',')), page, pageSize: 1, columns: undefined, flat: true };
  const list = useRecords<DataRecord>(collection.name, listParams(view, collection, columns));
  return (
    <Loaded query={list}>
      {({ data: [record], meta }) =>
        record === undefined ? (
          <BlockNotice>{t('blocks.details.none')}</BlockNotice>
        ) : (
          <Flex vertical gap="middle" aria-busy={list.isPlaceholderData}>
            {settings.source === 'first' ? <Steps meta={meta} page={page} onPage={setPage} /> : null}
            <DetailsList place={place} collection={collection} items={items} record={record} />
          </Flex>
        )
      }
    </Loaded>
  );
}

interface StepsProps {
  readonly meta: PageMeta;
  readonly page: number;
  onPage(page: number): void;
}

/** From one record to the next. */
function Steps({ meta, page, onPage }: StepsProps): ReactNode {
  const t = useT();
  const last = meta.countCapped === true ? Infinity : (meta.count ?? page);
  if (last < 2) return null;
  return (
    <Flex gap="small" align="center" justify="flex-end">
      <Button
        size="small"
        icon={<LeftOutlined />}
        disabled={page <= 1}
        aria-label={t('data.record.previous')}
        onClick={() => onPage(page - 1)}
      />
      <Typography.Text role="status">{t('blocks.details.position', { page, total: meta.count ?? '' })}</Typography.Text>
      <Button
        size="small"
        icon={<RightOutlined />}
        disabled={page >= last}
        aria-label={t('data.record.next')}
        onClick={() => onPage(page + 1)}
      />
    </Flex>
  );
}
