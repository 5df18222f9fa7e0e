import { ApiOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';

export default defineClientPlugin({
  id: 'api-docs',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addPage({ path: 'api-docs', load: () => import('./explorer-page') });
    shell.addMenuEntry({ id: 'explorer', title: 'menu', icon: <ApiOutlined />, path: '/api-docs', order: 80 });
    shell.addCommand({ id: 'oauth', title: 'testOauth', icon: <ApiOutlined />, path: '/api-docs?credential=oauth' });
    shell.addCommand({ id: 'external', title: 'testExternal', icon: <ApiOutlined />, path: '/api-docs?credential=external' });
  },
});
