import { CodeOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { addLogicParts } from './logic/add-logic-parts';
import { JS_BLOCKS_SNIPPET, SETTINGS_PAGE } from './names';

export default defineClientPlugin({
  id: 'js-blocks',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addToSlot('page-block', {
      id: 'block',
      title: 'kinds.block.title',
      icon: <CodeOutlined />,
      group: 'code',
      order: 50,
      load: () => import('./block/js-block'),
    });
    shell.addToSlot('page-block-settings', { id: 'block', load: () => import('./editor/block-settings-form') });
    addLogicParts(shell);
    shell.addSettingsPage({
      id: SETTINGS_PAGE,
      title: 'settings.title',
      description: 'settings.description',
      icon: <CodeOutlined />,
      order: 26,
      snippet: JS_BLOCKS_SNIPPET,
      load: () => import('./settings-page'),
    });
  },
});
