import { MAIN_SOURCE, type ShownSlotPart } from '@mortise/plugin-api/client';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { keyOf } from '../../data/model/data-collection';
import type { Drafts } from '../../data/record/record-values';
import type { FormItemProps } from './form-item-props';
import { draftOf, valueOf, valuesOf } from './part-values';

export interface PartInputProps extends FormItemProps {
  readonly part: ShownSlotPart<'record-field'>;
  /** Form.Item hands these over. */
  readonly value?: string;
  onChange?(draft: string): void;
}

/** The way another plugin shows a field: it speaks of values, the form of what is typed. */
export function PartInput({ part, place, collection, form, record, partForm, shown, value = '', onChange }: PartInputProps): ReactNode {
  const { item, field } = shown;
  const key = record && keyOf(collection, record);
  const drafts = Form.useWatch<Drafts>([], form) as Drafts | undefined;
  return part.show({
    settings: item.part?.settings ?? {},
    place,
    collection: collection.name,
    dataSource: collection.dataSource ?? MAIN_SOURCE,
    recordKey: key === undefined ? undefined : String(key),
    field: field.name,
    value: valueOf(field, value),
    values: valuesOf(collection.fields, drafts ?? {}),
    disabled: item.readOnly,
    form: partForm,
    onChange: (next) => onChange?.(draftOf(field, next)),
  });
}
