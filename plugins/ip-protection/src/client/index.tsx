import { SafetyOutlined } from '@ant-design/icons';
import { defineClientPlugin } from '@mortise/plugin-api/client';
import { PROTECTION_SNIPPET } from '../contract/rule';

export default defineClientPlugin({
  id: 'ip-protection',
  texts: { en: () => import('./locale/en.json'), 'zh-CN': () => import('./locale/zh-CN.json') },
  setup(shell) {
    shell.addSettingsPage({
      id: 'ip-protection',
      title: 'title',
      description: 'description',
      icon: <SafetyOutlined />,
      order: 60,
      snippet: PROTECTION_SNIPPET,
      load: () => import('./protection-page'),
    });
    shell.addToSlot('api-key-action', {
      id: 'rule',
      load: () => import('./key/key-rule'),
      visible: ({ can }) => can(PROTECTION_SNIPPET),
    });
  },
});
