import { AppstoreOutlined, DatabaseOutlined, FilterOutlined, FormOutlined, ProfileOutlined, TableOutlined } from '@ant-design/icons';
import { type PluginShell, defineClientPlugin } from '@mortise/plugin-api/client';
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
      // Users, roles and their like have screens of their own; whoever cannot open those finds the bare records here. Pairs of a relation
      // are seen in the records they belong to.
      entries: (collections, { can }) =>
        collections
          .filter(({ origin, isThrough }) => isThrough !== true && (origin === 'user' || !can(COLLECTIONS_SNIPPET)))
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
    addBlocks(shell);
    addCommands(shell);
  },
});

function addCommands(shell: PluginShell): void {
  shell.addCommand({
    id: 'create-collection',
    title: 'collections.create.title',
    path: '/settings/collections?new=1',
    order: -20,
    visible: ({ can }) => can(COLLECTIONS_SNIPPET),
  });
  shell.addCommand({
    id: 'import-csv',
    title: 'collections.csv.title',
    path: '/settings/collections?import=1',
    order: -10,
    visible: ({ can }) => can(COLLECTIONS_SNIPPET),
  });
}

/** What pages can show of collections. */
function addBlocks(shell: PluginShell): void {
  for (const [at, { id, block, form, ...look }] of BLOCKS.entries()) {
    shell.addToSlot('page-block', { ...look, id, title: `blocks.${id}.title`, order: at - 10, load: block });
    shell.addToSlot('page-block-settings', { id, load: form });
  }
}

const BLOCKS = [
  {
    id: 'table',
    icon: <TableOutlined />,
    group: 'data',
    block: () => import('./blocks/table/table-block'),
    form: () => import('./blocks/table/table-settings-form'),
  },
  {
    id: 'form',
    icon: <FormOutlined />,
    group: 'data',
    block: () => import('./blocks/form/form-block'),
    form: () => import('./blocks/form/form-settings-form'),
  },
  {
    id: 'details',
    icon: <ProfileOutlined />,
    group: 'data',
    block: () => import('./blocks/details/details-block'),
    form: () => import('./blocks/details/details-settings-form'),
  },
  {
    id: 'cards',
    icon: <AppstoreOutlined />,
    group: 'data',
    block: () => import('./blocks/cards/cards-block'),
    form: () => import('./blocks/cards/cards-settings-form'),
  },
  {
    id: 'filter',
    icon: <FilterOutlined />,
    group: 'data',
    block: () => import('./blocks/filter/filter-block'),
    form: () => import('./blocks/filter/filter-settings-form'),
  },
] as const;
