/**
 * A built client part with a page at `/admin/<id>`, a settings page, a menu entry and a command, as somebody would write it by hand.
 * `words` is what its page says.
 */
export function pagesPlugin(id: string, words = 'Hello'): Readonly<Record<string, string>> {
  const index = `
    import { createElement as h } from 'react';
    import { defineClientPlugin, useT } from '@mortise/plugin-api/client';
    function HomeCard() {
      return h('p', null, useT()('card'));
    }
    export default defineClientPlugin({
      id: '${id}',
      texts: {
        en: async () => ({ default: { title: 'Notes of ${id}', card: 'Card of ${id}', rules: 'Rules of ${id}', write: 'Write with ${id}' } }),
        'zh-CN': async () => ({ default: { title: '${id} 笔记', card: '${id} 卡片', rules: '${id} 规则', write: '用 ${id} 书写' } }),
      },
      setup(shell) {
        globalThis.entered = (globalThis.entered ?? 0) + 1;
        shell.onLeave(() => (globalThis.entered -= 1));
        shell.addPage({ path: '${id}', load: () => import('./page.js') });
        shell.addMenuEntry({ id: 'notes', title: 'title', path: '/${id}' });
        shell.addSettingsPage({ id: '${id}', title: 'rules', load: () => import('./page.js') });
        shell.addCommand({ id: 'write', title: 'write', path: '/${id}?new=1' });
        shell.addToSlot('home', { id: 'card', load: async () => ({ default: HomeCard }) });
      },
    });
  `;
  const page = `
    import { createElement as h } from 'react';
    import Button from 'antd/es/button';
    import { Screen } from '@mortise/ui';
    import { useT } from '@mortise/plugin-api/client';
    export default function NotesPage() {
      return h(Screen, { title: useT()('title') }, h(Button, null, '${words}'));
    }
  `;
  return { 'index.js': index, 'page.js': page };
}
