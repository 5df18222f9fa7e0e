import {
  type ExternalDatabase,
  createCollection,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  testDialects,
} from '@mortise/testing';
import {
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  typeByKeyboard,
} from '@mortise/testing/browser';
import { SHOP, addShop, asRoot } from '../testing/shop';

const { server, browser } = serveAdmin();
let shop: ExternalDatabase;

beforeAll(async () => {
  shop = await createExternalDatabase(testDialects().at(-1) ?? 'sqlite');
  await shop.run(SHOP);
  await addShop(server, shop);
  dataOf(await asRoot(server)('dataSources:update?filterByTk=shop', { displayName: 'Web shop' }));
  // Two collections of the same name, of which each must stay what it is.
  await createCollection(server, { name: 'orders', title: 'Our orders', fields: [{ name: 'title', type: 'string' }] });
  dataOf(await server.api('POST', 'orders:create', { token: server.root.token, body: { title: 'ours alone' } }));
});
afterAll(async () => {
  await server.close();
  await shop.remove();
});

const totalOf = async (number: number): Promise<unknown> =>
  (await shop.run(`SELECT total FROM orders WHERE "order no" = ${number}`))[0]?.['total'];
const dialog = (page: Page) => page.getByRole('dialog');

test('records of another data source are found in the menu, read, written and followed', async () => {
  const { page, guard } = await openScreen(browser, server, { path: '/admin/data/orders' });
  await page.getByText('ours alone').first().waitFor();
  await page.getByRole('link', { name: 'orders · Web shop' }).click();
  await page.getByText('In the data source Web shop').waitFor();
  await page
    .getByRole('link', { name: 'Open Ann' })
    .or(page.getByRole('link', { name: 'Ann' }))
    .first()
    .waitFor();
  await expect(page.getByText('ours alone').count()).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  await pressByKeyboard(page, buttonOf(page, 'New record'));
  await typeByKeyboard(page, dialog(page).getByLabel('order_no'), '40');
  await typeByKeyboard(page, dialog(page).getByLabel('total'), '99');
  await typeByKeyboard(page, dialog(page).getByLabel('status'), 'fresh');
  await pressByKeyboard(page, dialog(page).getByRole('button', { name: 'Create', exact: true }));
  await page.getByRole('gridcell', { name: 'fresh', exact: true }).waitFor();
  await expect(totalOf(40)).resolves.toBe(99);

  await page.goto('/admin/data/shop/orders?record=40');
  await dialog(page).getByLabel('total').fill('100');
  await buttonOf(dialog(page), 'Save').click();
  await page.getByText('The record was saved.').waitFor();
  await expect(totalOf(40)).resolves.toBe(100);

  await page.goto('/admin/data/shop/orders');
  await page.getByRole('gridcell', { name: 'fresh', exact: true }).waitFor();
  dataOf(await asRoot(server)('orders:update?filterByTk=40', { status: 'elsewhere' }, 'shop'));
  await page.getByRole('gridcell', { name: 'elsewhere', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Ann' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Customer_List' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/admin/data/shop/Customer_List');
  expect(guard.findings()).toEqual([]);
});

test('who may only view sees no more than that, and nothing of other tables', async () => {
  const role = await createRole(server);
  const actions = [{ name: 'view', fields: ['order_no', 'status'] }];
  const grant = { name: 'orders', dataSourceKey: 'shop', actions };
  dataOf(await asRoot(server)(`roles/${role}/dataSourceResources:create`, grant));
  const { username, password } = await createUser(server, { roles: [role] });
  const account = { account: username, password };
  const { page, guard } = await openScreen(browser, server, { path: '/admin/data/shop/orders', account });
  await page.getByRole('gridcell', { name: 'done', exact: true }).waitFor();
  await page.getByRole('link', { name: 'orders · Web shop' }).waitFor();
  await expect(page.getByRole('link', { name: /Customer_List/ }).count()).resolves.toBe(0);
  await expect(page.getByRole('columnheader', { name: 'total' }).count()).resolves.toBe(0);
  for (const name of [/New record/, /Delete/]) await expect(page.getByRole('button', { name }).count()).resolves.toBe(0);
  await page.goto('/admin/data/shop/Customer_List');
  await page.getByText('There is no collection "Customer_List" for you.').waitFor();
  expect(guard.findings()).toEqual([]);
});

test('rights are given for each source on the page of roles', async () => {
  const role = await createRole(server);
  const { token } = await createUser(server, { roles: [role] });
  const list = (source: string) => server.api('GET', 'orders:list', { token, headers: { 'x-data-source': source } });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/settings/roles?role=${role}` });
  await page.getByRole('combobox', { name: 'Data source', exact: true }).click();
  await openChoices(page).getByTitle('Web shop', { exact: true }).click();
  await page.getByText('Rights in one data source are none in another.').waitFor();
  await buttonOf(page, 'Default: rules for orders').click();
  await page.getByRole('menuitem', { name: 'View only' }).click();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Save').click();
  await page.getByText('are saved').first().waitFor();
  expect([(await list('shop')).status, (await list('main')).status]).toEqual([200, 403]);
  expect(guard.findings()).toEqual([]);
});
