import { useT } from '@mortise/plugin-api/client';
import { LIST_TYPES, isOneOf } from '@mortise/shared';
import { Input, theme } from 'antd';
import type { ReactNode } from 'react';
import { type FieldKind, isNumber, kindOf } from '../model/field-kind';
import { ChoicesInput } from './choices-input';
import type { FieldInputProps } from './field-input-props';
import { GROWING, JsonInput, MONOSPACE } from './json-input';
import { readLinks, writeLinks } from './links';
import { RelationPicker } from './relation-picker';
import { SearchSelect } from './search-select';

const DATE_TYPES: Partial<Readonly<Record<FieldKind, string>>> = {
  date: 'date',
  datetime: 'datetime-local',
  localMoment: 'datetime-local',
  time: 'time',
};
const LAST: Readonly<Record<string, string>> = { date: '9999-12-31', 'datetime-local': '9999-12-31T23:59:59' };
const MODES: Partial<Readonly<Record<FieldKind, 'email' | 'url' | 'tel'>>> = { email: 'email', url: 'url', phone: 'tel' };
/** Edits one value as text, in the way that suits its field. */
export function FieldInput({ field, compact = false, oneLine = false, related, ...input }: FieldInputProps): ReactNode {
  const kind = kindOf(field);
  const { value = '', onChange, ...rest } = input;
  switch (kind) {
    case 'longText':
    case 'json':
      if (oneLine) return <LineInput {...input} field={field} />;
      if (!compact && isOneOf(LIST_TYPES, field.type)) return <ChoicesInput {...input} field={field} />;
      if (!compact && kind === 'json') return <JsonInput {...input} />;
      return (
        <Input.TextArea
          {...rest}
          value={value}
          rows={compact ? 2 : 3}
          style={kind === 'json' ? { ...GROWING, ...MONOSPACE } : GROWING}
          onChange={(event) => onChange?.(event.target.value)}
        />
      );
    case 'boolean':
    case 'choice':
      return <ListInput {...input} field={field} />;
    case 'one':
      return (
        <RelationPicker
          {...rest}
          field={field}
          related={related}
          values={value === '' ? [] : [value]}
          onChange={([draft = '']) => onChange?.(draft)}
        />
      );
    case 'many':
      return <LinksInput {...input} field={field} />;
    default:
      return <LineInput {...input} field={field} />;
  }
}

/** The records a new one is to have, or the one where there can be only one. */
function LinksInput({ field, value = '', onChange, ...rest }: FieldInputProps): ReactNode {
  const single = field.type === 'hasOne';
  return (
    <RelationPicker
      {...rest}
      field={field}
      multiple={!single}
      values={single && value !== '' ? [value] : readLinks(single ? '' : value)}
      onChange={(keys) => onChange?.(single ? (keys[0] ?? '') : writeLinks(keys))}
    />
  );
}

function LineInput({ field, value = '', onChange, ...rest }: FieldInputProps): ReactNode {
  const kind = kindOf(field);
  const type = DATE_TYPES[kind];
  const mode = isNumber(kind) ? (kind === 'integer' || kind === 'bigInt' ? 'numeric' : 'decimal') : MODES[kind];
  return (
    <Input
      {...rest}
      {...(type === undefined ? {} : { type, max: LAST[type] })}
      {...(type === 'datetime-local' || type === 'time' ? { step: 1 } : {})}
      {...(mode === undefined ? {} : { inputMode: mode })}
      {...(kind === 'password' ? { type: 'password' } : {})}
      {...(kind === 'color' ? { prefix: <Swatch color={value} /> } : {})}
      autoComplete={kind === 'password' ? 'new-password' : 'off'}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

function ListInput({ field, autoFocus = false, value = '', onChange, ...rest }: FieldInputProps): ReactNode {
  const t = useT();
  const choices = (field.enum ?? []).map((choice) => ({ value: String(choice.value), label: choice.label }));
  const options =
    kindOf(field) === 'choice'
      ? choices
      : [
          { value: 'true', label: t('data.yes') },
          { value: 'false', label: t('data.no') },
        ];
  // A value the field no longer offers is still there.
  const known = value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  return (
    <SearchSelect
      {...rest}
      autoFocus={autoFocus}
      defaultOpen={autoFocus}
      value={value}
      allowClear={field.allowNull !== false}
      placeholder={t('data.choose')}
      options={known}
      style={{ width: '100%' }}
      onChange={(next) => onChange?.(next)}
    />
  );
}

/** A colour as a small square; what is no colour stays empty. */
export function Swatch({ color }: { readonly color: string }): ReactNode {
  const { token } = theme.useToken();
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        width: 14,
        height: 14,
        borderRadius: 3,
        verticalAlign: '-2px',
        border: `1px solid ${token.colorBorder}`,
        background: color,
      }}
    />
  );
}
