import { type TestServer, dataOf } from '@mortise/testing';
import {
  type Account,
  type Locator,
  type Page,
  type Response,
  type TestBrowser,
  type TestPage,
  openChoices,
  signInByRequest,
} from '@mortise/testing/browser';

/** What one bulk request takes at most. */
const BULK = 1000;

/** Adds records as root, a thousand by each request. */
export async function addRecords({ api, root }: TestServer, collection: string, records: readonly object[]): Promise<void> {
  for (let from = 0; from < records.length; from += BULK) {
    dataOf(await api('POST', `${collection}:create`, { token: root.token, body: records.slice(from, from + BULK) }));
  }
}

/** What a page that shows records was answered to its list requests. */
export interface ListAnswer {
  readonly request: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The page of a collection's records, used as people use it. */
export class DataScreen {
  readonly page: Page;
  readonly grid: Locator;
  #lists: Promise<ListAnswer>[] = [];

  constructor(page: Page, title: string) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: title, exact: true });
    page.on('response', (response) => {
      if (response.url().includes(':list?')) this.#lists.push(readList(response));
    });
  }

  /** Resolves when the table shows this text in one of its cells, and nothing else is on its way. */
  async shows(text: string): Promise<void> {
    await this.grid.getByRole('gridcell', { name: text, exact: true }).first().waitFor();
    await this.grid.and(this.page.locator('[aria-busy="false"]')).waitFor();
  }

  /** What the cells of one column say, from top to bottom. */
  async column(title: string): Promise<readonly string[]> {
    const heads = await this.grid.getByRole('columnheader').allTextContents();
    const place = heads.findIndex((head) => head.trim() === title);
    return this.grid.locator(`tbody td:nth-child(${place + 1}) .records-value`).allTextContents();
  }

  cell(text: string): Locator {
    return this.grid.getByRole('gridcell', { name: text, exact: true });
  }

  /** Answers to the list requests since the last call. */
  async takeLists(): Promise<readonly ListAnswer[]> {
    const lists = this.#lists;
    this.#lists = [];
    return Promise.all(lists);
  }

  /** Opens the editor of the filter. */
  async openFilter(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^(filter )?Filter/ }).click();
    const drawer = this.page.getByRole('dialog', { name: 'Filter records' });
    await drawer.getByRole('combobox', { name: 'Field', exact: true }).first().waitFor();
    return drawer;
  }

  /** Picks an option of a list that can be opened, typing to find it where that is possible. */
  async choose(box: Locator, option: string, { several = false } = {}): Promise<void> {
    await box.click();
    const list = openChoices(this.page);
    await list.waitFor();
    if ((await box.getAttribute('readonly')) === null) await this.page.keyboard.type(option);
    await list.getByText(option, { exact: true }).first().click();
    // A list of which several may be chosen stays open; for another one Escape would close what is around it.
    if (several) await box.press('Escape');
    await list.waitFor({ state: 'hidden' });
  }
}

/** An answer to a page that was left meanwhile cannot be read any more. */
async function readList(response: Response): Promise<ListAnswer> {
  const body: unknown = await response.json().catch(() => undefined);
  return { request: response.url(), rows: (body as { readonly data?: ListAnswer['rows'] } | undefined)?.data ?? [] };
}

export interface DataVisit extends TestPage {
  readonly screen: DataScreen;
}

export interface VisitOptions {
  readonly browser: TestBrowser;
  readonly server: TestServer;
  /** Below `/admin/data/`: name of the collection, and a query. */
  readonly path: string;
  /** What people call the collection. */
  readonly title: string;
  /** Root by default. */
  readonly account?: Account;
  readonly page?: Parameters<TestBrowser['open']>[1];
}

/** Signs in and opens the records of a collection. */
export async function visitData({ browser, server, path, title, account = server.root, page }: VisitOptions): Promise<DataVisit> {
  const opened = await browser.open(server, page);
  await signInByRequest(opened.context, server.url, account);
  const screen = new DataScreen(opened.page, title);
  await opened.page.goto(`/admin/data/${path}`);
  return { ...opened, screen };
}
