import { createUser } from '@mortise/testing';
import {
  type Account,
  type Locator,
  type Page,
  type TestPage,
  breakServer,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin();

async function personWith(roles: readonly string[]): Promise<Account> {
  const { username, password } = await createUser(server, { roles });
  return { account: username, password };
}

const open = (options: { readonly account?: Account; readonly viewport?: { readonly width: number; readonly height: number } } = {}) =>
  openScreen(browser, server, { path: '/admin', ...options }) satisfies Promise<TestPage>;
const focused = (page: Page, target: Locator): Promise<void> => target.and(page.locator(':focus')).waitFor();
const account = (page: Page): Locator => page.getByRole('button', { name: /^Account of/ });
const palette = (page: Page): Locator => page.getByRole('combobox', { name: 'Go to a page' });

/** Goes down in the open menu until the entry has the focus. */
async function downTo(page: Page, name: string | RegExp): Promise<void> {
  const entry = page.getByRole('menuitem', { name });
  await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
  for (let step = 0; step < 10; step += 1) {
    if ((await entry.and(page.locator(':focus')).count()) > 0) return;
    const before = await page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('ArrowDown');
    // The menu moves the focus with the next frame.
    await page.getByRole('menuitem').and(page.locator(':focus')).filter({ hasNotText: before }).waitFor();
  }
  throw new Error(`The arrow keys do not lead to ${String(name)}`);
}

describe('without a mouse', () => {
  it('the palette is opened by its button, and left to where one was', async () => {
    const { page, guard } = await open();
    const button = page.getByRole('banner').getByRole('button', { name: /^Go to/ });
    await pressByKeyboard(page, button);
    await focused(page, palette(page));
    await page.keyboard.press('Escape');
    await palette(page).waitFor({ state: 'detached' });
    await focused(page, button);
    await page.keyboard.press('Enter');
    await focused(page, palette(page));
    await page.keyboard.type('users');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('another role is chosen in the menu of the account, and back', async () => {
    const { page, guard } = await open({ account: await personWith(['admin', 'member']) });
    const settings = page.getByRole('link', { name: 'Settings', exact: true });
    await settings.waitFor();
    for (const role of ['Member', 'Admin']) {
      await pressByKeyboard(page, account(page));
      await downTo(page, 'Act as');
      await page.keyboard.press('ArrowRight');
      await focused(page, page.getByRole('menuitem', { name: 'Admin' }).or(page.getByRole('menuitem', { name: 'Member' })));
      await downTo(page, role);
      await page.keyboard.press('Enter');
      await settings.waitFor({ state: role === 'Member' ? 'detached' : 'visible' });
      await focused(page, account(page));
    }
    expect(guard.findings()).toEqual([]);
  });

  it('notices are read and cleared', async () => {
    const { page, guard } = await open({ account: await personWith(['member']) });
    await breakServer(page, '**/users:updateProfile');
    await pressByKeyboard(page, account(page));
    await downTo(page, 'Appearance');
    await page.keyboard.press('ArrowRight');
    await focused(page, page.getByRole('menuitem', { name: 'As the system' }));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Notices, 1 unread' }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await pressByKeyboard(page, page.getByRole('button', { name: /^Notices/ }));
    await pressByKeyboard(page, buttonOf(page, 'Clear the list'));
    await page.getByText('Nothing to report.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Nothing to report.').waitFor({ state: 'hidden' });
    await focused(page, buttonOf(page, 'Notices'));
    expect(guard.findings()).toEqual([]);
  });

  it('the menu of a phone leads to a page', async () => {
    const { page, guard } = await open({ viewport: { width: 390, height: 844 } });
    await pressByKeyboard(page, buttonOf(page, 'Menu'));
    await page.getByRole('dialog').waitFor();
    await pressByKeyboard(page, page.getByRole('link', { name: 'Settings', exact: true }));
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(guard.findings()).toEqual([]);
  });

  it('somebody signs in, and out again', async () => {
    const { account: name, password } = await personWith(['member']);
    const { page, guard } = await browser.open(server);
    await page.goto('/admin');
    await tabTo(page, page.locator('#account'));
    await page.keyboard.type(name);
    await tabTo(page, page.locator('#password'));
    await page.keyboard.type(password);
    await pressByKeyboard(page, buttonOf(page, 'Sign in'));
    await page.locator('#main').waitFor();
    await pressByKeyboard(page, account(page));
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('End');
    await focused(page, page.getByRole('menuitem', { name: 'Sign out' }));
    await page.keyboard.press('Enter');
    await page.locator('#account').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
