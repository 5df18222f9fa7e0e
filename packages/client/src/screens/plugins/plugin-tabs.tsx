import { useT } from '@mortise/plugin-api/client';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { AboutTab } from './about-tab';
import { DependenciesTab } from './dependencies-tab';
import { PermissionsTab } from './permissions-tab';
import type { PluginRow } from './plugin-row';
import { SettingsTab } from './settings-tab';
import type { PluginAddress, PluginTab } from './use-plugin-address';
import type { PluginSwitch } from './use-plugin-switch';

export interface PluginTabsProps {
  readonly row: PluginRow;
  readonly switches: PluginSwitch;
  readonly address: PluginAddress;
  /** Shows another plugin. */
  onOpen(name: string): void;
  /** Told whether settings are typed that are not saved. */
  onTouched(touched: boolean): void;
}

/** The parts of one plugin's page; which one is shown stands in the address. */
export function PluginTabs({ row, switches, address, onOpen, onTouched }: PluginTabsProps): ReactNode {
  const t = useT();
  const tab = (key: PluginTab, children: ReactNode) => ({ key, label: t(`plugins.tab.${key}`), children });
  const items = [
    tab('about', <AboutTab row={row} switches={switches} />),
    ...(row.hasSettings ? [tab('settings', <SettingsTab row={row} onTouched={onTouched} />)] : []),
    tab('permissions', <PermissionsTab permissions={row.permissions} />),
    tab('dependencies', <DependenciesTab row={row} onOpen={onOpen} />),
  ];
  const active = items.some(({ key }) => key === address.tab) ? address.tab : 'about';
  // Close together, so that all of them fit on a phone.
  return (
    <Tabs
      style={{ marginTop: -12 }}
      tabBarGutter={16}
      items={items}
      activeKey={active}
      onChange={(key) => address.open(row.name, key as PluginTab)}
    />
  );
}
