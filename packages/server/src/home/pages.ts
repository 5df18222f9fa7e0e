import { randomBytes } from 'node:crypto';
import type { Answer } from '../targets/target';
import type { MatchedRoute, ServedRoute } from '../targets/route-target';
import { escapeHtml } from './escape-html';
import { type PageTexts, pageTexts } from './page-texts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:10vh auto;padding:0 1rem;color:#1f2328}' +
  'pre{background:#f6f8fa;padding:1rem;overflow:auto}a{color:#0b57d0}';

/** `GET /` where the admin is not built: says that the server runs and what to do next. */
export function homeRoute(apiBase: string): ServedRoute {
  return {
    method: 'GET',
    path: '/',
    permission: { kind: 'public' },
    handle: ({ client }) => page(200, pageTexts(client.locale), (texts) => homeContent(texts, apiBase)),
  };
}

/** What a browser sees at an address outside the API at which there is nothing. */
export const lostPage: MatchedRoute = {
  params: {},
  route: {
    method: 'GET',
    path: '*',
    permission: { kind: 'public' },
    handle: ({ client }) => page(404, pageTexts(client.locale), lostContent),
  },
};

function homeContent(texts: PageTexts, apiBase: string): string {
  const example = `curl -X POST -H 'Content-Type: application/json' \\\n  -d '{"account":"…","password":"…"}' \\\n  <address>${apiBase}auth:signIn`;
  return (
    `<h1>${escapeHtml(texts.title)}</h1><p>${escapeHtml(texts.running)}</p><p>${escapeHtml(texts.next)}</p><pre>${escapeHtml(example)}</pre>` +
    `<p>${escapeHtml(texts.signIn)}</p><p><a href="${escapeHtml(apiBase)}__ready">${escapeHtml(texts.health)}</a> · ${escapeHtml(texts.documentation)}</p>`
  );
}

function lostContent(texts: PageTexts): string {
  return `<h1>${escapeHtml(texts.lost)}</h1><p><a href="/">${escapeHtml(texts.lostHint)}</a></p>`;
}

function page(status: number, texts: PageTexts, content: (texts: PageTexts) => string): Answer {
  const nonce = randomBytes(16).toString('base64');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(texts.title)}</title>`;
  return {
    status,
    type: 'text/html; charset=utf-8',
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html><html lang="${texts.language}"><head>${head}<style nonce="${nonce}">${STYLE}</style></head><body>${content(texts)}</body></html>\n`,
  };
}
