import { createHash } from 'node:crypto';

/**
 * Shows the one site its own page tells it to show, once. Whoever else frames it, or writes to it, gets an empty document: the address is
 * never taken from its own. The site runs in a sandbox that cannot lead the page around it away.
 */
const SCRIPT = `addEventListener('message', function show(event) {
  if (event.source !== parent || event.origin !== location.origin) return;
  var url = event.data && event.data.embed;
  if (typeof url !== 'string' || url.slice(0, 8) !== 'https://') return;
  removeEventListener('message', show);
  var frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
  frame.referrerPolicy = 'no-referrer';
  frame.title = String(event.data.title);
  frame.src = url;
  document.body.append(frame);
});`;

const STYLE = 'html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const EMBED_HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Embedded page</title><style>${STYLE}</style></head><body><script>${SCRIPT}</script></body></html>`;

export const EMBED_POLICY = [
  "default-src 'none'",
  `script-src ${hash(SCRIPT)}`,
  `style-src ${hash(STYLE)}`,
  'frame-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
