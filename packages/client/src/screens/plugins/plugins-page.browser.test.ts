import { createRole, createUser, dataOf, writePlugin } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type PageOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  signInByRequest,
  signInByTyping,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';
import { type PluginFolder, createPluginFolder } from '../../browser-tests/testing/plugin-folder';

const PAGE = '/admin/settings/plugins';
const PHONE = { width: 390, height: 844 };
const REASON = 'The harbour is closed';
const PERMISSION = { name: 'weather:forget', title: 'Forget the weather', risk: 'admin' } as const;

let folder: PluginFolder;

const { server, browser } = serveAdmin(async () => {
  folder = await createPluginFolder();
  await writePlugin(folder.path, {
    id: 'weather',
    title: { en: 'Weather', 'zh-CN': '天气' },
    preset: 'off',
    setup: '',
    permissions: [PERMISSION],
  });
  await writePlugin(folder.path, { id: 'forecast', title: 'Forecast', preset: 'off', setup: '', requires: ['weather'] });
  await writePlugin(folder.path, { id: 'ferry', title: 'Ferry', preset: 'off', setup: `throw new Error('${REASON}')` });
  return { pluginFolders: folder.pluginFolders };
});
afterAll(() => folder.remove());
beforeEach(async () => {
  dataOf(await asRoot('pm:disable?filterByTk=forecast,weather'));
});

const asRoot = (path: string, body?: unknown) =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

async function openPlugins(query = '', options: PageOptions = {}): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByRequest(opened.context, server.url, server.root);
  await opened.page.goto(PAGE + query);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

const button = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
const toggle = (page: Page, name: string): Locator => page.getByRole('switch', { name: `${name} on or off` });
const card = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
const state = (page: Page, name: string, text: string): Locator => card(page, name).getByText(text, { exact: true });
const faults = accessibilityFaultsInBothThemes;

describe('the plugins', () => {
  it('are switched on with those they need, and off with those that need them', async () => {
    const { page, guard } = await openPlugins();
    await expect(faults(page)).resolves.toEqual([]);
    await toggle(page, 'Forecast').click();
    const dialog = page.getByRole('dialog', { name: 'Switch on Forecast' });
    await dialog.getByText('Forecast needs these plugins.').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(dialog, 'Switch on all 2').click();
    await page.getByText('Forecast is on').first().waitFor();
    await state(page, 'Forecast', 'On').waitFor();
    await state(page, 'Weather', 'On').waitFor();
    await toggle(page, 'Weather').click();
    const question = page.getByRole('dialog', { name: 'Switch off Weather?' });
    await question.getByText('No data is deleted.').waitFor();
    await question.getByText('One action of the API is no longer answered.').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(question, 'Switch off all 2').click();
    await state(page, 'Forecast', 'Off').waitFor();
    await state(page, 'Weather', 'Off').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('are found and switched with the keyboard alone', async () => {
    const { page, guard } = await openPlugins();
    await toggle(page, 'Forecast').waitFor();
    await typeByKeyboard(page, page.getByRole('searchbox', { name: 'Search plugins' }), 'forec');
    await card(page, 'Weather').waitFor({ state: 'detached' });
    await tabTo(page, toggle(page, 'Forecast'));
    await page.keyboard.press('Space');
    const dialog = page.getByRole('dialog', { name: 'Switch on Forecast' });
    await dialog.waitFor();
    await pressByKeyboard(page, button(dialog, 'Switch on all 2'));
    await state(page, 'Forecast', 'On').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await toggle(page, 'Forecast').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('dialog', { name: 'Switch off Forecast?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect(state(page, 'Forecast', 'On').count()).resolves.toBe(1);
    expect(guard.findings()).toEqual([]);
  });

  it('say why they failed, and try again', async () => {
    const { page, guard } = await openPlugins('?q=ferry');
    await toggle(page, 'Ferry').click();
    await card(page, 'Ferry').getByText(REASON).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(card(page, 'Ferry'), 'Try again').click();
    await card(page, 'Ferry').getByText(REASON).waitFor();
    await page.getByRole('link', { name: 'Ferry', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Ferry' });
    await drawer.getByText('This plugin is not running').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
    dataOf(await asRoot('pm:disable?filterByTk=ferry'));
  });

  it('are filtered by the address, and nothing found is said with a way out', async () => {
    const { page } = await openPlugins('?q=weather&show=on');
    await page.getByText('No plugin fits').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(page, 'Show all plugins').click();
    await card(page, 'Weather').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('show in every tab of their drawer what they are', async () => {
    const { page, guard } = await openPlugins('?plugin=weather&tab=permissions');
    const drawer = page.getByRole('dialog', { name: 'Weather' });
    await drawer.getByText('Forget the weather').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await drawer.getByRole('tab', { name: 'Dependencies' }).click();
    await button(drawer, 'Forecast').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(drawer, 'Forecast').click();
    await page.getByRole('dialog', { name: 'Forecast' }).waitFor();
    await page.goBack();
    await drawer.waitFor();
    await page.goto(`${PAGE}?plugin=nowhere`);
    await page.getByText('There is no plugin "nowhere"').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('show what is switched elsewhere', async () => {
    const { page } = await openPlugins();
    await state(page, 'Weather', 'Off').waitFor();
    dataOf(await asRoot('pm:enable?filterByTk=weather'));
    await state(page, 'Weather', 'On').waitFor();
  });

  it('say that they cannot be read, and are read again', async () => {
    const { page, context } = await openPlugins();
    await card(page, 'Weather').waitFor();
    await context.route('**/api/pm:list*', (route) =>
      route.fulfill({ status: 500, json: { errors: [{ code: 'INTERNAL', message: 'Out of order' }] } }),
    );
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'Out of order' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.unroute('**/api/pm:list*');
    await button(page, 'Try again').click();
    await card(page, 'Weather').waitFor();
  });

  it('are in Chinese and fit a phone', async () => {
    const { page } = await openPlugins('', { locale: 'zh-CN', viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: '插件' }).waitFor();
    await card(page, '天气').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.getByRole('link', { name: '天气', exact: true }).first().click();
    await page.getByRole('dialog', { name: '天气' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
  });

  it('are nobody else’s business', async () => {
    const user = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.users'] })] });
    const opened = await browser.open(server);
    const answers = new AnswerLog(opened.page);
    await signInByTyping(opened.page, { account: user.username, password: user.password });
    await opened.page.goto(`${PAGE}?plugin=weather`);
    await opened.page.getByText('There is no page at this address').waitFor();
    expect(answers.paths.length).toBeGreaterThan(0);
    await expect(answers.text()).resolves.not.toMatch(/weather|forecast|ferry/i);
    expect(opened.guard.findings()).toEqual([]);
  });
});
