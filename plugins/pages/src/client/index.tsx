import { AlignLeftOutlined, BarChartOutlined, FileTextOutlined, GlobalOutlined, NumberOutlined } from '@ant-design/icons';
import { type PluginShell, defineClientPlugin } from '@mortise/plugin-api/client';
import type { MenuNode } from '../contract';
import { menuEntries } from './model/menu-entries';
import { PAGES_CHANGED, PAGES_SNIPPET } from './model/names';

export default defineClientPlugin({
  id: 'pages',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addMenuGroup<readonly MenuNode[]>({
      id: 'pages',
      title: 'menu.title',
      icon: <FileTextOutlined />,
      order: -10,
      queryKey: ['pages', 'menu'],
      liveEvent: PAGES_CHANGED,
      load: async (api, signal) => (await api.get<readonly MenuNode[]>('uiPages:menu', { signal })).data,
      entries: menuEntries,
    });
    shell.addPage({ path: 'pages/:page', load: () => import('./page/page-screen') });
    shell.addSettingsPage({
      id: 'pages',
      title: 'outline.title',
      description: 'outline.description',
      icon: <FileTextOutlined />,
      order: 25,
      snippet: PAGES_SNIPPET,
      load: () => import('./outline/outline-page'),
    });
    shell.addCommand({
      id: 'create-page',
      title: 'outline.newPage',
      path: '/settings/pages?new=page',
      visible: ({ can }) => can(PAGES_SNIPPET),
    });
    addKinds(shell);
  },
});

function addKinds(shell: PluginShell): void {
  shell.addToSlot('page-block', {
    id: 'markdown',
    title: 'kinds.markdown',
    icon: <AlignLeftOutlined />,
    group: 'content',
    load: () => import('./kinds/markdown/markdown-block'),
  });
  shell.addToSlot('page-block-settings', { id: 'markdown', load: () => import('./kinds/markdown/markdown-settings') });
  shell.addToSlot('page-block', {
    id: 'embed',
    title: 'kinds.embed',
    icon: <GlobalOutlined />,
    group: 'content',
    order: 5,
    load: () => import('./kinds/embed/embed-block'),
  });
  shell.addToSlot('page-block-settings', { id: 'embed', load: () => import('./kinds/embed/embed-settings') });
  shell.addToSlot('page-block', {
    id: 'number',
    title: 'kinds.number',
    icon: <NumberOutlined />,
    group: 'charts',
    order: 10,
    load: () => import('./kinds/number/number-block'),
  });
  shell.addToSlot('page-block-settings', { id: 'number', load: () => import('./kinds/number/number-settings') });
  shell.addToSlot('page-block', {
    id: 'chart',
    title: 'kinds.chart',
    icon: <BarChartOutlined />,
    group: 'charts',
    order: 11,
    load: () => import('./kinds/chart/chart-block'),
  });
  shell.addToSlot('page-block-settings', { id: 'chart', load: () => import('./kinds/chart/chart-settings') });
}
