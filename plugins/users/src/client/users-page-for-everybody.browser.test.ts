import {
  type Locator,
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  breakServer,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/users';

const { server, browser } = serveAdmin();

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const cell = (page: Page, name: string): Locator => page.getByRole('cell', { name, exact: true });

describe('the page of users for everybody', () => {
  it('has no faults of accessibility in its drawers, lists and dialogs', async () => {
    const { page, guard } = await open();
    const expectNoFaults = () => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await cell(page, 'root').first().waitFor();
    await expectNoFaults();
    await page.getByRole('combobox', { name: 'Filter by role' }).click();
    await openChoices(page).waitFor();
    await expectNoFaults();
    await page.keyboard.press('Escape');
    await buttonOf(page, 'New user').click();
    const form = page.getByRole('dialog');
    await buttonOf(form, 'Create user').click();
    await form.getByText('Enter a username or an email address').waitFor();
    await form.getByRole('combobox', { name: 'Roles', exact: true }).click();
    await openChoices(page).waitFor();
    await expectNoFaults();
    await page.goto(`${PAGE}?user=1`);
    await buttonOf(form, 'Set a new password').click();
    await form.getByLabel('New password', { exact: true }).fill('root');
    await expectNoFaults();
    await page.goto(PAGE);
    await page
      .getByRole('button', { name: /^Delete / })
      .first()
      .click();
    await page.getByRole('dialog').getByText('cannot be undone').waitFor();
    await expectNoFaults();
    expect(guard.findings()).toEqual([]);
  });

  it('has none where nothing is found and where the server fails', async () => {
    const { page, guard } = await open({ path: `${PAGE}?q=nobody-at-all` });
    await page.getByText('Nobody fits this search').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await breakServer(page, '**/users:list?**');
    await page.goto(PAGE);
    await page.getByText('It broke.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.unroute('**/users:list?**');
    await buttonOf(page, 'Try again').click();
    await cell(page, 'root').first().waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese and fits a phone', async () => {
    const { page, guard } = await open({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: '用户' }).waitFor();
    await page.getByRole('cell', { name: 'root' }).first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.goto(`${PAGE}?user=1`);
    await page.getByRole('dialog').getByRole('textbox', { name: '用户名' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });
});
