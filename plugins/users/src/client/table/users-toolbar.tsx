import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useRoles } from '../roles/roles-query';
import type { UsersAddress } from '../users-address';

/** Milliseconds without a keystroke before what was typed is searched. */
const PAUSE = 300;

/** Search and filter of the list. */
export function UsersToolbar({ address }: { readonly address: UsersAddress }): ReactNode {
  const t = useT();
  const { data: roles } = useRoles();
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
    </Flex>
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
