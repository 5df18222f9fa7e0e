import type { SettingsFormProps } from '@mortise/plugin-api/client';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { shownFields } from '../../data/model/data-collection';
import { CollectionSetting } from '../settings/collection-setting';
import { FieldItemsSetting } from '../settings/field-items-setting';
import { RecordSetting } from '../settings/record-setting';
import { RecordsSetting } from '../settings/records-setting';
import { DETAILS_SOURCES, readDetailsSettings } from './details-settings';

/** Which record a details block shows, and which fields of it. */
export default function DetailsSettingsForm(props: SettingsFormProps): ReactNode {
  const { settings, onChange } = props;
  const { source, record, filter, sort } = readDetailsSettings(settings);
  return (
    <CollectionSetting settings={settings} needs="view" onChange={(chosen) => onChange({ ...chosen, source })}>
      {(known) => (
        <Flex vertical gap="middle">
          <RecordSetting
            collection={known}
            source={source}
            sources={DETAILS_SOURCES}
            record={record}
            onChange={(changes) => onChange({ ...settings, ...changes })}
          />
          <FieldItemsSetting {...props} collection={known} fields={shownFields(known)} />
          {source === 'first' ? <RecordsSetting {...props} collection={known} filter={filter} sort={sort} /> : null}
        </Flex>
      )}
    </CollectionSetting>
  );
}
