import { useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { DataField } from '../model/data-field';
import type { FieldInputProps } from './field-input-props';

/** Any of these ends an item. */
const SEPARATORS = [',', '，', '、', ';'];

/** Several of a field's options, or words of one's own where it has none. What it edits is the text of a JSON list, as with every list. */
export function ChoicesInput({
  field,
  value = '',
  onChange,
  ...rest
}: Omit<FieldInputProps, 'compact' | 'oneLine' | 'related'>): ReactNode {
  const t = useT();
  const chosen = readList(value).map(itemText);
  const offered = (field.enum ?? []).map((choice) => ({ value: String(choice.value), label: choice.label }));
  // Items the field no longer offers are still there.
  const others = chosen.filter((item) => !offered.some((option) => option.value === item)).map((item) => ({ value: item, label: item }));
  return (
    <Select
      {...rest}
      {...(offered.length === 0
        ? { mode: 'tags' as const, open: false, suffixIcon: null, tokenSeparators: [...SEPARATORS] }
        : { mode: 'multiple' as const })}
      value={chosen}
      options={[...offered, ...others]}
      optionFilterProp="label"
      placeholder={t(offered.length === 0 ? 'data.tags' : 'data.choose')}
      style={{ width: '100%' }}
      onChange={(next: readonly string[]) => onChange?.(writeList(field, next, readList(value)))}
    />
  );
}

/** Items of lists are plain values. */
function itemText(item: JsonValue): string {
  return typeof item === 'object' ? JSON.stringify(item) : String(item);
}

function readList(draft: string): readonly JsonValue[] {
  try {
    const list = JSON.parse(draft) as JsonValue;
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** None at all is no value, where there may be none. */
function writeList(field: DataField, chosen: readonly string[], before: readonly JsonValue[]): string {
  if (chosen.length === 0 && field.allowNull !== false) return '';
  const known = [...(field.enum ?? []).map((choice) => choice.value), ...before];
  return JSON.stringify(chosen.map((item) => known.find((value) => itemText(value) === item) ?? item));
}
