import { UserOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';

const SNIPPET = 'pm.users';

export default defineClientPlugin({
  id: 'users',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'users',
      title: 'users.title',
      description: 'users.description',
      icon: <UserOutlined aria-hidden />,
      order: 30,
      snippet: SNIPPET,
      load: () => import('./users-page'),
    });
    shell.addCommand({
      id: 'create-user',
      title: 'users.create',
      path: '/settings/users?user=new',
      visible: ({ can }) => can(SNIPPET),
    });
  },
});
