import { SafetyCertificateOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { SNIPPET } from '../contract';

export default defineClientPlugin({
  id: 'external-auth',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'external-auth',
      title: 'title',
      description: 'description',
      icon: <SafetyCertificateOutlined aria-hidden />,
      order: 56,
      snippet: SNIPPET,
      load: () => import('./issuers-page'),
    });
  },
});
