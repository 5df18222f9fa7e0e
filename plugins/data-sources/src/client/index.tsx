import { CloudServerOutlined } from '@ant-design/icons';
import { ENABLED_SOURCES_KEY, defineClientPlugin, loadEnabledSources } from '@mortise/plugin-api/client';
import { menuEntries } from './menu/menu-entries';
import { MANAGE_SNIPPET, SOURCES_PAGE } from './source';

export default defineClientPlugin({
  id: 'data-sources',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addMenuGroup({
      id: 'other-data',
      title: 'sources.menu',
      icon: <CloudServerOutlined />,
      order: 1,
      queryKey: ENABLED_SOURCES_KEY,
      load: loadEnabledSources,
      entries: menuEntries,
    });
    shell.addSettingsPage({
      id: SOURCES_PAGE,
      title: 'sources.title',
      description: 'sources.description',
      icon: <CloudServerOutlined />,
      order: 21,
      snippet: MANAGE_SNIPPET,
      load: () => import('./sources-page'),
    });
    shell.addCommand({
      id: 'add-source',
      title: 'sources.add',
      icon: <CloudServerOutlined />,
      path: `/settings/${SOURCES_PAGE}?edit=new`,
      visible: ({ can }) => can(MANAGE_SNIPPET),
    });
    shell.addCommand({
      id: 'use-tables',
      title: 'tables.use',
      path: `/settings/${SOURCES_PAGE}?source=main`,
      visible: ({ can }) => can(MANAGE_SNIPPET),
    });
  },
});
