import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { findKind, isChoice } from './field-kinds';
import { type FieldValues, defaultOf, localMoment } from './field-values';

const NUMERIC = ['integer', 'bigInt', 'number', 'decimal', 'percent'];

/** The value new records get when none is given. */
export function DefaultInput({ kind }: { readonly kind: string }): ReactNode {
  const t = useT();
  const validate = async (_rule: unknown, text: string | undefined): Promise<void> => {
    try {
      defaultOf(text, findKind(kind)?.type ?? 'string');
    } catch {
      throw new Error(t('collections.field.defaultInvalid'));
    }
  };
  return (
    <Form.Item
      name="defaultText"
      label={t('collections.field.default')}
      extra={t('collections.field.defaultHint')}
      rules={[{ validator: validate }]}
    >
      <DefaultControl kind={kind} />
    </Form.Item>
  );
}

interface ControlProps {
  readonly kind: string;
  readonly id?: string;
  readonly value?: string;
  onChange?(value: string | undefined): void;
}

function DefaultControl({ kind, id, value, onChange }: ControlProps): ReactNode {
  const common = { id, autoComplete: 'off', onChange: ({ target }: { target: { value: string } }) => onChange?.(target.value) };
  if (kind === 'checkbox' || isChoice(kind))
    return <DefaultChoice kind={kind} {...(id === undefined ? {} : { id })} {...pass(value, onChange)} />;
  if (kind === 'datetime') return <Input {...common} type="datetime-local" value={value === undefined ? '' : localMoment(value)} />;
  if (kind === 'date') return <Input {...common} type="date" value={value ?? ''} />;
  if (kind === 'textarea' || kind === 'markdown' || kind === 'json') return <Input.TextArea {...common} rows={3} value={value ?? ''} />;
  return <Input {...common} inputMode={NUMERIC.includes(kind) ? 'decimal' : 'text'} value={value ?? ''} />;
}

function pass(value: string | undefined, onChange: ControlProps['onChange']): Pick<ControlProps, 'value' | 'onChange'> {
  return { ...(value === undefined ? {} : { value }), ...(onChange === undefined ? {} : { onChange }) };
}

function DefaultChoice({ kind, id, value, onChange }: ControlProps): ReactNode {
  const t = useT();
  const choices = Form.useWatch<FieldValues['options']>('options') ?? [];
  const options = isChoice(kind)
    ? choices.flatMap((choice) => {
        const shown = choice?.label ?? choice?.value;
        return shown === undefined || shown === '' ? [] : [{ value: choice?.value ?? shown, label: shown }];
      })
    : ['true', 'false'].map((text) => ({ value: text, label: t(`collections.field.${text}`) }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      options={options}
      {...(value === undefined ? {} : { value })}
      onChange={(next?: string) => onChange?.(next)}
    />
  );
}
