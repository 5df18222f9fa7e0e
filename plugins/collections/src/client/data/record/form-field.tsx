import { useT } from '@mortise/plugin-api/client';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { type DataField, type DataRecord, titleOfField } from '../model/data-collection';
import { kindOf } from '../model/field-kind';
import { FieldInput } from '../values/field-input';
import { localZone } from '../values/moments';
import { useRelated } from './use-related';

export interface FormFieldProps {
  readonly field: DataField;
  /** The record being changed; its related records have names. */
  readonly record: DataRecord | undefined;
  readonly required: boolean;
}

/** One field of a record in a form, with what helps to fill it in. */
export function FormField({ field, record, required }: FormFieldProps): ReactNode {
  const t = useT();
  const related = useRelated(field, record);
  const zone = kindOf(field) === 'datetime' ? t('data.record.zone', { zone: localZone() }) : undefined;
  const kept = kindOf(field) === 'password' && record !== undefined ? t('data.record.keepPassword') : undefined;
  const extra = [field.description, zone, kept].filter((text) => typeof text === 'string' && text !== '').join(' ');
  return (
    <Form.Item name={field.name} label={titleOfField(field)} required={required} {...(extra === '' ? {} : { extra })}>
      <FieldInput field={field} related={related} />
    </Form.Item>
  );
}
