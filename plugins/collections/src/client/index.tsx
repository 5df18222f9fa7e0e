import { DatabaseOutlined, TableOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { COLLECTIONS_SNIPPET } from '../contract';
import { ACCESSIBLE_KEY, type AccessibleCollection, loadAccessible } from './accessible';

export default defineClientPlugin({
  id: 'collections',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addMenuGroup<readonly AccessibleCollection[]>({
      id: 'data',
      title: 'data.menu',
      icon: <TableOutlined />,
      queryKey: ACCESSIBLE_KEY,
      load: loadAccessible,
      // Users, roles and their like have screens of their own; whoever cannot open those finds the bare records here.
      entries: (collections, { can }) =>
        collections
          .filter(({ origin }) => origin === 'user' || !can(COLLECTIONS_SNIPPET))
          .map(({ name, title }) => ({ id: name, title: title ?? name, path: `/data/${name}` })),
    });
    const loadDataPage = () => import('./data/data-page');
    shell.addPage({ path: 'data/:collection', load: loadDataPage });
    shell.addPage({ path: 'data/:source/:collection', load: loadDataPage });
    shell.addSettingsPage({
      id: 'collections',
      title: 'collections.title',
      description: 'collections.description',
      icon: <DatabaseOutlined />,
      order: 20,
      snippet: COLLECTIONS_SNIPPET,
      load: () => import('./collections-page'),
    });
    shell.addToSlot('page-block', { id: 'table', title: 'blocks.table.title', order: -10, load: () => import('./blocks/table-block') });
    shell.addToSlot('page-block-settings', { id: 'table', load: () => import('./blocks/table-form') });
    shell.addCommand({
      id: 'create-collection',
      title: 'collections.create.title',
      path: '/settings/collections?new=1',
      visible: ({ can }) => can(COLLECTIONS_SNIPPET),
    });
    shell.addCommand({
      id: 'import-csv',
      title: 'collections.csv.title',
      path: '/settings/collections?import=1',
      visible: ({ can }) => can(COLLECTIONS_SNIPPET),
    });
  },
});
