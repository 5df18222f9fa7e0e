import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const IMAGES = resolve(__dirname, '..', '..', '..', '..', 'docs', 'images');

/** Notices that go away by themselves would hide what the picture shows. */
const showNotices = (display: string): string =>
  `for (const notices of document.querySelectorAll('.ant-message')) notices.style.display = '${display}'`;

/**
 * Takes a picture for the guides: written to `docs/images/<name>.png` when `MORTISE_PICTURES` is set, otherwise taken and thrown
 * away, since fonts differ from machine to machine.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(IMAGES, `${name}.png`);
  const wanted = process.env['MORTISE_PICTURES'] !== undefined;
  if (wanted) mkdirSync(dirname(path), { recursive: true });
  await page.evaluate(showNotices('none'));
  await page.screenshot({ animations: 'disabled', caret: 'hide', ...(wanted ? { path } : {}) });
  await page.evaluate(showNotices(''));
}
