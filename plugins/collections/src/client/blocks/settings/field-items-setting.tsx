import { type BlockPlace, useSlotParts, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Flex, Input } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, findField, titleOfField } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { FIELD_WIDTHS, type FieldItem, newFieldItem, readFieldItems, writeFieldItems } from './field-items';
import { ItemList } from './item-list';
import { ChoiceSetting, Labeled } from './labeled';
import { changedItem, movedItem, withoutItem } from './list-changes';
import { kindOfSlot, partFormSettings, slotId, splitPartSettings } from './part-settings';

export interface FieldItemsSettingProps {
  readonly collection: DataCollection;
  readonly place: BlockPlace;
  /** What can be chosen. */
  readonly fields: readonly DataField[];
  /** Of the block; the fields stand in `fields`. */
  readonly settings: JsonObject;
  onChange(settings: JsonObject): void;
  /** More to set about a field. */
  readonly more?: (item: FieldItem, field: DataField, change: (item: FieldItem) => void) => ReactNode;
}

/** Which fields a block shows, in which order, and how. */
export function FieldItemsSetting(props: FieldItemsSettingProps): ReactNode {
  const { collection, fields, settings, onChange } = props;
  const t = useT();
  const items = readFieldItems(settings['fields']);
  const put = (next: readonly FieldItem[], block = settings): void => onChange({ ...block, fields: writeFieldItems(next) });
  const listed = items.map((item, index) => {
    const field = findField(collection, item.name);
    const title = item.label === '' ? (field === undefined ? item.name : titleOfField(field)) : item.label;
    const change = (next: FieldItem, block?: JsonObject): void => put(changedItem(items, index, next), block);
    return { key: item.name, title, more: <ItemSettings {...props} item={item} field={field} change={change} /> };
  });
  const others = fields.filter(({ name }) => !items.some((item) => item.name === name));
  return (
    <ItemList
      label={t('blocks.fields.label')}
      empty={t('blocks.fields.all')}
      addLabel={t('blocks.fields.add')}
      items={listed}
      options={others.map((field) => ({ value: field.name, label: titleOfField(field) }))}
      onAdd={(name) => put([...items, newFieldItem(name)])}
      onMove={(from, to) => put(movedItem(items, from, to))}
      onRemove={(index) => put(withoutItem(items, index))}
    />
  );
}

interface ItemSettingsProps extends FieldItemsSettingProps {
  readonly item: FieldItem;
  readonly field: DataField | undefined;
  change(item: FieldItem, block?: JsonObject): void;
}

function ItemSettings(props: ItemSettingsProps): ReactNode {
  const { item, field, more, change } = props;
  const t = useT();
  return (
    <Flex vertical gap="small">
      <Labeled label={t('blocks.items.title')}>
        {(id) => (
          <Input
            id={id}
            value={item.label}
            maxLength={100}
            placeholder={field === undefined ? item.name : titleOfField(field)}
            onChange={({ target }) => change({ ...item, label: target.value })}
          />
        )}
      </Labeled>
      <ChoiceSetting
        label={t('blocks.fields.width')}
        value={item.width}
        options={FIELD_WIDTHS.map((value) => ({ value, label: t(`blocks.fields.widths.${value}`) }))}
        onChange={(value) => change({ ...item, width: FIELD_WIDTHS.find((width) => width === value) ?? 'full' })}
      />
      {field === undefined ? null : more?.(item, field, change)}
      <PartSetting {...props} />
    </Flex>
  );
}

/** Another way to show the field, where plugins offer some. */
function PartSetting({ item, place, settings, change }: ItemSettingsProps): ReactNode {
  const t = useT();
  const parts = useSlotParts('record-field');
  const { part } = item;
  const form = useSlotParts('record-field-settings').find(({ id }) => part !== undefined && id === slotId(part.kind));
  if (parts.length === 0) return null;
  return (
    <>
      <ChoiceSetting
        label={t('blocks.fields.part')}
        value={part === undefined ? '' : slotId(part.kind)}
        options={parts.map(({ id, title }) => ({ value: id, label: title ?? id }))}
        placeholder={t('blocks.fields.noPart')}
        allowClear
        onChange={(id) => change({ ...item, part: id === '' ? undefined : { kind: kindOfSlot(id), settings: {} } })}
      />
      {part === undefined
        ? null
        : form?.show({
            settings: partFormSettings(settings, part.settings),
            place,
            onChange(changed) {
              const split = splitPartSettings(settings, changed);
              change({ ...item, part: { ...part, settings: split.part } }, split.block);
            },
          })}
    </>
  );
}
