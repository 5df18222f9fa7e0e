import { SafetyCertificateOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';

const SNIPPET = 'pm.acl.roles';

export default defineClientPlugin({
  id: 'acl',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'roles',
      title: 'roles.title',
      description: 'roles.description',
      icon: <SafetyCertificateOutlined aria-hidden />,
      order: 40,
      snippet: SNIPPET,
      load: () => import('./roles-page'),
    });
    shell.addCommand({
      id: 'create-role',
      title: 'roles.create',
      path: '/settings/roles?new=1',
      visible: ({ can }) => can(SNIPPET),
    });
  },
});
