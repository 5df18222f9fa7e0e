import { DashboardOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { SNIPPET } from '../contract';

export default defineClientPlugin({
  id: 'rate-limit',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'rate-limits',
      title: 'title',
      description: 'description',
      icon: <DashboardOutlined aria-hidden />,
      order: 60,
      snippet: SNIPPET,
      load: () => import('./rate-limits-page'),
    });
  },
});
