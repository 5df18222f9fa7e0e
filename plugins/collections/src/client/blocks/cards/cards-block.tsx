import type { SlotProps } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { CollectionBlock } from '../place/collection-block';
import { WithFixedFilter } from '../place/fixed-filter';
import { BlockCards } from './block-cards';
import { readCardsSettings } from './cards-settings';

/** The records of a collection as a grid of cards. */
export default function CardsBlock({ settings, place }: SlotProps['page-block']): ReactNode {
  const asked = readCardsSettings(settings);
  return (
    <CollectionBlock settings={settings} needs="view">
      {(collection) => (
        <WithFixedFilter place={place} scope={asked.filter}>
          {({ all }) => (
            <BlockCards
              key={`${asked.collection} ${asked.pageSize} ${asked.sort.join(',')}`}
              place={place}
              settings={asked}
              collection={collection}
              filter={all}
            />
          )}
        </WithFixedFilter>
      )}
    </CollectionBlock>
  );
}
