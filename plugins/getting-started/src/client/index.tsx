import { RocketOutlined } from '@ant-design/icons';
import { type Session, defineClientPlugin } from '@mortise/plugin-api/client';
import { forgetKeys } from './facts/kept-key';
import { RIGHTS } from './tutorial';

/** Worth showing to those who may do some of it. */
const isForViewer = ({ can }: Session): boolean => can(RIGHTS.plugins) || can(RIGHTS.collections) || can(RIGHTS.roles);

export default defineClientPlugin({
  id: 'getting-started',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addPage({ path: 'getting-started', load: () => import('./guide-page') });
    shell.addMenuEntry({
      id: 'guide',
      title: 'guide.title',
      icon: <RocketOutlined />,
      path: '/getting-started',
      order: -50,
      visible: isForViewer,
    });
    shell.addToSlot('home', { id: 'guide', order: -100, load: () => import('./home-card'), visible: isForViewer });
    shell.onLeave(forgetKeys);
  },
});
