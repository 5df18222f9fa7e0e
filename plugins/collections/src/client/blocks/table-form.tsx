import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Flex, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { tableFields, titleOfCollection, titleOfField } from '../data/model/data-collection';
import { useDataCollection } from '../data/model/use-collections';
import { readTableSettings } from './table-settings';

export interface TableFormProps {
  readonly settings: JsonObject;
  onChange(settings: JsonObject): void;
}

/** Which records a table block shows, and which columns of them. */
export default function TableForm({ settings, onChange }: TableFormProps): ReactNode {
  const t = useT();
  const id = useId();
  const asked = readTableSettings(settings);
  const { all, collection } = useDataCollection(asked.collection);
  const shown = all.filter(({ actions }) => actions.view !== undefined);
  const fields = collection === undefined ? [] : tableFields(collection);
  return (
    <Flex vertical gap="small">
      <label htmlFor={`${id}-collection`}>{t('blocks.table.collection')}</label>
      <Select
        id={`${id}-collection`}
        {...(asked.collection === '' ? {} : { value: asked.collection })}
        options={shown.map((one) => ({ value: one.name, label: titleOfCollection(one) }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(name) => onChange({ collection: name })}
      />
      <label htmlFor={`${id}-columns`}>{t('blocks.table.columns')}</label>
      <Select
        id={`${id}-columns`}
        mode="multiple"
        value={[...asked.columns]}
        options={fields.map((field) => ({ value: field.name, label: titleOfField(field) }))}
        optionFilterProp="label"
        placeholder={t('blocks.table.usual')}
        onChange={(columns: readonly string[]) => onChange({ ...settings, columns })}
      />
    </Flex>
  );
}
