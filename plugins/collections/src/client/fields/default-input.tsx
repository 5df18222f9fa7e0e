import { useT } from '@mortise/plugin-api/client';
import { LIST_TYPES, isOneOf } from '@mortise/shared';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { findKind, isChoice } from './field-kinds';
import { defaultOf, localMoment } from './default-text';
import type { FieldValues } from './field-values';

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
  if (isMany(kind)) return <DefaultList kind={kind} {...(id === undefined ? {} : { id })} {...pass(value, onChange)} />;
  if (kind === 'checkbox' || isChoice(kind))
    return <DefaultChoice kind={kind} {...(id === undefined ? {} : { id })} {...pass(value, onChange)} />;
  if (kind === 'datetime' || kind === 'unixTimestamp')
    return <Input {...common} type="datetime-local" value={value === undefined ? '' : localMoment(value)} />;
  if (kind === 'datetimeNoTz') return <Input {...common} type="datetime-local" step={1} value={value?.replace(' ', 'T') ?? ''} />;
  if (kind === 'time') return <Input {...common} type="time" step={1} value={value ?? ''} />;
  if (kind === 'date') return <Input {...common} type="date" value={value ?? ''} />;
  if (kind === 'textarea' || kind === 'markdown' || kind === 'json') return <Input.TextArea {...common} rows={3} value={value ?? ''} />;
  return <Input {...common} inputMode={NUMERIC.includes(kind) ? 'decimal' : 'text'} value={value ?? ''} />;
}

function pass(value: string | undefined, onChange: ControlProps['onChange']): Pick<ControlProps, 'value' | 'onChange'> {
  return { ...(value === undefined ? {} : { value }), ...(onChange === undefined ? {} : { onChange }) };
}

function isMany(kind: string): boolean {
  return isOneOf(LIST_TYPES, findKind(kind)?.type ?? '');
}

/** The options as they stand in the form. */
function useOptions(): readonly { readonly value: string; readonly label: string }[] {
  const choices = Form.useWatch<FieldValues['options']>('options') ?? [];
  return choices.flatMap((choice) => {
    const shown = choice?.label ?? choice?.value;
    return shown === undefined || shown === '' ? [] : [{ value: choice?.value ?? shown, label: shown }];
  });
}

/** Several values, kept as the text of a JSON list. */
function DefaultList({ kind, id, value, onChange }: ControlProps): ReactNode {
  const offered = useOptions();
  const free = !isChoice(kind);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode={free ? 'tags' : 'multiple'}
      {...(free ? { open: false, suffixIcon: null } : { options: [...offered] })}
      value={value === undefined ? [] : (JSON.parse(value) as readonly (string | number)[]).map(String)}
      onChange={(next: readonly string[]) => onChange?.(next.length === 0 ? undefined : JSON.stringify(next))}
    />
  );
}

function DefaultChoice({ kind, id, value, onChange }: ControlProps): ReactNode {
  const t = useT();
  const offered = useOptions();
  const options = isChoice(kind) ? [...offered] : ['true', 'false'].map((text) => ({ value: text, label: t(`collections.field.${text}`) }));
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
