import { SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Flex, Input, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { PLUGIN_FILTERS, type PluginFilter } from './filter-plugins';

export interface PluginToolbarProps {
  readonly search: string;
  readonly filter: PluginFilter;
  /** Undefined until they are known. */
  readonly counts: Readonly<Record<PluginFilter, number>> | undefined;
  onSearch(text: string): void;
  onFilter(filter: PluginFilter): void;
}

/** Finds plugins by word and by condition. */
export function PluginToolbar({ search, filter, counts, onSearch, onFilter }: PluginToolbarProps): ReactNode {
  const t = useT();
  const options = PLUGIN_FILTERS.map((value) => {
    const label = t(`plugins.filter.${value}`);
    return { value, label: counts === undefined ? label : `${label} ${counts[value]}` };
  });
  return (
    <Flex wrap gap="small" role="search">
      <Input
        value={search}
        type="search"
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('plugins.search')}
        placeholder={t('plugins.search')}
        maxLength={100}
        style={{ flex: '1 1 220px', maxWidth: 360 }}
        onChange={({ target }) => onSearch(target.value)}
      />
      <div style={{ maxWidth: '100%', overflowX: 'auto' }}>
        <Segmented<PluginFilter> aria-label={t('plugins.filter.label')} options={options} value={filter} onChange={onFilter} />
      </div>
    </Flex>
  );
}
