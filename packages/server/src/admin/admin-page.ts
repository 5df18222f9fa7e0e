import { randomBytes } from 'node:crypto';
import { FRAMES_BASE } from '@mortise/shared';
import type { Answer } from '../targets/target';
import { escapeHtml } from '../home/escape-html';
import type { AdminManifest } from './admin-files';

export interface AdminPageFacts {
  /** Ends with a slash. */
  readonly apiBase: string;
  /** Shown until the page has started. */
  readonly title: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Of this server, as the browser names it. */
  readonly origin: string;
}

const NO_SCRIPT = 'This page needs JavaScript. 本页需要启用 JavaScript。';

/**
 * The one HTML document of the admin. Everything comes from this server; what stands in the document itself is allowed by a nonce
 * that is new each time (CSP Level 3).
 */
export function adminPage(manifest: AdminManifest, { apiBase, title, language, origin }: AdminPageFacts): Answer {
  const nonce = randomBytes(16).toString('base64');
  const imports = Object.fromEntries(Object.entries(manifest.imports).map(([name, path]) => [name, `/${path}`]));
  const head = [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta property="csp-nonce" nonce="${nonce}"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title>`,
    `<script type="importmap" nonce="${nonce}">${scriptJson({ imports })}</script>`,
    `<script type="application/json" id="mortise">${scriptJson({ apiBase })}</script>`,
    ...manifest.styles.map((path) => `<link rel="stylesheet" href="/${path}">`),
    ...manifest.preload.map((path) => `<link rel="modulepreload" href="/${path}">`),
    `<script type="module" src="/${manifest.entry}" nonce="${nonce}"></script>`,
  ];
  return {
    type: 'text/html; charset=utf-8',
    headers: {
      'Content-Security-Policy': policy(nonce, origin),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': PERMISSIONS,
    },
    body: `<!doctype html><html lang="${escapeHtml(language)}"><head>${head.join('')}</head><body><div id="root"></div><noscript>${NO_SCRIPT}</noscript></body></html>\n`,
  };
}

const PERMISSIONS = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

function policy(nonce: string, origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${origin === '' ? "'none'" : origin + FRAMES_BASE}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
