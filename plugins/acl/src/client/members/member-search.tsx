import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

/** Milliseconds without a keystroke before what was typed is searched. */
const PAUSE = 300;

export interface MemberSearchProps {
  readonly search: string;
  onSearch(search: string | undefined): void;
}

export function MemberSearch({ search, onSearch }: MemberSearchProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed.trim() === search) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim() === '' ? undefined : typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('members.search')}
      placeholder={t('members.search')}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      style={{ maxWidth: 420 }}
    />
  );
}
