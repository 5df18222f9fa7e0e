import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { FailureNotice } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, titleOfCollection } from '../../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../../data/model/use-collections';
import { BlockSource } from '../place/block-source';
import { readSource } from '../place/read-source';
import { ChoiceSetting } from './labeled';
import { readText } from './read-settings';
import { SourceSetting } from './source-setting';

export interface CollectionSettingProps {
  /** Of the block. */
  readonly settings: JsonObject;
  /** The right the author needs on what is offered; whoever looks at the page is asked for their own. */
  readonly needs: 'view' | 'create' | 'update';
  /** With the settings of a block that is about another collection, as far as they name that. */
  onChange(chosen: JsonObject): void;
  /** What there is to set once a collection is chosen. */
  readonly children: (collection: DataCollection) => ReactNode;
}

/** Which collection of which data source a block is about, and everything that depends on it. */
export function CollectionSetting(props: CollectionSettingProps): ReactNode {
  const { settings, onChange } = props;
  const source = readSource(settings);
  return (
    <Flex vertical gap="middle">
      <SourceSetting source={source} onChange={(dataSource) => onChange(dataSource === undefined ? {} : { dataSource })} />
      <BlockSource source={source}>
        <ChosenCollection {...props} source={source} />
      </BlockSource>
    </Flex>
  );
}

interface ChosenCollectionProps extends CollectionSettingProps {
  readonly source: string | undefined;
}

function ChosenCollection({ settings, source, needs, onChange, children }: ChosenCollectionProps): ReactNode {
  const t = useT();
  const name = readText(settings['collection']);
  const { all, collection, error, retry } = useDataCollection(name);
  const offered = all.filter(({ actions }) => actions[needs] !== undefined);
  return (
    <>
      {error === undefined ? null : <FailureNotice error={error} onRetry={retry} />}
      <ChoiceSetting
        label={t('blocks.collection')}
        value={name}
        options={offered.map((one) => ({ value: one.name, label: titleOfCollection(one) }))}
        onChange={(next) => onChange({ ...(source === undefined ? {} : { dataSource: source }), collection: next })}
      />
      {collection === undefined ? null : <CollectionsContext value={all}>{children(collection)}</CollectionsContext>}
    </>
  );
}
