import { type SlotProps, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { type ReactNode, useMemo } from 'react';
import { withKeyTypes } from '../../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../../data/model/use-collections';
import { useSourceKey } from '../../source-key';
import { BlockSource } from '../place/block-source';
import { BlockNotice, BlockSkeleton } from '../place/collection-block';
import { useVariables } from '../place/use-variables';
import { askedField, usualAsks } from './asked-fields';
import { FilterForm } from './filter-form';
import { filterSource, readFilterSettings } from './filter-settings';

/** Asks other blocks of the page for some of their records. */
export default function FilterBlock(props: SlotProps['page-block']): ReactNode {
  return (
    <BlockSource source={filterSource(props.settings, props.place)}>
      <Questions {...props} />
    </BlockSource>
  );
}

function Questions({ settings, place }: SlotProps['page-block']): ReactNode {
  const t = useT();
  const source = useSourceKey();
  const { asks, auto } = readFilterSettings(settings);
  const { all: listed, loading, error, retry } = useDataCollection('');
  const all = useMemo(() => listed.map((collection) => withKeyTypes(collection, listed)), [listed]);
  const variables = useVariables(
    place.board.record,
    asks.map(({ initial }) => initial),
  );
  const failure = error ?? variables.error;
  if (failure !== undefined) return <FailureNotice error={failure} onRetry={error === undefined ? variables.retry : retry} />;
  if (loading || variables.loading) return <BlockSkeleton />;
  const wanted = asks.length === 0 ? usualAsks(place, source, all) : asks;
  if (wanted.length === 0) return <BlockNotice>{t('blocks.filter.nothing')}</BlockNotice>;
  const known = wanted.filter(
    (ask) =>
      askedField(
        ask,
        all.find(({ name }) => name === ask.collection),
      ) !== undefined,
  );
  if (known.length === 0) return <BlockNotice>{t('blocks.refused.view')}</BlockNotice>;
  return (
    <CollectionsContext value={all}>
      <FilterForm key={JSON.stringify(known)} place={place} asks={known} auto={auto} valueOf={variables.valueOf} />
    </CollectionsContext>
  );
}
