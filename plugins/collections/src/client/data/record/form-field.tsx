import { useT } from '@mortise/plugin-api/client';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { type DataRecord, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { FieldInput } from '../values/field-input';
import { localZone } from '../values/moments';
import { useRelated } from './use-related';

export interface FormFieldProps {
  readonly field: DataField;
  /** The record being changed; its related records have names. */
  readonly record: DataRecord | undefined;
  readonly required: boolean;
  /** Below the input, what else can be done about it. */
  readonly below?: ReactNode;
}

/** One field of a record in a form, with what helps to fill it in. */
export function FormField({ field, record, required, below = null }: FormFieldProps): ReactNode {
  const t = useT();
  const related = useRelated(field, record);
  const zone = kindOf(field) === 'datetime' ? t('data.record.zone', { zone: localZone() }) : undefined;
  const kept = kindOf(field) === 'password' && record !== undefined ? t('data.record.keepPassword') : undefined;
  const help = [field.description, zone, kept].filter((text) => typeof text === 'string' && text !== '').join(' ');
  return (
    <Form.Item
      name={field.name}
      label={titleOfField(field)}
      required={required}
      {...(help === '' && below === null ? {} : { extra: <Below help={help}>{below}</Below> })}
    >
      <FieldInput field={field} related={related} />
    </Form.Item>
  );
}

function Below({ help, children }: { readonly help: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      {help}
      {children === null ? null : <div>{children}</div>}
    </>
  );
}
