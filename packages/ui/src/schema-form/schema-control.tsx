import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useUiText } from '../ui-texts';
import type { SchemaField, SchemaOption, TextControl } from './schema-field';

export interface SchemaControlProps {
  readonly field: SchemaField;
  /** Set by the form item around it. */
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

/** Choices up to this number are shown all at once. */
const FEW = 4;
const MONOSPACE = { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' };

/** The control of one field, for use in a `Form.Item`. */
export function SchemaControl({ field, value, onChange, ...given }: SchemaControlProps): ReactNode {
  const { control, label, fallback } = field;
  const common = { ...given, onChange: (next: unknown) => onChange?.(next) };
  switch (control.kind) {
    case 'text':
      return <TextEntry {...common} control={control} value={asText(value)} placeholder={asText(fallback)} />;
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          value={asNumber(value)}
          placeholder={asText(fallback) ?? ''}
          style={{ width: 200, maxWidth: '100%' }}
        />
      );
    case 'switch':
      return <Switch {...common} checked={value === true} />;
    case 'choice':
      return <ChoiceEntry {...common} label={label} options={control.options} value={value} required={field.required} />;
    case 'choices':
      return (
        <div role="group" aria-label={label} id={given.id}>
          <Checkbox.Group options={[...control.options]} value={Array.isArray(value) ? value : []} onChange={common.onChange} />
        </div>
      );
    case 'lines':
      return <Area {...common} value={asText(value)} rows={3} />;
    default:
      return <Area {...common} value={asText(value)} rows={6} />;
  }
}

interface TextEntryProps {
  readonly control: TextControl;
  readonly id?: string;
  readonly value: string | undefined;
  readonly placeholder: string | undefined;
  onChange(value: unknown): void;
}

const INPUT_TYPES: Readonly<Record<string, string>> = { email: 'email', date: 'date', uri: 'url', url: 'url' };

function TextEntry({ control, onChange, ...input }: TextEntryProps): ReactNode {
  const change = ({ target }: { readonly target: { readonly value: string } }): void => onChange(target.value);
  if (control.secret) return <Input.Password {...input} onChange={change} autoComplete="new-password" iconRender={eye} />;
  if (control.multiline) return <Input.TextArea {...input} onChange={change} rows={4} />;
  return <Input {...input} onChange={change} type={INPUT_TYPES[control.format ?? ''] ?? 'text'} autoComplete="off" />;
}

/** Large enough to be hit with a finger. */
function eye(visible: boolean): ReactNode {
  const style = { padding: 5, margin: -5 };
  return visible ? <EyeOutlined style={style} /> : <EyeInvisibleOutlined style={style} />;
}

interface AreaProps {
  readonly id?: string;
  readonly value: string | undefined;
  readonly rows: number;
  onChange(value: unknown): void;
}

function Area({ rows, onChange, ...area }: AreaProps): ReactNode {
  // A height that follows the text would need styles the page's Content-Security-Policy forbids.
  return <Input.TextArea {...area} rows={rows} onChange={({ target }) => onChange(target.value)} spellCheck={false} style={MONOSPACE} />;
}

interface ChoiceEntryProps {
  readonly id?: string;
  readonly label: string;
  readonly options: readonly SchemaOption[];
  readonly value: unknown;
  readonly required: boolean;
  onChange(value: unknown): void;
}

function ChoiceEntry({ id, label, options, value, required, onChange }: ChoiceEntryProps): ReactNode {
  const t = useUiText();
  const chosen = value as string | number | undefined;
  const named = id === undefined ? {} : { id };
  if (required && options.length <= FEW) {
    return (
      <Radio.Group {...named} aria-label={label} value={chosen} options={[...options]} onChange={({ target }) => onChange(target.value)} />
    );
  }
  return (
    <Select
      {...named}
      aria-label={label}
      value={chosen}
      options={[...options]}
      placeholder={t('schema.choose')}
      allowClear={!required}
      onChange={onChange}
    />
  );
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
