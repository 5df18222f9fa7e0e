import { type ExternalDatabase, createExternalDatabase, runInMain, testDialects } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  takePicture,
  typeByKeyboard,
  wordsOf,
} from '@mortise/testing/browser';
import { SHOP, asRoot, optionsOf } from '../testing/shop';

const PAGE = '/admin/settings/data-sources';

const { server, browser } = serveAdmin();
let file: ExternalDatabase;
let shop: ExternalDatabase;

beforeAll(async () => {
  file = await createExternalDatabase('sqlite');
  shop = await createExternalDatabase(testDialects().at(-1) ?? 'sqlite');
  await Promise.all([file.run(SHOP), shop.run(SHOP)]);
});
afterAll(async () => {
  await server.close();
  await Promise.all([file.remove(), shop.remove()]);
});

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

test('a PostgreSQL database is tried, added, switched off and on, and removed', async () => {
  const { page, guard } = await openScreen(browser, server, { path: PAGE });
  await buttonOf(page, 'Add a data source').click();
  const form = page.getByRole('dialog', { name: 'Add a data source' });
  const address = 'postgres://nobody:wrong@127.0.0.1:1/nothing';
  await form.getByLabel('Paste an address').fill(address);
  await form.getByLabel('Paste an address').press('Enter');
  await form.getByText('Its parts are filled in below.').waitFor();
  await expect(form.getByLabel('Paste an address').inputValue()).resolves.toBe('');
  await buttonOf(form, 'Test the connection').click();
  await form.getByText('No database server answers at').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  const { type, options } = optionsOf(shop);
  if (type === 'sqlite') {
    await form.getByText('SQLite file', { exact: true }).click();
    await form.getByLabel('Path of the file').fill(String(options['storage']));
  } else {
    for (const [label, name] of [
      ['Host *', 'host'],
      ['Port', 'port'],
      ['Database *', 'database'],
      ['User *', 'username'],
      ['Password', 'password'],
    ] as const)
      await form.getByLabel(label, { exact: true }).fill(String(options[name] ?? ''));
  }
  await buttonOf(form, 'Test the connection').click();
  await form.getByText('It works:').waitFor();
  await form.getByLabel('Name *', { exact: true }).fill('Our shop');
  await expect(form.getByLabel('Key *', { exact: true }).inputValue()).resolves.toBe('our_shop');
  await buttonOf(form, 'Add').click();
  await page.getByRole('heading', { level: 1, name: 'Tables of Our shop' }).waitFor();
  await page.getByText('Answers', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'All data sources' }).click();

  await row(page, 'Our shop').getByRole('switch').click();
  await row(page, 'Our shop').getByText('Switched off').waitFor();
  await row(page, 'Our shop').getByRole('switch').click();
  await row(page, 'Our shop').getByText('Answers', { exact: true }).waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await takePicture(page, 'data-sources');
  await buttonOf(page, 'Read the tables of “Our shop” again').click();
  await page.getByText('It answers; its tables have been read').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  await buttonOf(page, 'Edit “Our shop”').click();
  const edit = page.getByRole('dialog', { name: 'Edit “Our shop”' });
  await edit.getByLabel('Name *', { exact: true }).fill('The shop');
  await buttonOf(edit, 'Save').click();
  await row(page, 'The shop').getByText('Answers', { exact: true }).waitFor();

  await buttonOf(page, 'Remove “The shop”').click();
  const confirm = page.getByRole('dialog', { name: 'Remove “The shop”' });
  await confirm.getByText('no table and no row is deleted').waitFor();
  await confirm.getByRole('textbox').fill('our_shop');
  await buttonOf(confirm, 'Remove').click();
  await page.getByText('Only the main database so far').waitFor();
  expect(guard.findings()).toEqual([]);
});

test('a file is added and its tables are taken over without a mouse; what fails later is seen at once', async () => {
  const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?edit=new` });
  const form = page.getByRole('dialog', { name: 'Add a data source' });
  await form.getByRole('radio', { name: 'PostgreSQL' }).focus();
  await page.keyboard.press('ArrowRight');
  await typeByKeyboard(page, form.getByLabel('Path of the file'), String(optionsOf(file).options['storage']));
  await typeByKeyboard(page, form.getByLabel('Name *', { exact: true }), 'Archive');
  await pressByKeyboard(page, buttonOf(form, 'Add'));
  await page.getByRole('heading', { level: 1, name: 'Tables of Archive' }).waitFor();
  await page.getByRole('cell', { name: 'Customer_List' }).waitFor();
  await pressByKeyboard(page, buttonOf(page, 'Show the fields of orders'));
  await page.getByText('belongs to Customer_List').waitFor();
  await takePicture(page, 'existing-tables');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await pressByKeyboard(page, buttonOf(page, 'Take over 2 tables'));
  await page.getByText('2 tables are collections now').waitFor();
  await page.getByRole('tab', { name: 'In use (2)' }).waitFor();
  await page.getByRole('link', { name: 'Customer_List', exact: true }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  await file.run('ALTER TABLE orders RENAME TO orders_2');
  const root = asRoot(server);
  await root('dataSources:refresh?filterByTk=archive', {});
  await page.getByText('The table orders is gone.').first().waitFor();
  await file.run('ALTER TABLE orders_2 RENAME TO orders');
  await root('dataSources:refresh?filterByTk=archive', {});
  await page.getByText('The table orders is gone.').first().waitFor({ state: 'detached' });
  await root('dataSources:destroy?filterByTk=archive', {});
  await page.getByText('There is no data source “archive”').waitFor();
  expect(guard.findings()).toEqual([]);
});

test('tables that lie in the main database become collections with two clicks', async () => {
  await runInMain(server, 'CREATE TABLE invoices (id INTEGER PRIMARY KEY, amount INTEGER); INSERT INTO invoices VALUES (1, 900)');
  const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/collections' });
  await buttonOf(page, 'Use existing tables').first().click();
  await buttonOf(page, 'Take over 1 table').click();
  await page.getByRole('link', { name: 'invoices', exact: true }).first().waitFor();
  await buttonOf(page, 'Edit the titles of “invoices”').click();
  const form = page.getByRole('dialog', { name: 'Edit the titles of “invoices”' });
  await form.getByLabel('Title', { exact: true }).fill('Invoices');
  await form.getByLabel('amount', { exact: true }).fill('Sum in cents');
  await buttonOf(form, 'Save').click();
  await page.getByRole('cell', { name: 'Invoices invoices' }).getByRole('link').click();
  await page.getByRole('columnheader', { name: 'Sum in cents' }).waitFor();
  await page.goBack();
  await buttonOf(page, 'Give “Invoices” back').click();
  const confirm = page.getByRole('dialog', { name: 'Give “Invoices” back' });
  await confirm.getByRole('textbox').fill('invoices');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(confirm, 'Give back').click();
  await page.getByText('No table of this database is used yet').waitFor();
  await expect(runInMain(server, 'SELECT count(*) AS n FROM invoices')).resolves.toEqual([{ n: 1 }]);
  expect(guard.findings()).toEqual([]);
});

test('a database that cannot be read says why and what to do, and new named queries ask the main one', async () => {
  const root = asRoot(server);
  const gone = {
    key: 'gone',
    displayName: 'Gone',
    type: 'sqlite',
    options: { storage: `${String(optionsOf(file).options['storage'])}.gone` },
  };
  await root('dataSources:create', gone);
  const { page } = await openScreen(browser, server, { path: `${PAGE}?source=gone` });
  await page.getByText('Its tables could not be read').waitFor();
  await expect(page.getByText('There is no data source').count()).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.goto('/admin/settings/named-queries?new=1');
  await page.getByRole('dialog').getByText('Main database', { exact: true }).waitFor();
  await root('dataSources:destroy?filterByTk=gone', {});
});

test('in Chinese on a phone', async () => {
  const say = wordsOf('zh-CN');
  const options = { path: `${PAGE}?edit=new`, locale: 'zh-CN', viewport: { width: 390, height: 844 } };
  const { page, guard } = await openScreen(browser, server, options);
  const form = page.getByRole('dialog', { name: say('data-sources', 'sources.add') });
  await form.getByLabel(say('data-sources', 'form.host')).waitFor();
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
});
