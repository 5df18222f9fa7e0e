import type { Locator, Page } from 'playwright-core';

/** More stops than any page has between two things that belong together. */
const MOST_STOPS = 240;

/** Goes to something with the Tab key, as people do who have no mouse. @throws Error when it is not reached */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const reached = target.and(page.locator(':focus'));
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${target.toString()}`);
}

/** Goes to a button or a link and presses it. */
export async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to a field and types into it, in place of what it holds. */
export async function typeByKeyboard(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
