import type { Locator, Page } from '@mortise/testing/browser';

/** An entry of the menu at the left. */
export function menuLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true });
}

/** Opens the palette and waits until it takes what is typed. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to a page' }).and(page.locator(':focus')).waitFor();
}

/** What the palette offers for a question, while it is open. */
export async function paletteAnswers(page: Page, question: string): Promise<readonly string[]> {
  await openPalette(page);
  await page.getByRole('combobox', { name: 'Go to a page' }).fill(question);
  const answers = await page.getByRole('option').allTextContents();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Go to a page' }).waitFor({ state: 'detached' });
  return answers;
}
