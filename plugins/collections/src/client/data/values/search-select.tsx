import { useT } from '@mortise/plugin-api/client';
import { Select, type SelectProps } from 'antd';
import { type ReactNode, useState } from 'react';

export interface SearchOption {
  readonly value: string;
  readonly label: string;
}

export interface SearchSelectProps extends Pick<
  SelectProps<string | null>,
  'id' | 'style' | 'placeholder' | 'allowClear' | 'autoFocus' | 'defaultOpen'
> {
  readonly options: readonly SearchOption[];
  readonly value: string;
  /** `''` when it is cleared. */
  onChange(value: string): void;
  readonly 'aria-label'?: string | undefined;
}

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 8;
/** Stands in a list where nothing is found: one that is empty says nothing to a screen reader. */
export const NO_OPTION = '';

/** One of a known list of options, found by typing where there are many. */
export function SearchSelect({ options, value, onChange, ...rest }: SearchSelectProps): ReactNode {
  const t = useT();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = wanted === '' ? options : options.filter(({ label }) => label.toLowerCase().includes(wanted));
  const searchable = options.length > WORTH_SEARCHING;
  return (
    <Select
      {...rest}
      value={value === NO_OPTION ? null : value}
      showSearch={searchable ? { filterOption: false, onSearch: setSearch } : false}
      options={found.length > 0 ? [...found] : [{ value: NO_OPTION, label: t('data.relation.none') }]}
      onChange={(next?: string | null) => {
        if (next !== NO_OPTION) onChange(next ?? '');
      }}
    />
  );
}
