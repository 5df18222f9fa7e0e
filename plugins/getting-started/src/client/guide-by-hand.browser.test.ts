import { type Locator, type Page, buttonOf, copyBy, openChoices, openScreen, serveAdmin, sidewaysScroll } from '@mortise/testing/browser';

const PAGE = '/admin/getting-started';
const ROLE = 'To Dos API Role';

const { server, browser } = serveAdmin();

const arriveAt = (page: Page, done: number): Promise<void> => page.getByText(`${done} of 7 steps done`).waitFor();

const menuLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true });

async function backToGuide(page: Page, done: number): Promise<void> {
  await menuLink(page, 'Getting started').click();
  await arriveAt(page, done);
}

async function showMe(page: Page): Promise<void> {
  // A link, so that it opens in another tab as well.
  await page.getByRole('link', { name: 'Show me where' }).click();
}

describe('the guide for somebody who does half of it by hand', () => {
  it('finds what was done, whoever did it', async () => {
    const { page, guard } = await openScreen(browser, server, { path: PAGE });
    await arriveAt(page, 0);
    await showMe(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('switch').click();
    await menuLink(page, 'API keys').waitFor();
    await page.goto(PAGE);
    await arriveAt(page, 1);
    await buttonOf(page, 'Do it for me').click();
    await arriveAt(page, 2);

    await showMe(page);
    for (const title of ['dig', 'plant', 'water']) {
      await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'hidden' });
      if (title !== 'water') await buttonOf(page, 'New record').click();
    }
    await backToGuide(page, 3);

    await showMe(page);
    await dialog.getByLabel('Title').fill(ROLE);
    await buttonOf(dialog, 'Create role').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 2, name: ROLE }).waitFor();
    await backToGuide(page, 3);
    await buttonOf(page, 'Do it for me').click();
    await arriveAt(page, 4);
    await buttonOf(page, 'Do it for me').click();
    await arriveAt(page, 5);

    await showMe(page);
    await dialog.getByLabel('Name').fill('By hand');
    await dialog.getByRole('combobox', { name: 'Role', exact: true }).click();
    await openChoices(page).getByText(ROLE, { exact: true }).click();
    await buttonOf(dialog, 'Make the key').click();
    const issued = page.getByRole('dialog', { name: 'Your new key "By hand"' });
    const token = await issued.getByRole('textbox', { name: 'API key' }).inputValue();
    await copyBy(issued, 'Copy the key');
    await buttonOf(issued, 'Done').click();
    await backToGuide(page, 6);

    await page.getByLabel('API key', { exact: true }).fill('not a key');
    await buttonOf(page, 'Use this key').click();
    await page.getByText('This is not an API key.').waitFor();
    await page.getByLabel('API key', { exact: true }).fill(token);
    await buttonOf(page, 'Use this key').click();
    await buttonOf(page, 'Try it now').click();
    await page.getByRole('region', { name: 'Answer of the server' }).getByText('water').waitFor();
    await buttonOf(page, 'See what you built').click();
    await page.getByRole('checkbox', { name: 'plant' }).click();
    await page.getByText('1 of 3 are done').first().waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese and fits a phone', async () => {
    const { page, guard } = await openScreen(browser, server, { path: PAGE, locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: '快速入门' }).waitFor();
    await page.getByRole('checkbox', { name: 'plant' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });
});
