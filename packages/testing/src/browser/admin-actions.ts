import type { Page } from 'playwright-core';

export interface Account {
  readonly account: string;
  readonly password: string;
}

/** Signs in as a person would, on the page that is shown when nobody is signed in. */
export async function signInByTyping(page: Page, { account, password }: Account): Promise<void> {
  await page.goto('/admin');
  await page.locator('#account').fill(account);
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  await page.locator('#main').waitFor();
}
