import { SafetyCertificateOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { MANAGE_SNIPPET } from './oauth-client';

export default defineClientPlugin({
  id: 'oauth2',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addPage({ path: 'oauth2/consent', load: () => import('./consent-page') });
    shell.addSettingsPage({
      id: 'oauth2',
      title: 'title',
      description: 'description',
      icon: <SafetyCertificateOutlined />,
      order: 55,
      snippet: MANAGE_SNIPPET,
      load: () => import('./clients-page'),
    });
    shell.addCommand({
      id: 'add-client',
      title: 'add',
      icon: <SafetyCertificateOutlined />,
      path: '/settings/oauth2?open=new',
      visible: ({ can }) => can(MANAGE_SNIPPET),
    });
  },
});
