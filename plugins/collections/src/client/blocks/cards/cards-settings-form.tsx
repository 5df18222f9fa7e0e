import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, tableFields, titleOfField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { CollectionSetting } from '../settings/collection-setting';
import { ChoiceSetting, ChoicesSetting, type SettingOption } from '../settings/labeled';
import { OpenSetting } from '../settings/open-setting';
import { RecordsSetting } from '../settings/records-setting';
import { colorFields, pictureFields } from './card-fields';
import { CARD_SIZES, readCardsSettings } from './cards-settings';

/** Which records are shown as cards, and what stands on them. */
export default function CardsSettingsForm(props: SettingsFormProps): ReactNode {
  const { settings, onChange } = props;
  const { filter, sort, pageSize } = readCardsSettings(settings);
  return (
    <CollectionSetting settings={settings} needs="view" onChange={onChange}>
      {(known) => (
        <Flex vertical gap="middle">
          <LookSetting {...props} collection={known} />
          <RecordsSetting {...props} collection={known} filter={filter} sort={sort} pageSize={pageSize} />
          <OpenSetting {...props} collection={known} onChange={(changes) => onChange({ ...settings, ...changes })} />
        </Flex>
      )}
    </CollectionSetting>
  );
}

function LookSetting({ settings, collection, onChange }: SettingsFormProps & { readonly collection: DataCollection }): ReactNode {
  const t = useT();
  const asked = readCardsSettings(settings);
  const choices = { title: tableFields(collection), picture: pictureFields(collection), color: colorFields(collection) };
  return (
    <>
      <ChoicesSetting
        label={t('blocks.cards.fields')}
        values={asked.fields}
        options={optionsOf(choices.title)}
        placeholder={t('blocks.cards.usual')}
        onChange={(fields) => onChange({ ...settings, fields })}
      />
      {(['title', 'picture', 'color'] as const).map((name) =>
        choices[name].length === 0 ? null : (
          <ChoiceSetting
            key={name}
            label={t(`blocks.cards.${name}`)}
            hint={name === 'picture' ? t('blocks.cards.pictureHint') : undefined}
            value={asked[name]}
            options={optionsOf(choices[name])}
            allowClear
            onChange={(field) => onChange({ ...settings, [name]: field })}
          />
        ),
      )}
      <ChoiceSetting
        label={t('blocks.cards.size')}
        value={asked.size}
        options={CARD_SIZES.map((value) => ({ value, label: t(`blocks.cards.sizes.${value}`) }))}
        onChange={(size) => onChange({ ...settings, size })}
      />
    </>
  );
}

function optionsOf(fields: readonly DataField[]): readonly SettingOption[] {
  return fields.map((field) => ({ value: field.name, label: titleOfField(field) }));
}
