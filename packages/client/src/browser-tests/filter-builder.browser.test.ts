import { type Locator, type Page, type TestPage, signInByRequest, provideBrowser } from '@mortise/testing/browser';
import { KillableServer } from './testing/killable-server';

const SILENT = 'The server does not answer. Check the connection';

let server: KillableServer;
const browser = provideBrowser();

beforeAll(async () => {
  server = await KillableServer.prepare();
  await server.start();
  const fields = [{ name: 'title', type: 'string', title: 'Title' }];
  await server.ask('collections:create', { name: 'plants', title: 'Plants', fields });
  await server.ask('plants:create', [{ title: 'rose' }, { title: 'oak' }]);
});
afterAll(() => server.remove());

const drawer = (page: Page): Locator => page.getByRole('dialog', { name: 'Filter records' });
const value = (page: Page): Locator => drawer(page).getByLabel('Value');
const apply = (page: Page): Promise<void> => drawer(page).getByRole('button', { name: 'Apply' }).click();

/** Somebody who has written a condition and not applied it yet. */
async function writeCondition(): Promise<TestPage> {
  const opened = await browser.open(server);
  await signInByRequest(opened.context, server.url, server.root);
  await opened.page.goto('/admin/data/plants?panel=filter');
  await value(opened.page).fill('rose');
  return opened;
}

async function expectFound({ page, guard }: TestPage): Promise<void> {
  await page.getByText('1–1 of 1', { exact: true }).waitFor();
  await page.getByRole('gridcell', { name: 'rose', exact: true }).waitFor();
  expect(guard.findings()).toEqual([]);
}

/** Applying closes the drawer: the condition is on the page and in its address then, and the table says why it shows nothing. */
async function expectKept({ page }: TestPage): Promise<void> {
  await page.getByText(SILENT).first().waitFor();
  await page.getByRole('button', { name: /^Remove condition/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('filter')).toContain('rose');
}

describe('a filter that was written', () => {
  it('outlives a server that is killed, and finds what it should when there is one again', async () => {
    const [applied, open] = [await writeCondition(), await writeCondition()];
    await server.kill();
    await apply(applied.page);
    await expectKept(applied);
    await server.start();
    await expectFound(applied);
    await expect(value(open.page).inputValue()).resolves.toBe('rose');
    await apply(open.page);
    await expectFound(open);
  });

  it('outlives a network that is lost', async () => {
    const visit = await writeCondition();
    await visit.context.setOffline(true);
    await apply(visit.page);
    await expectKept(visit);
    await visit.context.setOffline(false);
    await expectFound(visit);
  });

  it('outlives a session that ends', async () => {
    const visit = await writeCondition();
    await visit.context.clearCookies();
    await apply(visit.page);
    const dialog = visit.page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill(server.root.password);
    await visit.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expectFound(visit);
  });
});
