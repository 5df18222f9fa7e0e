import { browserLanguage } from '../texts/languages';

/** The page exists before any text of the product could be loaded. */
const TEXTS = {
  en: { title: 'Mortise does not answer', hint: 'The server may be starting or the network may be down.', retry: 'Try again' },
  'zh-CN': { title: '服务器没有响应', hint: '服务器可能正在启动，或网络已断开。', retry: '重试' },
} as const;

/** Says that the server could not be reached, and tries again when asked. */
export function showUnreachable(root: HTMLElement): void {
  const texts = TEXTS[browserLanguage()];
  document.title = texts.title;
  const main = document.createElement('main');
  main.className = 'unreachable';
  const title = Object.assign(document.createElement('h1'), { textContent: texts.title });
  const hint = Object.assign(document.createElement('p'), { textContent: texts.hint });
  const retry = Object.assign(document.createElement('button'), { textContent: texts.retry, className: 'main-button' });
  retry.addEventListener('click', () => location.reload());
  main.append(title, hint, retry);
  root.replaceChildren(main);
  retry.focus();
}
