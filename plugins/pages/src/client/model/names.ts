/** Whoever holds it makes pages. */
export const PAGES_SNIPPET = 'pm.pages';
/** The server tells it after every change of a page. */
export const PAGES_CHANGED = 'pages.changed';

export function pagePath(uid: string, { edit = false } = {}): string {
  return `/pages/${encodeURIComponent(uid)}${edit ? '?edit=1' : ''}`;
}
