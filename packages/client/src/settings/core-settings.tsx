import { AppstoreOutlined, SettingOutlined } from '@ant-design/icons';
import type { SettingsPage } from '@mortise/plugin-api/client';
import type { Owned } from '../plugins/registry';

/** The settings pages that are there whatever plugins run. */
export const CORE_SETTINGS: readonly Owned<SettingsPage>[] = [
  {
    owner: 'shell',
    id: 'plugins',
    title: 'plugins.title',
    description: 'settings.pluginsHint',
    icon: <AppstoreOutlined />,
    order: -200,
    snippet: 'pm',
    load: () => import('../screens/plugins/plugins-page'),
  },
  {
    owner: 'shell',
    id: 'system',
    title: 'systemSettings.title',
    description: 'settings.systemHint',
    icon: <SettingOutlined />,
    order: 900,
    snippet: 'pm.system-settings',
    load: () => import('../screens/system-settings/system-settings-page'),
  },
];
