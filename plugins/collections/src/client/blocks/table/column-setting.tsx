import { type BlockPlace, useSlotParts, useT } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { Flex, Input } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, findField, tableFields, titleOfField } from '../../data/model/data-collection';
import { type TableColumn, readTableSettings } from './table-settings';
import { ItemList } from '../settings/item-list';
import { Labeled } from '../settings/labeled';
import { changedItem, movedItem, withoutItem } from '../settings/list-changes';
import { kindOfSlot, partFormSettings, slotId, splitPartSettings } from '../settings/part-settings';

export interface ColumnSettingProps {
  readonly collection: DataCollection;
  readonly place: BlockPlace;
  /** Of the block. */
  readonly settings: JsonObject;
  onChange(settings: JsonObject): void;
}

/** Columns of a table: fields, and what other plugins offer. */
export function ColumnSetting(props: ColumnSettingProps): ReactNode {
  const { collection, settings, onChange } = props;
  const t = useT();
  const parts = useSlotParts('record-cell');
  const { columns } = readTableSettings(settings);
  const set = (next: readonly TableColumn[]): void => onChange({ ...settings, columns: next as unknown as JsonValue });
  const fields = tableFields(collection).filter(({ name }) => !columns.includes(name));
  const add = (value: string): void => {
    const part = parts.find(({ id }) => id === value);
    set([...columns, part === undefined ? value : { kind: kindOfSlot(part.id), title: part.title ?? '', settings: {} }]);
  };
  return (
    <ItemList
      label={t('blocks.table.columns')}
      empty={t('blocks.table.usual')}
      addLabel={t('blocks.table.addColumn')}
      items={columns.map((column, index) => listedColumn(props, column, index))}
      options={[
        ...fields.map((field) => ({ value: field.name, label: titleOfField(field) })),
        ...parts.map(({ id, title }) => ({ value: id, label: title ?? id })),
      ]}
      onAdd={add}
      onMove={(from, to) => set(movedItem(columns, from, to))}
      onRemove={(index) => set(withoutItem(columns, index))}
    />
  );
}

function listedColumn(props: ColumnSettingProps, column: TableColumn, index: number) {
  if (typeof column !== 'string') {
    return {
      key: `part ${index}`,
      title: column.title === '' ? column.kind : column.title,
      more: <PartForm {...props} column={column} index={index} />,
    };
  }
  const field = findField(props.collection, column);
  return { key: column, title: field === undefined ? column : titleOfField(field) };
}

interface PartFormProps extends ColumnSettingProps {
  readonly column: Exclude<TableColumn, string>;
  readonly index: number;
}

function PartForm({ settings, place, column, index, onChange }: PartFormProps): ReactNode {
  const t = useT();
  const form = useSlotParts('record-cell-settings').find(({ id }) => id === slotId(column.kind));
  const { columns } = readTableSettings(settings);
  const put = (block: JsonObject, next: TableColumn): void =>
    onChange({ ...block, columns: changedItem(columns, index, next) as unknown as JsonValue });
  return (
    <Flex vertical gap="small">
      <Labeled label={t('blocks.items.title')}>
        {(id) => (
          <Input
            id={id}
            value={column.title}
            maxLength={100}
            onChange={({ target }) => put(settings, { ...column, title: target.value })}
          />
        )}
      </Labeled>
      {form?.show({
        settings: partFormSettings(settings, column.settings),
        place,
        onChange(changed) {
          const { block, part } = splitPartSettings(settings, changed);
          put(block, { ...column, settings: part });
        },
      })}
    </Flex>
  );
}
