import { dataOf, writePlugin } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type PageOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  serveAdmin,
  sidewaysScroll,
  signInByRequest,
  typeByKeyboard,
} from '@mortise/testing/browser';
import { type PluginFolder, createPluginFolder } from '../../browser-tests/testing/plugin-folder';

const PAGE = '/admin/settings/plugins';
const PHONE = { width: 390, height: 844 };
const SETTINGS = {
  type: 'object',
  required: ['unit'],
  properties: {
    city: { type: 'string', title: { en: 'City', 'zh-CN': '城市' }, description: 'Where it is measured', minLength: 2 },
    key: { type: 'string', title: 'Station key', writeOnly: true },
    every: { type: 'integer', title: 'Minutes between two looks', minimum: 5, maximum: 60, default: 15 },
    unit: { type: 'string', title: 'Unit', enum: ['C', 'F'], 'x-labels': { C: 'Celsius', F: 'Fahrenheit' }, default: 'C' },
    wind: { type: 'string', title: 'Wind', enum: ['kmh', 'ms', 'knots', 'bft', 'mph'] },
    alarms: { type: 'array', title: 'Alarms', uniqueItems: true, items: { type: 'string', enum: ['frost', 'storm'] } },
    stations: { type: 'array', title: 'Stations', items: { type: 'string', pattern: '^[a-z]+$' } },
    remember: { type: 'boolean', title: 'Remember the past' },
    place: { type: 'object', title: 'Place', properties: { height: { type: 'number', title: 'Height' } } },
    extra: { type: 'object', title: 'Extra' },
  },
};

let folder: PluginFolder;

const { server, browser } = serveAdmin(async () => {
  folder = await createPluginFolder();
  await writePlugin(folder.path, { id: 'weather', title: 'Weather', preset: 'off', setup: '', settings: SETTINGS });
  return { pluginFolders: folder.pluginFolders };
});
afterAll(() => folder.remove());
beforeEach(async () => {
  dataOf(await asRoot('pm:setSettings?filterByTk=weather', { values: {} }));
});

const asRoot = (path: string, body?: unknown) =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
const button = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name, exact: true });
const weather = (page: Page): Locator => page.getByRole('dialog', { name: 'Weather' });
const saved = (page: Page): Locator => page.getByText('The settings of Weather are saved').first();
const faults = accessibilityFaultsInBothThemes;

async function openPlugins(query = '?plugin=weather&tab=settings', options: PageOptions = {}): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByRequest(opened.context, server.url, server.root);
  await opened.page.goto(PAGE + query);
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  return opened;
}

async function storedSettings(): Promise<unknown> {
  const answer = await server.api('GET', 'pm:getSettings?filterByTk=weather', { token: server.root.token });
  return dataOf<{ values: unknown }>(answer).values;
}

describe('the settings of a plugin', () => {
  it('are entered in a control for each kind of value, also before the plugin runs', async () => {
    const { page, guard } = await openPlugins('');
    await page.getByRole('link', { name: 'Settings of Weather' }).click();
    const drawer = weather(page);
    await drawer.getByText('The plugin is not running.').waitFor();
    await drawer.getByRole('textbox', { name: 'City' }).fill('Oslo');
    await drawer.getByLabel('Station key', { exact: true }).fill('a secret');
    await drawer.getByRole('spinbutton', { name: 'Minutes between two looks' }).fill('30');
    await drawer.getByRole('radio', { name: 'Fahrenheit' }).check();
    await drawer.getByRole('combobox', { name: 'Wind' }).click();
    await expect(faults(page)).resolves.toEqual([]);
    await page.locator('.ant-select-dropdown').getByText('knots', { exact: true }).click();
    await drawer.getByRole('checkbox', { name: 'storm' }).check();
    await drawer.getByRole('textbox', { name: 'Stations' }).fill('harbour\nhill');
    await drawer.getByRole('switch', { name: 'Remember the past' }).click();
    await drawer.getByRole('spinbutton', { name: 'Height' }).fill('12.5');
    await drawer.getByRole('textbox', { name: 'Extra' }).fill('{"a":1}');
    await expect(faults(page)).resolves.toEqual([]);
    await button(drawer, 'Save').click();
    await saved(page).waitFor();
    await expect(storedSettings()).resolves.toMatchObject({
      city: 'Oslo',
      every: 30,
      unit: 'F',
      wind: 'knots',
      alarms: ['storm'],
      stations: ['harbour', 'hill'],
      remember: true,
      place: { height: 12.5 },
      extra: { a: 1 },
    });
    expect(guard.findings()).toEqual([]);
  });

  it('say at each field what does not fit', async () => {
    const { page, guard } = await openPlugins();
    const drawer = weather(page);
    await drawer.getByRole('spinbutton', { name: 'Minutes between two looks' }).fill('2');
    await drawer.getByRole('textbox', { name: 'Stations' }).fill('Harbour 1');
    await drawer.getByRole('textbox', { name: 'Extra' }).fill('[1]');
    await button(drawer, 'Save').click();
    await drawer.getByText('Enter 5 or more').waitFor();
    await drawer.getByText('"Harbour 1" does not fit here').waitFor();
    await drawer.getByText('This must be a JSON object in curly brackets').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(storedSettings()).resolves.not.toHaveProperty('stations');
    expect(guard.findings()).toEqual([]);
  });

  it('are in Chinese and fit a phone', async () => {
    const { page } = await openPlugins('?plugin=weather&tab=settings', { locale: 'zh-CN', viewport: PHONE });
    await weather(page).getByRole('textbox', { name: '城市' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });

  it('are entered with the keyboard alone, and what does not fit is said at its field', async () => {
    const { page, guard } = await openPlugins();
    const drawer = weather(page);
    const city = drawer.getByRole('textbox', { name: 'City' });
    await typeByKeyboard(page, city, 'X');
    await page.keyboard.press('Enter');
    await drawer.getByText('At least 2 characters').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await typeByKeyboard(page, city, 'Rome');
    await page.keyboard.press('Enter');
    await saved(page).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('keep what was typed through a lost network, and ask before it is thrown away', async () => {
    const { page, context } = await openPlugins();
    const drawer = weather(page);
    const city = drawer.getByRole('textbox', { name: 'City' });
    await city.fill('Lima');
    await context.setOffline(true);
    await button(drawer, 'Save').click();
    await drawer.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(city.inputValue()).resolves.toBe('Lima');
    await context.setOffline(false);
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog').filter({ has: button(page, 'Keep editing') });
    await button(question, 'Keep editing').click();
    await expect(city.inputValue()).resolves.toBe('Lima');
    await button(drawer, 'Save').click();
    await saved(page).waitFor();
  });
});
