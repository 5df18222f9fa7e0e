import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { CollectionSetting } from '../settings/collection-setting';
import { ChoiceSetting, SwitchSetting } from '../settings/labeled';
import { OpenSetting } from '../settings/open-setting';
import { PopupSetting } from '../settings/popup-setting';
import { RecordsSetting } from '../settings/records-setting';
import { ColumnSetting } from './column-setting';
import { CREATE_WAYS, readTableSettings } from './table-settings';

/** Which records a table block shows, which columns of them, and what people may do with them. */
export default function TableSettingsForm(props: SettingsFormProps): ReactNode {
  const { settings, onChange } = props;
  const { filter, sort, pageSize } = readTableSettings(settings);
  return (
    <CollectionSetting settings={settings} needs="view" onChange={onChange}>
      {(known) => (
        <Flex vertical gap="middle">
          <ColumnSetting {...props} collection={known} />
          <RecordsSetting {...props} collection={known} filter={filter} sort={sort} pageSize={pageSize} />
          <OpenSetting {...props} collection={known} onChange={(changes) => onChange({ ...settings, ...changes })} />
          <CreateSetting {...props} />
          <Switches {...props} />
        </Flex>
      )}
    </CollectionSetting>
  );
}

function CreateSetting({ settings, onChange }: SettingsFormProps): ReactNode {
  const t = useT();
  const { create, createPopup } = readTableSettings(settings);
  return (
    <>
      <ChoiceSetting
        label={t('blocks.table.create')}
        value={create}
        options={CREATE_WAYS.map((value) => ({ value, label: t(`blocks.table.createWays.${value}`) }))}
        onChange={(next) => onChange({ ...settings, create: next })}
      />
      {create === 'page' ? (
        <PopupSetting popup={createPopup} onChange={(next: JsonObject) => onChange({ ...settings, createPopup: next })} />
      ) : null}
    </>
  );
}

function Switches({ settings, onChange }: SettingsFormProps): ReactNode {
  const t = useT();
  const asked = readTableSettings(settings);
  return (['toolbar', 'edit', 'remove'] as const).map((name) => (
    <SwitchSetting
      key={name}
      label={t(`blocks.table.${name}`)}
      value={asked[name]}
      onChange={(next) => onChange({ ...settings, [name]: next })}
    />
  ));
}
