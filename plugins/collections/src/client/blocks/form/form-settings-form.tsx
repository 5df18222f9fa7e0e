import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { Flex, Input } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, shownFields, writableFields } from '../../data/model/data-collection';
import { CollectionSetting } from '../settings/collection-setting';
import { FieldItemsSetting } from '../settings/field-items-setting';
import { ChoiceSetting, Labeled } from '../settings/labeled';
import { RecordSetting } from '../settings/record-setting';
import { AfterSetting } from './after-setting';
import { FieldRules } from './field-rules';
import { FORM_MODES, RECORD_SOURCES, readFormSettings } from './form-settings';

/** Which records a form makes or changes, with which fields, and what comes after. */
export default function FormSettingsForm(props: SettingsFormProps): ReactNode {
  const { settings, onChange } = props;
  const t = useT();
  const { mode, submit, after } = readFormSettings(settings);
  return (
    <CollectionSetting
      settings={settings}
      needs={mode === 'create' ? 'create' : 'update'}
      onChange={(chosen) => onChange({ ...chosen, mode })}
    >
      {(known) => (
        <Flex vertical gap="middle">
          <PurposeSetting {...props} collection={known} />
          <FieldItemsSetting
            {...props}
            collection={known}
            fields={mode === 'create' ? writableFields(known, 'create') : editFields(known)}
            more={(item, field, change) => <FieldRules mode={mode} item={item} field={field} onChange={change} />}
          />
          <Labeled label={t('blocks.form.submit')}>
            {(id) => (
              <Input
                id={id}
                value={submit}
                maxLength={60}
                placeholder={t(mode === 'create' ? 'data.record.create' : 'data.record.save')}
                onChange={({ target }) => onChange({ ...settings, submit: target.value })}
              />
            )}
          </Labeled>
          <AfterSetting after={after} onChange={(next) => onChange({ ...settings, after: next })} />
        </Flex>
      )}
    </CollectionSetting>
  );
}

/** What may be changed first, then what can only be shown. */
function editFields(collection: DataCollection) {
  return [...new Set([...writableFields(collection, 'update'), ...shownFields(collection)])];
}

/** Whether it is for new records, else for which one. */
function PurposeSetting({ settings, collection, onChange }: SettingsFormProps & { readonly collection: DataCollection }): ReactNode {
  const t = useT();
  const { mode, source, record } = readFormSettings(settings);
  return (
    <>
      <ChoiceSetting
        label={t('blocks.form.mode')}
        value={mode}
        options={FORM_MODES.map((value) => ({ value, label: t(`blocks.form.modes.${value}`) }))}
        onChange={(next) => onChange({ ...settings, mode: next })}
      />
      {mode === 'edit' ? (
        <RecordSetting
          collection={collection}
          source={source}
          sources={RECORD_SOURCES}
          record={record}
          onChange={(changes) => onChange({ ...settings, ...changes })}
        />
      ) : null}
    </>
  );
}
