import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { useUrlPatch } from '@mortise/ui';
import { Checkbox, Flex, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Entry, GrantableCollection } from './rights';

export interface MatrixFiltering {
  readonly text: string;
  readonly onlyRules: boolean;
  readonly shown: readonly GrantableCollection[];
  setText(text: string): void;
  setOnlyRules(only: boolean): void;
}

/** Which collections are shown; the box that limits them to those with rules lies in the address. */
export function useMatrixFilter(
  collections: readonly GrantableCollection[],
  entryOf: (collection: GrantableCollection) => Entry,
): MatrixFiltering {
  const [params] = useSearchParams();
  const patch = useUrlPatch();
  const [text, setText] = useState(params.get('find') ?? '');
  const onlyRules = params.get('rules') === '1';
  const wanted = text.trim().toLowerCase();
  const shown = collections.filter(
    (collection) =>
      (`${collection.name}\n${collection.title}`.toLowerCase().includes(wanted) || wanted === '') &&
      (!onlyRules || entryOf(collection) !== undefined),
  );
  return {
    text,
    onlyRules,
    shown,
    setText: (typed) => {
      setText(typed);
      patch({ find: typed.trim() === '' ? undefined : typed });
    },
    setOnlyRules: (only) => patch({ rules: only ? '1' : undefined }),
  };
}

export function MatrixFilter({ filter }: { readonly filter: MatrixFiltering }): ReactNode {
  const t = useT();
  return (
    <Flex wrap gap="middle" align="center">
      <Input
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('permissions.search')}
        placeholder={t('permissions.search')}
        value={filter.text}
        maxLength={100}
        onChange={(event) => filter.setText(event.target.value)}
        style={{ flex: '1 1 14rem', maxWidth: 320 }}
      />
      <Checkbox checked={filter.onlyRules} onChange={(event) => filter.setOnlyRules(event.target.checked)}>
        {t('permissions.onlyRules')}
      </Checkbox>
    </Flex>
  );
}
