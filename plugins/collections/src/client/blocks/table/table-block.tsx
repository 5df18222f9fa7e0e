import type { SlotProps } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CollectionBlock } from '../place/collection-block';
import { WithFixedFilter } from '../place/fixed-filter';
import { BlockTable } from './block-table';
import { beginOf, readTableSettings } from './table-settings';

/** The records of a collection on a page: the data browser's table, with the viewer's own rights. */
export default function TableBlock({ settings, place }: SlotProps['page-block']): ReactNode {
  const asked = readTableSettings(settings);
  return (
    <CollectionBlock settings={settings} needs="view">
      {(collection) => (
        <WithFixedFilter place={place} scope={asked.filter}>
          {(filter) => (
            <BlockTable
              key={`${asked.collection} ${beginOf(asked)}`}
              place={place}
              settings={asked}
              collection={collection}
              filter={filter}
            />
          )}
        </WithFixedFilter>
      )}
    </CollectionBlock>
  );
}
