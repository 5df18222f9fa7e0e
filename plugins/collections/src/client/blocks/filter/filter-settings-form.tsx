import { MAIN_SOURCE, type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Flex } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { filterFields } from '../../data/filter/operators';
import { type DataCollection, findField, titleOfCollection, titleOfField, withKeyTypes } from '../../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../../data/model/use-collections';
import { BlockSource } from '../place/block-source';
import { recordBlocks } from '../place/board-blocks';
import { BlockNotice } from '../place/collection-block';
import { ItemList } from '../settings/item-list';
import { SwitchSetting } from '../settings/labeled';
import { changedItem, movedItem, withoutItem } from '../settings/list-changes';
import { SourceSetting } from '../settings/source-setting';
import { AskSettings } from './ask-settings';
import { newAsk } from './asked-fields';
import { type FilterAsk, filterSource, readFilterSettings, writeAsks } from './filter-settings';

/** What a filter form asks, and of which blocks. */
export default function FilterSettingsForm(props: SettingsFormProps): ReactNode {
  const { settings, place, onChange } = props;
  const source = filterSource(settings, place);
  return (
    <Flex vertical gap="middle">
      <SourceSetting source={source} onChange={(dataSource = MAIN_SOURCE) => onChange({ ...settings, dataSource, fields: [] })} />
      <BlockSource source={source}>
        <QuestionsSetting {...props} source={source} />
      </BlockSource>
    </Flex>
  );
}

interface QuestionsSettingProps extends SettingsFormProps {
  readonly source: string | undefined;
}

function QuestionsSetting(props: QuestionsSettingProps): ReactNode {
  const { settings, place, source, onChange } = props;
  const t = useT();
  const { all: listed, error, retry } = useDataCollection('');
  const all = useMemo(() => listed.map((collection) => withKeyTypes(collection, listed)), [listed]);
  const { auto } = readFilterSettings(settings);
  const shown = new Set(recordBlocks(place, source).map(({ collection }) => collection));
  const offered = all.filter(({ name, actions }) => shown.has(name) && actions.view !== undefined);
  if (error !== undefined) return <FailureNotice error={error} onRetry={retry} />;
  return (
    <CollectionsContext value={all}>
      <Flex vertical gap="middle">
        {shown.size === 0 ? <BlockNotice>{t('blocks.filter.noBlocks')}</BlockNotice> : null}
        <AskList {...props} offered={offered} all={all} />
        <SwitchSetting label={t('blocks.filter.auto')} value={auto} onChange={(next) => onChange({ ...settings, auto: next })} />
      </Flex>
    </CollectionsContext>
  );
}

interface AskListProps extends QuestionsSettingProps {
  /** Those the page shows records of. */
  readonly offered: readonly DataCollection[];
  readonly all: readonly DataCollection[];
}

function AskList({ settings, place, source, onChange, offered, all }: AskListProps): ReactNode {
  const t = useT();
  const { asks } = readFilterSettings(settings);
  const put = (next: readonly FilterAsk[]): void =>
    onChange({ ...settings, ...(source === undefined ? {} : { dataSource: source }), fields: writeAsks(next) });
  const options = offered.flatMap((collection) =>
    filterFields(collection).map((field) => ({
      value: JSON.stringify([collection.name, field.name]),
      label: `${titleOfCollection(collection)}: ${titleOfField(field)}`,
    })),
  );
  return (
    <ItemList
      label={t('blocks.filter.asks')}
      empty={t('blocks.filter.usual')}
      addLabel={t('blocks.filter.add')}
      items={asks.map((ask, index) => ({
        key: String(index),
        title: titleOfAsk(ask, all),
        more: <AskSettings place={place} ask={ask} onChange={(next) => put(changedItem(asks, index, next))} />,
      }))}
      options={options}
      onAdd={(value) => {
        const [collection = '', field = ''] = JSON.parse(value) as readonly string[];
        put([...asks, newAsk(collection, field)]);
      }}
      onMove={(from, to) => put(movedItem(asks, from, to))}
      onRemove={(index) => put(withoutItem(asks, index))}
    />
  );
}

function titleOfAsk({ collection: name, field: fieldName, label }: FilterAsk, all: readonly DataCollection[]): string {
  const collection = all.find((one) => one.name === name);
  const field = collection && findField(collection, fieldName);
  if (label !== '' || field === undefined) return label === '' ? fieldName : label;
  return titleOfField(field);
}
