import { randomBytes } from 'node:crypto';
import type { Answer } from '../targets/target';
import type { MatchedRoute, ServedRoute } from '../targets/route-target';
import { type PageTexts, pageTexts } from './page-texts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:10vh auto;padding:0 1rem;color:#1f2328}' +
  'pre{background:#f6f8fa;padding:1rem;overflow:auto}a{color:#0b57d0}';

/** `GET /`: says that the server runs and what to do next, until there is an admin page. */
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
    `<h1>${escape(texts.title)}</h1><p>${escape(texts.running)}</p><p>${escape(texts.next)}</p><pre>${escape(example)}</pre>` +
    `<p>${escape(texts.signIn)}</p><p><a href="${escape(apiBase)}__ready">${escape(texts.health)}</a> · ${escape(texts.documentation)}</p>`
  );
}

function lostContent(texts: PageTexts): string {
  return `<h1>${escape(texts.lost)}</h1><p><a href="/">${escape(texts.lostHint)}</a></p>`;
}

function page(status: number, texts: PageTexts, content: (texts: PageTexts) => string): Answer {
  const nonce = randomBytes(16).toString('base64');
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(texts.title)}</title>`;
  return {
    status,
    type: 'text/html; charset=utf-8',
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html><html lang="${texts.language}"><head>${head}<style nonce="${nonce}">${STYLE}</style></head><body>${content(texts)}</body></html>\n`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
