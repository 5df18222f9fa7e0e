import { type BlockPlace, type SlotProps, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { popupKey } from '../place/read-source';
import { BlockNotice, CollectionBlock } from '../place/collection-block';
import { WithFixedFilter } from '../place/fixed-filter';
import { type DetailsSettings, readDetailsSettings } from './details-settings';
import { DetailsPage } from './details-page';

/** The fields of one record, to read. */
export default function DetailsBlock({ settings, place }: SlotProps['page-block']): ReactNode {
  const asked = readDetailsSettings(settings);
  return (
    <CollectionBlock settings={settings} needs="view">
      {(collection) => <ChosenRecord place={place} settings={asked} collection={collection} />}
    </CollectionBlock>
  );
}

interface ChosenRecordProps {
  readonly place: BlockPlace;
  readonly settings: DetailsSettings;
  readonly collection: DataCollection;
}

function ChosenRecord({ place, settings, collection }: ChosenRecordProps): ReactNode {
  const t = useT();
  if (settings.source === 'first') {
    return (
      <WithFixedFilter place={place} scope={settings.filter}>
        {({ all }) => <DetailsPage place={place} settings={settings} collection={collection} filter={all} />}
      </WithFixedFilter>
    );
  }
  const key = settings.source === 'popup' ? (popupKey(place.board.record, collection) ?? '') : settings.record;
  if (key === '') return <BlockNotice>{t(settings.source === 'popup' ? 'blocks.needsRecord' : 'blocks.chooseRecord')}</BlockNotice>;
  const filter: JsonObject = { [collection.primaryKey]: { $eq: key } };
  return <DetailsPage place={place} settings={settings} collection={collection} filter={filter} />;
}
