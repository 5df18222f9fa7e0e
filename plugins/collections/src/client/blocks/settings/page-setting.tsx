import { useApi, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ChoiceSetting } from './labeled';

interface ListedPage {
  readonly uid: string;
  readonly kind: string;
  readonly title: string;
}

export interface PageSettingProps {
  readonly label: string;
  /** Uid; `''` for none. */
  readonly page: string;
  readonly hint?: string | undefined;
  onChange(page: string): void;
}

/** One of the pages there are, whatever data source the block is about. */
export function PageSetting({ label, page, hint, onChange }: PageSettingProps): ReactNode {
  const t = useT();
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['pages', 'choices'],
    queryFn: async ({ signal }) => (await api.get<readonly ListedPage[]>('uiPages:list', { dataSource: undefined, signal })).data,
  });
  const options = data.filter(({ kind }) => kind === 'page').map(({ uid, title }) => ({ value: uid, label: title }));
  return (
    <ChoiceSetting
      label={label}
      hint={hint}
      value={page}
      options={options}
      placeholder={t('blocks.page.choose')}
      allowClear
      onChange={onChange}
    />
  );
}
