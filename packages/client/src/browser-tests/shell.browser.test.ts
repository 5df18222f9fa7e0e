import { createCollection, createRole, createUser } from '@mortise/testing';
import {
  type Account,
  type TestBrowser,
  type TestPage,
  accessibilityFaults,
  accessibilityFaultsInBothThemes,
  serveAdmin,
  signInByTyping,
} from '@mortise/testing/browser';
import { openPalette, paletteAnswers } from './testing/in-the-menu';

const { server, browser } = serveAdmin();

async function signedIn(options?: Parameters<TestBrowser['open']>[1], account: Account = server.root): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByTyping(opened.page, account);
  return opened;
}

const refusal = (message: string): object => ({ errors: [{ code: 'ACTION_DENIED', message }] });

describe('the shell', () => {
  it('leads anywhere with the keyboard alone', async () => {
    const { page, guard } = await signedIn();
    await openPalette(page);
    await page.keyboard.type('system');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'System settings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/settings/system');
    await openPalette(page);
    await page.keyboard.type('start page');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Welcome/ }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows in a menu longer than the window where somebody is', async () => {
    const { page } = await signedIn({ viewport: { width: 1280, height: 420 } });
    await page.goto('/admin/settings/system');
    await page.locator('.admin-side a[aria-current=page]', { hasText: 'System settings' }).waitFor();
    const below = 'document.querySelector(".admin-side [aria-current=page]").getBoundingClientRect().bottom';
    await page.waitForFunction(`${below} <= innerHeight`);
  });

  it('lets the keyboard skip the menu', async () => {
    const { page } = await signedIn();
    await page.reload();
    await page.locator('#main').waitFor();
    await page.keyboard.press('Tab');
    await expect(page.evaluate('document.activeElement.textContent')).resolves.toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expect(page.evaluate('document.activeElement.id')).resolves.toBe('main');
  });

  it('shows a member nothing of the settings, not even by address', async () => {
    const role = await createRole(server);
    const user = await createUser(server, { roles: [role] });
    const { page } = await signedIn({}, { account: user.username, password: user.password });
    await expect(page.getByRole('link', { name: 'Settings' }).count()).resolves.toBe(0);
    await page.goto('/admin/settings/plugins');
    await page.getByText('There is no page at this address').waitFor();
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
  });

  it('leads whoever may to the first collection, and tells others whom to ask', async () => {
    const { page, guard } = await signedIn();
    await page.getByText('There is no data yet').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    const ways = page
      .locator('#main')
      .getByRole('button')
      .filter({ hasText: /collection|CSV|page|source|tables/ });
    await expect(ways.first().innerText()).resolves.toBe('Create collection');
    await page.getByRole('button', { name: 'Create collection' }).click();
    await page.getByRole('dialog', { name: 'Create collection' }).waitFor();
    const user = await createUser(server, { roles: [await createRole(server)] });
    const { page: other } = await signedIn({}, { account: user.username, password: user.password });
    await other.getByText('Administrators create collections under Settings.').waitFor();
    await expect(other.getByRole('button', { name: 'Create collection' }).count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('can be used by everybody', async () => {
    const { page, guard } = await signedIn();
    for (const path of ['/admin', '/admin/settings', '/admin/nowhere', '/admin?account=profile', '/admin?account=password']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    }
    await page.goto('/admin');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Appearance' }).hover();
    await page.getByRole('menuitem', { name: 'Dark' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to a page' }).fill('nothing is called so');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('combobox', { name: 'Go to a page' }).fill('');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Notices' }).click();
    await page.getByText('Nothing to report.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('keeps what was told in the bell, refusals as well', async () => {
    const user = await createUser(server, { roles: ['member'] });
    const { page, context, guard } = await signedIn({}, { account: user.username, password: user.password });
    await context.route('**/users:updateProfile', (route) => route.fulfill({ status: 403, json: refusal('Not on a Sunday.') }));
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Appearance' }).hover();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.getByRole('button', { name: 'Notices, 1 unread' }).click();
    const list = page.getByRole('tooltip').getByRole('list');
    await list.getByText('Not on a Sunday.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Notices', exact: true }).click();
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await page.getByText('Nothing to report.').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('finds collections, commands and settings by what they are called', async () => {
    const name = await createCollection(server, { title: 'Garden plants' });
    const { page, guard } = await signedIn();
    await expect(paletteAnswers(page, 'garden')).resolves.toEqual([expect.stringContaining('Garden plants')]);
    await expect(paletteAnswers(page, 'commands')).resolves.not.toEqual([]);
    await expect(paletteAnswers(page, 'settings users')).resolves.toEqual(['UsersSettings']);
    await openPalette(page);
    await page.keyboard.type('plants');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Garden plants' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/admin/data/${name}`);
    expect(guard.findings()).toEqual([]);
  });

  it('fits a phone, with the menu behind a button', async () => {
    const { page } = await signedIn({ viewport: { width: 390, height: 844 } });
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
  });
});
