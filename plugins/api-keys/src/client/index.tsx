import { KeyOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { MANAGE_SNIPPET, OWN_SNIPPET } from './api-key';

export default defineClientPlugin({
  id: 'api-keys',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'api-keys',
      title: 'keys.title',
      description: 'keys.description',
      icon: <KeyOutlined />,
      order: 50,
      snippet: OWN_SNIPPET,
      load: () => import('./keys-page'),
    });
    shell.addCommand({
      id: 'create-key',
      title: 'keys.create',
      icon: <KeyOutlined />,
      path: '/settings/api-keys?new=1',
      visible: ({ can }) => can(OWN_SNIPPET),
    });
    shell.addToSlot('user-section', {
      id: 'api-keys',
      title: 'keys.title',
      load: () => import('./user-keys'),
      visible: ({ can }) => can(MANAGE_SNIPPET),
    });
  },
});
