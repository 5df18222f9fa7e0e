import type { TextLoaders, TextTree } from '@mortise/plugin-api/client';

type Module = { readonly default: TextTree };

/** The shell's own texts and those of the screens of the core, which are shown under the same owner. */
async function both(shell: Promise<Module>, screens: Promise<Module>): Promise<Module> {
  const [first, second] = await Promise.all([shell, screens]);
  return { default: { ...first.default, ...second.default } };
}

export const shellTexts: TextLoaders = {
  en: () => both(import('./locale/en.json'), import('../screens/locale/en.json')),
  'zh-CN': () => both(import('./locale/zh-CN.json'), import('../screens/locale/zh-CN.json')),
};

export const uiTexts: TextLoaders = {
  en: () => import('@mortise/ui/locale/en.json'),
  'zh-CN': () => import('@mortise/ui/locale/zh-CN.json'),
};
