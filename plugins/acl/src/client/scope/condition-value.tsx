import { useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { GrantableField } from '../acl-queries';
import { CURRENT_USER, type Condition } from './conditions';
import { fromLocalMoment, toLocalMoment } from './local-moment';

export interface ConditionValueProps {
  readonly column: GrantableField;
  readonly condition: Condition;
  onChange(value: JsonValue | undefined): void;
}

const NUMBERS = ['integer', 'double'];
/** Columns that may hold the key of a user. */
const KEYS = ['integer', 'bigInt'];

/** What a condition compares with, entered as suits the column. */
export function ConditionValue({ column, condition, onChange }: ConditionValueProps): ReactNode {
  const { value, operator } = condition;
  const part = { column, value, onChange };
  if (operator === '$in' || operator === '$notIn') return <ListValue {...part} />;
  if (column.uiSchema?.enum !== undefined || column.type === 'boolean') return <ChoiceValue {...part} />;
  if (KEYS.includes(column.type)) return <KeyValue {...part} />;
  return column.type === 'double' ? <NumberValue {...part} /> : <TextValue {...part} />;
}

type PartProps = Pick<ConditionValueProps, 'column' | 'onChange'> & { readonly value: JsonValue | undefined };

function ChoiceValue({ column, value, onChange }: PartProps): ReactNode {
  const t = useT();
  const label = t('scope.value');
  const options = choicesOf(column, t);
  return (
    <Select aria-label={label} placeholder={label} options={options} value={value ?? null} onChange={onChange} style={{ width: '100%' }} />
  );
}

function NumberValue({ value, onChange }: PartProps): ReactNode {
  const label = useT()('scope.value');
  const number = typeof value === 'number' ? value : null;
  return (
    <InputNumber
      aria-label={label}
      placeholder={label}
      value={number}
      onChange={(now) => onChange(now ?? undefined)}
      style={{ width: '100%' }}
    />
  );
}

function TextValue({ column, value, onChange }: PartProps): ReactNode {
  const label = useT()('scope.value');
  const text = typeof value === 'string' ? value : '';
  if (column.type === 'datetime') {
    const change = (local: string): void => onChange(fromLocalMoment(local));
    return <Input type="datetime-local" aria-label={label} value={toLocalMoment(text)} onChange={(event) => change(event.target.value)} />;
  }
  const type = column.type === 'date' ? 'date' : 'text';
  return <Input type={type} aria-label={label} placeholder={label} value={text} onChange={(event) => onChange(event.target.value)} />;
}

function choicesOf({ type, uiSchema }: GrantableField, t: (key: string) => string) {
  if (type === 'boolean') return [true, false].map((value) => ({ value: value as JsonValue, label: t(value ? 'scope.yes' : 'scope.no') }));
  return (uiSchema?.enum ?? []).map(({ value, label }) => ({
    value: value as JsonValue,
    label: typeof label === 'string' ? label : String(value),
  }));
}

/** A number, or whoever asks. */
function KeyValue({ column, value, onChange }: PartProps): ReactNode {
  const t = useT();
  const options = [{ value: CURRENT_USER, label: t('scope.currentUser') }];
  const read = (text: string | undefined): JsonValue | undefined => {
    if (text === undefined || text === CURRENT_USER) return text;
    return toNumber(column, text);
  };
  return (
    <Select
      mode="tags"
      maxCount={1}
      aria-label={t('scope.value')}
      placeholder={t('scope.keyPlaceholder')}
      options={options}
      value={typeof value === 'string' || typeof value === 'number' ? [String(value)] : []}
      onChange={(texts: string[]) => onChange(read(texts.at(-1)))}
      style={{ width: '100%' }}
    />
  );
}

function ListValue({ column, value, onChange }: PartProps): ReactNode {
  const t = useT();
  const texts = Array.isArray(value) ? (value as readonly JsonValue[]).map(String) : [];
  const known = (column.uiSchema?.enum ?? []).map(({ value: option }) => ({ value: String(option), label: String(option) }));
  const read = (text: string): JsonValue => {
    if (column.type === 'boolean') return text === 'true';
    return toNumber(column, text);
  };
  return (
    <Select
      mode="tags"
      tokenSeparators={[',']}
      aria-label={t('scope.values')}
      placeholder={t('scope.valuesPlaceholder')}
      options={known}
      value={texts}
      onChange={(list: string[]) => onChange(list.map(read))}
      style={{ width: '100%' }}
    />
  );
}

/** Text that is no number stays text: the server says what is wrong with it. */
function toNumber({ type }: GrantableField, text: string): JsonValue {
  const number = Number(text);
  const isSafe = text.trim() !== '' && (NUMBERS.includes(type) ? Number.isFinite(number) : Number.isSafeInteger(number));
  return isSafe && (NUMBERS.includes(type) || type === 'bigInt') ? number : text;
}
