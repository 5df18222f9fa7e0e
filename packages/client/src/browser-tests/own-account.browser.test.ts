import { createUser, dataOf } from '@mortise/testing';
import {
  type Account,
  type TestBrowser,
  type TestPage,
  accessibilityFaults,
  accessibilityFaultsInBothThemes,
  serveAdmin,
  signInByTyping,
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin();

async function signedIn(options?: Parameters<TestBrowser['open']>[1], account: Account = server.root): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByTyping(opened.page, account);
  return opened;
}

describe('the menu of the own account', () => {
  it('shows everything in Chinese once that is chosen, on every device', async () => {
    const user = await createUser(server, { roles: ['admin'] });
    const { page } = await signedIn({}, { account: user.username, password: user.password });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Language' }).hover();
    await page.getByRole('menuitem', { name: '简体中文' }).click();
    await page.getByRole('link', { name: '设置' }).waitFor();
    await expect(page.evaluate('document.documentElement.lang')).resolves.toBe('zh-CN');
    const other = await signedIn({}, { account: user.username, password: user.password });
    await other.page.getByRole('link', { name: '设置' }).waitFor();
  });

  it('becomes dark when asked to', async () => {
    const user = await createUser(server, { roles: ['admin'] });
    const { page } = await signedIn({}, { account: user.username, password: user.password });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Appearance' }).hover();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
  });

  it('lets people change their own name and password', async () => {
    const user = await createUser(server, { roles: ['member'] });
    const { page, guard } = await signedIn({}, { account: user.username, password: user.password });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Profile' }).click();
    await page.getByLabel('Display name').fill('Ann of the Hill');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Account of Ann of the Hill' }).click();
    await page.getByRole('menuitem', { name: 'Change password' }).click();
    await page.getByLabel('Current password').fill('wrong');
    await page.getByLabel(/^New password(?!,)/).fill('a new password');
    await page.getByLabel('New password, again').fill('a new password');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The current password is not right.').waitFor();
    await page.getByLabel('Current password').fill(user.password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await expect(server.signIn(user.username, 'a new password')).resolves.toMatch(/^eyJ/);
    expect(guard.findings()).toEqual([]);
  });

  it('acts with the role that is chosen', async () => {
    const user = await createUser(server, { roles: ['admin', 'member'] });
    const { page } = await signedIn({}, { account: user.username, password: user.password });
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Act as' }).hover();
    await page.getByRole('menuitem', { name: /Member/ }).click();
    await page.getByRole('link', { name: 'Settings' }).waitFor({ state: 'detached' });
  });

  it('keeps an open drawer in the address', async () => {
    const { page, guard } = await signedIn();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Change password' }).click();
    await page.getByLabel('Current password').waitFor();
    await page.reload();
    await page.getByLabel('Current password').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Current password').waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    expect(guard.findings()).toEqual([]);
  });

  it('follows the system from light to dark and back, as long as nothing else is chosen', async () => {
    const { page, guard } = await signedIn();
    const root = (theme: string): Promise<void> => page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    await root('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await root('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await root('light');
    expect(guard.findings()).toEqual([]);
  });

  it('tells somebody without any role what to do, and lets them out', async () => {
    const { id, username, password } = await createUser(server, { roles: ['member'] });
    dataOf(await server.api('POST', `users/${id}/roles:set`, { token: server.root.token, body: [] }));
    const { page, guard } = await signedIn({}, { account: username, password });
    await page.getByText('Your account has no role').waitFor();
    await expect(page.getByText('The server does not answer').count()).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.locator('#account').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('lets the keyboard alone open the menu of the account and choose an appearance', async () => {
    const user = await createUser(server, { roles: ['member'] });
    const { page, guard } = await signedIn({}, { account: user.username, password: user.password });
    const account = page.getByRole('button', { name: /^Account of/ });
    await account.focus();
    await page.keyboard.press('Enter');
    const focused = page.locator(':focus');
    await page.getByRole('menuitem', { name: 'Profile' }).and(focused).waitFor();
    for (const name of ['Change password', 'Language', 'Appearance']) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menuitem', { name }).and(focused).waitFor();
    }
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'As the system' }).and(focused).waitFor();
    // One after the other: the menu moves the focus with the next frame.
    for (const name of ['Light', 'Dark']) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menuitem', { name }).and(focused).waitFor();
    }
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    await account.and(focused).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Profile' }).and(focused).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Change password' }).and(focused).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Change password' }).waitFor();
    await page.waitForFunction(`document.activeElement.closest('.ant-drawer') !== null`);
    await page.keyboard.press('Escape');
    await account.and(focused).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
