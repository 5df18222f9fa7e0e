import { type TestServer, dataOf } from '@mortise/testing';
import { type Locator, type Page, type PageOptions, type TestBrowser, type TestPage, signInByRequest } from '@mortise/testing/browser';

export const COLLECTIONS_PAGE = '/admin/settings/collections';
export const PHONE = { width: 390, height: 844 };

export interface Tested {
  readonly server: TestServer;
  readonly browser: TestBrowser;
}

/** Root looks at the collections; `query` is what stands behind the path, `?new=1`. */
export async function visitCollections({ server, browser }: Tested, query = '', options: PageOptions = {}): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByRequest(opened.context, server.url, server.root);
  await opened.page.goto(COLLECTIONS_PAGE + query);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

export function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

/** The list of a select that is open. */
export function choices(page: Page): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
}

/** One entry of the open list, as it is seen; beside it the list holds copies for screen readers. */
export function choice(page: Page, option: string): Locator {
  return choices(page).locator('.ant-select-item-option').getByText(option, { exact: true });
}

/** Chooses in a select one can search, by typing what is wanted; works with the keyboard once it has the focus. */
export async function chooseByTyping(page: Page, option: string): Promise<void> {
  await page.keyboard.type(option);
  await choice(page, option).waitFor();
  await page.keyboard.press('Enter');
  await choices(page).waitFor({ state: 'hidden' });
}

export interface StoredField {
  readonly name: string;
  readonly [option: string]: unknown;
}

export interface StoredCollection {
  readonly name: string;
  readonly title: unknown;
  readonly fields: readonly StoredField[];
  readonly [option: string]: unknown;
}

export async function storedCollection({ api, root }: TestServer, name: string): Promise<StoredCollection> {
  return dataOf(await api('GET', `collections:get?filterByTk=${name}`, { token: root.token }));
}
