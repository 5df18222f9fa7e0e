import type { Page } from 'playwright-core';

/** By how many pixels the page itself, not a part of it, is wider than the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
