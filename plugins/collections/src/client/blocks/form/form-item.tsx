import { useSlotParts } from '@mortise/plugin-api/client';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { titleOfField } from '../../data/model/data-collection';
import { kindOf } from '../../data/model/field-kind';
import { FormField } from '../../data/record/form-field';
import { DraftView } from '../../data/values/draft-view';
import { slotId } from '../settings/part-settings';
import type { FormItemProps } from './form-item-props';
import { NewRelated } from './new-related';
import { PartInput } from './part-input';

/** One field: its input, that of another plugin, its value as text, or nothing where it is only sent. */
export function FormItem(props: FormItemProps): ReactNode {
  const { shown, record, required } = props;
  const { item, field } = shown;
  const parts = useSlotParts('record-field');
  const part = item.part === undefined ? undefined : parts.find(({ id }) => id === slotId(item.part?.kind ?? ''));
  if (item.hidden) {
    return (
      <Form.Item name={field.name} hidden noStyle>
        <Unseen />
      </Form.Item>
    );
  }
  const adding = item.adding && kindOf(field) === 'one' ? <Adding {...props} /> : null;
  return (
    <div className={`is-${item.width}`}>
      {part !== undefined ? (
        <Form.Item name={field.name} label={titleOfField(field)} required={required}>
          <PartInput {...props} part={part} />
        </Form.Item>
      ) : item.readOnly ? (
        <Form.Item name={field.name} label={titleOfField(field)}>
          <PlainDraft {...props} />
        </Form.Item>
      ) : (
        <FormField field={field} record={record} required={required} below={adding} />
      )}
    </div>
  );
}

/** Makes the related record and chooses it. */
function Adding({ shown: { field }, form, onDirty }: FormItemProps): ReactNode {
  const choose = (key: string): void => {
    form.setFieldValue(field.name, key);
    // A form tells by itself only of what people type.
    onDirty(form.getFieldsValue());
  };
  return <NewRelated field={field} onMade={choose} />;
}

/** Keeps a value in the form without showing it. */
function Unseen(): ReactNode {
  return null;
}

/** Form.Item hands over the value. */
function PlainDraft({ shown, id, value = '' }: FormItemProps & { readonly id?: string; readonly value?: string }): ReactNode {
  return <div id={id}>{value === '' ? '–' : <DraftView field={shown.field} draft={value} />}</div>;
}
