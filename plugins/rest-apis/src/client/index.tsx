import { ApiOutlined } from '@ant-design/icons';
import { type Session, defineClientPlugin } from '@mortise/plugin-api/client';
import { SNIPPET } from './rest-api';

const isForViewer = ({ can }: Session): boolean => can(SNIPPET);

export default defineClientPlugin({
  id: 'rest-apis',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addPage({ path: 'rest-apis', load: () => import('./apis-page') });
    shell.addPage({ path: 'rest-apis/:id', load: () => import('./api-page') });
    shell.addMenuEntry({ id: 'apis', title: 'title', icon: <ApiOutlined />, path: '/rest-apis', order: 40, visible: isForViewer });
    shell.addCommand({ id: 'add', title: 'add', icon: <ApiOutlined />, path: '/rest-apis?new=1', visible: isForViewer });
  },
});
