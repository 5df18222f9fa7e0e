import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { pageSizes } from '../../data/model/view';
import { ChoiceSetting } from './labeled';

export interface PageSizeSettingProps {
  readonly collection: DataCollection;
  readonly pageSize: number;
  onChange(pageSize: number): void;
}

export function PageSizeSetting({ collection, pageSize, onChange }: PageSizeSettingProps): ReactNode {
  const t = useT();
  return (
    <ChoiceSetting
      label={t('data.pager.size')}
      value={String(pageSize)}
      options={pageSizes(collection.maxPageSize).map((size) => ({ value: String(size), label: String(size) }))}
      onChange={(size) => onChange(Number(size))}
    />
  );
}
