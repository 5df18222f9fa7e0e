import type { ProviderContext } from 'oidc-provider';
import en from '../../locale/en.json';
import zh from '../../locale/zh-CN.json';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What people see when they cannot be sent back to the program that sent them. No scripts, no styles, no links. */
export function renderError(ctx: ProviderContext & Partial<Languages>, out: Readonly<Record<string, string>>): Promise<void> {
  const isChinese = ctx.acceptsLanguages?.('en', 'zh') === 'zh';
  const texts = isChinese ? zh : en;
  const lines = Object.values(out).map((text) => `<p><code>${escapeHtml(text)}</code></p>`);
  ctx.set?.('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  ctx.type = 'html';
  ctx.body = [
    `<!doctype html><html lang="${isChinese ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${texts.errorTitle}</title></head>`,
    `<body><main><h1>${texts.errorTitle}</h1>${lines.join('')}<p>${texts.errorHint}</p></main></body></html>`,
  ].join('');
  return Promise.resolve();
}

interface Languages {
  acceptsLanguages(...languages: readonly string[]): string | false;
  set(header: string, value: string): void;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
