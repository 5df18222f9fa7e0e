import type { Locator, Page } from 'playwright-core';
import type { TestServer } from '../start-test-server';
import { type Account, signInByRequest } from './admin-actions';
import type { PageOptions, TestBrowser, TestPage } from './test-browser';

export interface ScreenOptions extends PageOptions {
  /** `/admin/settings/users?user=new` */
  readonly path: string;
  /** Root by default. */
  readonly account?: Account;
}

/** Somebody who is signed in and has gone to a screen, in a browser window of their own. */
export async function openScreen(browser: TestBrowser, server: TestServer, options: ScreenOptions): Promise<TestPage> {
  const { path, account = server.root, ...pageOptions } = options;
  const opened = await browser.open(server, pageOptions);
  await signInByRequest(opened.context, server.url, account);
  await opened.page.goto(path);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

/** A button by its whole name. */
export function buttonOf(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

/** Presses a button that copies, as `press` does it, and waits until it says so: only then the page knows. */
export async function copyBy(within: Locator, name: string, press = (button: Locator): Promise<void> => button.click()): Promise<void> {
  await press(buttonOf(within, name));
  await buttonOf(within, 'Copied').waitFor();
}

/** The choices of the select that is open. */
export function openChoices(page: Page): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
}

/** Makes the server fail where the address fits the pattern, until the page is `unroute`d; what it says is `It broke.` */
export function breakServer(page: Page, pattern: string): ReturnType<Page['route']> {
  return page.route(pattern, (route) => route.fulfill({ status: 500, json: { errors: [{ code: 'INTERNAL', message: 'It broke.' }] } }));
}
