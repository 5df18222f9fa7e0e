import type { FrameState } from './frame-state';

/** Follows the page's colours, font and language, for what is written without antd. */
export function dress(state: FrameState): void {
  const style = document.createElement('style');
  document.head.append(style);
  const paint = (): void => {
    const { dark, language, token } = state.look;
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    const text = (name: string, otherwise: string): string => {
      const value = token[name];
      return typeof value === 'string' && !/[;{}<]/.test(value) ? value : otherwise;
    };
    style.textContent = `
:root { color-scheme: ${dark ? 'dark' : 'light'}; }
html, body { margin: 0; background: transparent; }
body { color: ${text('colorText', 'CanvasText')}; font: 14px/1.57 ${text('fontFamily', 'system-ui, sans-serif')}; }
#root { display: flow-root; }
a { color: ${text('colorLink', 'LinkText')}; }`;
  };
  paint();
  state.on('theme', paint);
  state.on('locale', paint);
}
