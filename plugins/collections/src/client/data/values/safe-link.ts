import { parseUrl } from '@mortise/shared';
import type { FieldKind } from '../model/field-kind';

const WEB = new Set(['http:', 'https:']);
const EMAIL = /^[^\s@<>"']+@[^\s@<>"']+$/;

/** Where a value leads to; undefined for everything that is not plainly a web or mail address (`javascript:` and the like). */
export function safeLink(kind: FieldKind, text: string): string | undefined {
  if (kind === 'email') return EMAIL.test(text) ? `mailto:${encodeURIComponent(text).replace('%40', '@')}` : undefined;
  const url = kind === 'url' ? parseUrl(text) : undefined;
  return url && WEB.has(url.protocol) ? url.href : undefined;
}
