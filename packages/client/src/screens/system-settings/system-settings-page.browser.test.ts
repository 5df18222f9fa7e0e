import { createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  type PageOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  serveAdmin,
  sidewaysScroll,
  signInByRequest,
  signInByTyping,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/system';
const PHONE = { width: 390, height: 844 };
const BEFORE = { title: 'Mortise', primaryColor: '#1668dc', enabledLanguages: ['en', 'zh-CN'], defaultLanguage: 'en' };

const { server, browser } = serveAdmin();

beforeEach(async () => {
  dataOf(await update(BEFORE));
});

const update = (body: object) => server.api('POST', 'systemSettings:update', { token: server.root.token, body });
const stored = async (): Promise<object> => dataOf<object>(await server.api('GET', 'systemSettings:get', { token: server.root.token }));

async function openSettings(options: PageOptions = {}): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByRequest(opened.context, server.url, server.root);
  await opened.page.goto(PAGE);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

const faults = accessibilityFaultsInBothThemes;
const name = (page: Page) => page.getByRole('textbox', { name: 'Name' });
const color = (page: Page) => page.getByRole('textbox', { name: 'Main colour' });
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const saved = (page: Page) => page.getByText('The settings are saved and hold for everybody').first();

describe('the system settings', () => {
  it('are changed for everybody', async () => {
    const { page, guard } = await openSettings();
    await expect(faults(page)).resolves.toEqual([]);
    await name(page).fill('Workshop');
    await page.getByRole('radio', { name: 'Purple' }).check();
    await page.getByRole('checkbox', { name: '简体中文' }).uncheck();
    await page.getByRole('region', { name: 'Preview' }).getByText('Workshop').first().waitFor();
    await save(page).click();
    await saved(page).waitFor();
    await page.getByRole('banner').getByText('Workshop').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(stored()).resolves.toMatchObject({ title: 'Workshop', enabledLanguages: ['en'], defaultLanguage: 'en' });
    expect(guard.findings()).toEqual([]);
  });

  it('are changed with the keyboard alone', async () => {
    const { page, guard } = await openSettings();
    await name(page).waitFor();
    await typeByKeyboard(page, name(page), 'Toolshed');
    await tabTo(page, page.getByRole('radio', { name: 'Blue', exact: true }));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: 'Indigo' }).and(page.locator(':checked')).waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: 'English' }));
    await page.keyboard.press('Space');
    await tabTo(page, save(page));
    await page.keyboard.press('Enter');
    await saved(page).waitFor();
    await expect(stored()).resolves.toMatchObject({ title: 'Toolshed', enabledLanguages: ['zh-CN'], defaultLanguage: 'zh-CN' });
    expect(guard.findings()).toEqual([]);
  });

  it('say at its field what does not fit, and warn of a colour that is hard to read', async () => {
    const { page, guard } = await openSettings();
    await name(page).fill(' ');
    await color(page).fill('bluish');
    for (const language of ['English', '简体中文']) await page.getByRole('checkbox', { name: language }).uncheck();
    await save(page).click();
    await page.getByText('Give it a name').waitFor();
    await page.getByText('Enter a colour like #1668dc').waitFor();
    await page.getByText('Tick at least one language').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await color(page).fill('#ffd000');
    await page.getByText(/White text on this colour is hard to read/).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(stored()).resolves.toMatchObject(BEFORE);
    expect(guard.findings()).toEqual([]);
  });

  it('follow a change elsewhere, but not over what is typed', async () => {
    const { page } = await openSettings();
    await name(page).waitFor();
    dataOf(await update({ ...BEFORE, title: 'Elsewhere' }));
    await page.locator('input[value="Elsewhere"]').waitFor();
    await name(page).fill('Typed here');
    dataOf(await update({ ...BEFORE, title: 'Later' }));
    await page.getByRole('banner').getByText('Later').waitFor();
    await expect(name(page).inputValue()).resolves.toBe('Typed here');
  });

  it('keep what was typed through a lost network and a refusal', async () => {
    const { page, context } = await openSettings();
    await name(page).fill('Kept');
    await context.setOffline(true);
    await save(page).click();
    await page.getByRole('main').getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.setOffline(false);
    await context.route('**/systemSettings:update', (route) =>
      route.fulfill({ status: 400, json: { errors: [{ code: 'VALUE_INVALID', message: 'Not this name', details: { field: 'title' } }] } }),
    );
    await save(page).click();
    await page.getByText('Not this name').waitFor();
    await expect(name(page).inputValue()).resolves.toBe('Kept');
    await context.unroute('**/systemSettings:update');
    await save(page).click();
    await saved(page).waitFor();
    await expect(stored()).resolves.toMatchObject({ title: 'Kept' });
  });

  it('are in Chinese and fit a phone', async () => {
    const { page } = await openSettings({ locale: 'zh-CN', viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: '系统设置' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });

  it('are shown to those alone who may change them', async () => {
    const user = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.users'] })] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, { account: user.username, password: user.password });
    await page.goto(PAGE);
    await page.getByText('There is no page at this address').waitFor();
    expect(answers.paths.filter((path) => path.includes('systemSettings:'))).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });
});
