import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Grid, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useRoles } from '../roles/roles-query';
import type { UsersAddress } from '../users-address';
import { SORTABLE } from '../users-view';

/** Milliseconds without a keystroke before what was typed is searched. */
const PAUSE = 300;

/** Search and filter of the list. */
export function UsersToolbar({ address }: { readonly address: UsersAddress }): ReactNode {
  const t = useT();
  const { data: roles } = useRoles();
  const isNarrow = Grid.useBreakpoint().md === false;
  const options = (roles ?? []).map(({ name, title }) => ({ value: name, label: title }));
  return (
    <Flex wrap gap="small">
      <SearchBox search={address.search} onSearch={(q) => address.narrow({ q })} />
      {roles === undefined ? null : (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('users.filterRole')}
          placeholder={t('users.filterRole')}
          options={options}
          value={address.role ?? null}
          onChange={(role: string | null | undefined) => address.narrow({ role: role ?? undefined })}
          style={{ flex: '1 1 12rem', maxWidth: 260 }}
        />
      )}
      {/* On a phone there are no headings to press; the holders of a role come in the order of the role's list. */}
      {isNarrow && address.role === undefined ? <SortSelect address={address} /> : null}
    </Flex>
  );
}

function SortSelect({ address }: { readonly address: UsersAddress }): ReactNode {
  const t = useT();
  const options = SORTABLE.flatMap((field) => [
    { value: field, label: t('users.ascending', { field: t(`users.${field}`) }) },
    { value: `-${field}`, label: t('users.descending', { field: t(`users.${field}`) }) },
  ]);
  return (
    <Select
      allowClear
      aria-label={t('users.sort')}
      placeholder={t('users.sort')}
      options={options}
      value={address.sort ?? null}
      onChange={(sort: string | null | undefined) => address.narrow({ sort: sort ?? undefined })}
      style={{ flex: '1 1 12rem', maxWidth: 260 }}
    />
  );
}

interface SearchBoxProps {
  readonly search: string;
  onSearch(search: string | undefined): void;
}

function SearchBox({ search, onSearch }: SearchBoxProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(search);
  // The address may change under the box: by a link, or by the browser's back button.
  const [known, setKnown] = useState(search);
  if (known !== search) {
    setKnown(search);
    setTyped(search);
  }
  useEffect(() => {
    if (typed === search) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim() === '' ? undefined : typed), PAUSE);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('users.search')}
      placeholder={t('users.search')}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      style={{ flex: '2 1 16rem', maxWidth: 420 }}
    />
  );
}
