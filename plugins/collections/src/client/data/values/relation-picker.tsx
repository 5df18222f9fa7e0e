import { isApiError, useT } from '@mortise/plugin-api/client';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataField } from '../model/data-field';
import { useKnownCollection } from '../model/use-collections';
import type { RelatedRecord } from './related-record';
import { NO_OPTION } from './search-select';
import { useRelatedOptions } from './use-related-options';

export interface RelationPickerProps {
  readonly field: DataField;
  /** Keys. */
  readonly values: readonly string[];
  /** The record of the one value, as far as it is known. */
  readonly related?: RelatedRecord | undefined;
  readonly multiple?: boolean;
  readonly autoFocus?: boolean;
  onChange(keys: readonly string[]): void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean | 'true';
}

/** Pixels from the end of the list at which more is asked for. */
const NEAR_END = 120;

/** Picks related records by what they are called; the server searches, page by page. */
export function RelationPicker({
  field,
  values,
  related,
  multiple = false,
  autoFocus = false,
  onChange,
  ...rest
}: RelationPickerProps): ReactNode {
  const t = useT();
  const target = useKnownCollection(field.target);
  const [open, setOpen] = useState(autoFocus);
  const [search, setSearch] = useState('');
  const { options, fetching, error, more } = useRelatedOptions(target, { search, enabled: open, keys: values, related });
  const nothing = fetching ? t('data.relation.searching') : isApiError(error) ? error.message : t('data.relation.none');
  return (
    <Select
      {...rest}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      autoFocus={autoFocus}
      open={open}
      onOpenChange={setOpen}
      value={multiple ? [...values] : (values[0] ?? null)}
      allowClear={field.allowNull !== false}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('data.relation.choose')}
      loading={fetching}
      options={options.length > 0 ? [...options] : [{ value: NO_OPTION, label: nothing }]}
      onPopupScroll={(event) => isNearEnd(event.currentTarget) && more()}
      style={{ width: '100%' }}
      onChange={(next: string | readonly string[] | null | undefined) => {
        const keys = typeof next === 'string' ? [next] : (next ?? []);
        if (!keys.includes(NO_OPTION)) onChange(keys);
      }}
    />
  );
}

function isNearEnd({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight > scrollHeight - NEAR_END;
}
