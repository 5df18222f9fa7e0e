import { CodeOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { MANAGE_SNIPPET, QUERIES_PAGE } from './named-query';

export default defineClientPlugin({
  id: 'named-queries',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: QUERIES_PAGE,
      title: 'queries.title',
      description: 'queries.description',
      icon: <CodeOutlined />,
      order: 22,
      snippet: MANAGE_SNIPPET,
      load: () => import('./queries-page'),
    });
    shell.addCommand({
      id: 'new-query',
      title: 'queries.add',
      icon: <CodeOutlined />,
      path: `/settings/${QUERIES_PAGE}?new=1`,
      visible: ({ can }) => can(MANAGE_SNIPPET),
    });
  },
});
