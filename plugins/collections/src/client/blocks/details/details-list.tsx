import { MAIN_SOURCE, type BlockPlace, useSlotParts } from '@mortise/plugin-api/client';
import { Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, type DataRecord, plainText, titleOfField } from '../../data/model/data-collection';
import { kindOf } from '../../data/model/field-kind';
import { RelatedRecords } from '../../data/record/related-records';
import { ValueView } from '../../data/values/value-view';
import type { ShownItem } from '../settings/field-items';
import { slotId } from '../settings/part-settings';
import './details-list.css';

export interface DetailsListProps {
  readonly place: BlockPlace;
  readonly collection: DataCollection;
  readonly items: readonly ShownItem[];
  readonly record: DataRecord;
}

/** Names and values side by side as far as there is room, below them the records that belong to this one. */
export function DetailsList(props: DetailsListProps): ReactNode {
  const { collection, items, record } = props;
  const { token } = theme.useToken();
  const values = items.filter(({ field }) => kindOf(field) !== 'many');
  const lists = items.filter(({ field }) => kindOf(field) === 'many');
  return (
    <Flex vertical gap="large" className="details-block">
      <dl className="details-fields">
        {values.map((shown) => (
          <div key={shown.field.name} className={`is-${shown.item.width}`}>
            <dt style={{ color: token.colorTextSecondary }}>{titleOfField(shown.field)}</dt>
            <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>
              <DetailsValue {...props} shown={shown} />
            </dd>
          </div>
        ))}
      </dl>
      {lists.map(({ item, field }) => (
        <RelatedRecords
          key={field.name}
          collection={collection}
          record={record}
          field={field}
          title={item.label === '' ? undefined : item.label}
          readOnly
        />
      ))}
    </Flex>
  );
}

function DetailsValue({ place, collection, record, shown: { item, field } }: DetailsListProps & { readonly shown: ShownItem }): ReactNode {
  const parts = useSlotParts('record-field');
  const part = item.part && parts.find(({ id }) => id === slotId(item.part?.kind ?? ''));
  const value = record[field.name];
  if (part === undefined) return <ValueView field={field} value={value} foreignKey={record[field.foreignKey ?? '']} full />;
  return part.show({
    settings: item.part?.settings ?? {},
    place,
    collection: collection.name,
    dataSource: collection.dataSource ?? MAIN_SOURCE,
    recordKey: plainText(record[collection.primaryKey]),
    field: field.name,
    value,
    values: record,
    disabled: true,
    onChange: () => undefined,
  });
}
