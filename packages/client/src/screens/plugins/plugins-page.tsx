import { AppstoreOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, FailureNotice, Screen, useUrlPatch, useUrlState } from '@mortise/ui';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type PluginFilter, asPluginFilter, countPlugins, filterPlugins } from './filter-plugins';
import { CardSkeletons, PluginGrid } from './plugin-grid';
import { PluginDrawer } from './plugin-drawer';
import type { PluginRow } from './plugin-row';
import { PluginToolbar } from './plugin-toolbar';
import { SwitchDialog } from './switch-dialog';
import { usePluginAddress } from './use-plugin-address';
import { usePluginSwitch } from './use-plugin-switch';
import { usePlugins } from './use-plugins';

const NONE: readonly PluginRow[] = [];

/** `/settings/plugins`: all plugins with their switches. */
export default function PluginsPage(): ReactNode {
  const t = useT();
  const query = usePlugins();
  const rows = query.data ?? NONE;
  const view = usePluginView();
  const address = usePluginAddress();
  const switches = usePluginSwitch(rows);
  const counts = useMemo(() => (query.data === undefined ? undefined : countPlugins(query.data)), [query.data]);
  const shown = useMemo(() => filterPlugins(rows, view.filter, view.search), [rows, view.filter, view.search]);
  return (
    <Screen title={t('plugins.title')} description={t('plugins.hint')}>
      <PluginToolbar search={view.search} filter={view.filter} counts={counts} onSearch={view.setSearch} onFilter={view.setFilter} />
      {query.isPending ? <CardSkeletons /> : null}
      {query.isError ? <FailureNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      <PluginGrid rows={shown} switches={switches} address={address} />
      {rows.length > 0 && shown.length === 0 ? <NothingFits onClear={view.clear} /> : null}
      <PluginDrawer rows={query.data} switches={switches} address={address} />
      <SwitchDialog switches={switches} onOpen={(name) => address.open(name)} />
    </Screen>
  );
}

function NothingFits({ onClear }: { onClear(): void }): ReactNode {
  const t = useT();
  return (
    <EmptyState
      icon={<AppstoreOutlined />}
      title={t('plugins.none')}
      hint={t('plugins.noneHint')}
      action={<Button onClick={onClear}>{t('plugins.showAll')}</Button>}
    />
  );
}

interface PluginView {
  readonly search: string;
  readonly filter: PluginFilter;
  setSearch(text: string): void;
  setFilter(filter: PluginFilter): void;
  clear(): void;
}

/** What of the list is shown. The box keeps its own text: one that goes through the address first would lose letters of fast typists. */
function usePluginView(): PluginView {
  const [stored, store] = useUrlState('q');
  const [show, setShow] = useUrlState('show');
  const patch = useUrlPatch();
  const [search, setText] = useState(stored ?? '');
  const setSearch = (text: string): void => {
    setText(text);
    store(text === '' ? undefined : text);
  };
  const setFilter = (filter: PluginFilter): void => setShow(filter === 'all' ? undefined : filter);
  return {
    search,
    filter: asPluginFilter(show),
    setSearch,
    setFilter,
    clear() {
      setText('');
      patch({ q: undefined, show: undefined });
    },
  };
}
