import { type TestBrowser, type TestPage, accessibilityFaults, serveAdmin, signInByTyping } from '@mortise/testing/browser';

const { server, browser } = serveAdmin();

const open = (options?: Parameters<TestBrowser['open']>[1]): Promise<TestPage> => browser.open(server, options);

describe('signing in', () => {
  it('leads back to the page that was wanted, with its query', async () => {
    const { page, guard } = await open();
    await page.goto('/admin/settings/plugins?filter=off');
    await page.locator('#account').waitFor();
    await expect(page.title()).resolves.toContain('Sign in');
    await page.locator('#account').fill(server.root.account);
    await page.locator('#password').fill(server.root.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Plugins' }).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/admin/settings/plugins?filter=off');
    expect(guard.findings()).toEqual([]);
  });

  it('does not lead anywhere else', async () => {
    const { page, guard } = await open();
    await page.goto('/signin?redirect=https://evil.example/admin');
    await page.locator('#account').fill(server.root.account);
    await page.locator('#password').fill(server.root.password);
    await page.keyboard.press('Enter');
    await page.locator('#main').waitFor();
    expect(page.url()).toBe(`${server.url}/admin`);
    expect(guard.findings()).toEqual([]);
  });

  it('says what is wrong and keeps the account', async () => {
    const { page } = await open();
    await page.goto('/admin');
    await page.locator('#account').press('Enter');
    await page.getByText('Enter your username and your password.').waitFor();
    await page.locator('#account').fill(server.root.account);
    await page.locator('#password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await expect(page.locator('#account').inputValue()).resolves.toBe(server.root.account);
  });

  it('keeps no token where a script could read it', async () => {
    const { page, context } = await open();
    await signInByTyping(page, server.root);
    const readable: string = await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    expect(readable).not.toMatch(/eyJ/);
    const cookies = await context.cookies();
    expect(cookies).toEqual([expect.objectContaining({ name: 'mortise', httpOnly: true, sameSite: 'Lax', path: '/' })]);
  });

  it('ends with signing out, also for the back button', async () => {
    const { page } = await open();
    await signInByTyping(page, server.root);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.locator('#account').waitFor();
    await page.goBack();
    await page.locator('#account').waitFor();
  });

  it('speaks the language of the browser, or the one that is chosen', async () => {
    const { page } = await open({ locale: 'zh-CN' });
    await page.goto('/admin');
    await page.getByRole('button', { name: '登录' }).waitFor();
    await page.getByLabel('语言').selectOption('en');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('can be used by everybody, %s', async (colorScheme) => {
    const { page, guard } = await open({ colorScheme });
    await page.goto('/admin');
    await page.locator('#account').waitFor();
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
    await page.keyboard.press('Enter');
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('fits a phone', async () => {
    const { page } = await open({ viewport: { width: 360, height: 640 } });
    await page.goto('/admin');
    await page.locator('#account').waitFor();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBeLessThanOrEqual(360);
  });
});
