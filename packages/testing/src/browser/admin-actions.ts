import type { BrowserContext, Page } from 'playwright-core';

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

/** Signs in as the page of `signInByTyping` does, without loading it: for tests of what comes after. */
export async function signInByRequest(context: BrowserContext, url: string, { account, password }: Account): Promise<void> {
  const data = { account, password, session: 'cookie' };
  const answer = await context.request.post(`${url}/api/auth:signIn`, { data, headers: { Origin: url } });
  if (!answer.ok()) throw new Error(`Signing in was refused: ${await answer.text()}`);
}
