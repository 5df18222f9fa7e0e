import { defineClientPlugin } from '@mortise/plugin-api/client';

export default defineClientPlugin({
  id: 'import-export',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addToSlot('data-action', { id: 'files', load: () => import('./files-menu') });
  },
});
