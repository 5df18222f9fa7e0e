import { createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
const SPECIFIER = 'https://cdn.example.com/greet@1.2.3/greet.js';

it('keeps libraries, secrets and what was refused', async () => {
  const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/js-blocks' });
  await page.getByText('No libraries yet').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Add a library').click();
  const drawer = page.getByRole('dialog', { name: 'Add a library' });
  await drawer.getByLabel('Address').fill(SPECIFIER);
  await drawer.getByRole('radio', { name: 'A file from this computer' }).check();
  await drawer.getByRole('textbox', { name: /^Library/ }).fill('greet');
  await drawer.getByRole('textbox', { name: /^Version/ }).fill('1.2.3');
  const file = { name: 'greet.js', mimeType: 'text/javascript', buffer: Buffer.from('window.greet = () => "hello";') };
  await drawer.locator('input[type=file]').setInputFiles(file);
  await drawer.getByText('greet.js', { exact: true }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(drawer, 'Add it').click();
  const row = page.getByRole('row', { name: /greet/ });
  await row.getByText('approved', { exact: true }).waitFor();
  await row.getByText(/^sha384-/).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  await tab(page, 'Secrets').click();
  await buttonOf(page, 'Add a secret').click();
  await dialog(page).getByLabel(/^Name/).fill('shop-key');
  await dialog(page)
    .getByLabel(/^Value/)
    .fill('a value nobody reads');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(dialog(page), 'Save').click();
  await page
    .getByRole('row', { name: /shop-key/ })
    .getByText('Only here')
    .waitFor();
  await buttonOf(page, 'Delete shop-key').click();
  await dialog(page).getByRole('textbox').fill('shop-key');
  await buttonOf(dialog(page), 'Delete').click();
  await page.getByText('No secrets yet').waitFor();

  await tab(page, 'Refused calls').click();
  await page.getByText('Nothing was refused').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
});

it('lets authors ask for a library where it is missing, and lists the request; in Chinese, on a phone', async () => {
  const role = await createRole(server, { snippets: ['pm.pages'] });
  const { username, password } = await createUser(server, { roles: [role] });
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title: 'Charts' }));
  const code = "await ctx.requireAsync('https://cdn.example.com/missing@2.0.0/missing.js');";
  const blocks = [{ key: 'code', kind: 'js-blocks.block', title: 'Chart', span: 24, settings: { code, compiled: code } }];
  const content = { tabs: [{ key: 'main', rows: [{ key: 'row', blocks }] }] };
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content, version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account: { account: username, password } });
  await buttonOf(page, 'Ask for this library').click();
  await buttonOf(page, 'Asked for').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  const options = { path: '/admin/settings/js-blocks', locale: 'zh-CN', viewport: { width: 375, height: 740 } };
  const approver = await openScreen(browser, server, options);
  await approver.page.getByText('已申请', { exact: true }).waitFor();
  await expect(sidewaysScroll(approver.page)).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(approver.page)).resolves.toEqual([]);
});
