import {
  type ExternalDatabase,
  createCollection,
  createExternalDatabase,
  createRole,
  createUser,
  dataOf,
  testDialects,
} from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';
import { SHOP, addShop, asRoot } from '../testing/shop';
import { pageMaker } from '../testing/source-pages';

const { server, browser } = serveAdmin({ plugins: ['pages'] });
let shop: ExternalDatabase;

beforeAll(async () => {
  shop = await createExternalDatabase(testDialects().at(-1) ?? 'sqlite');
  await shop.run(SHOP);
  await addShop(server, shop);
  // Of the same name as one of the shop: nothing of it may be seen there.
  await createCollection(server, { name: 'orders', title: 'Our orders', fields: [{ name: 'status', type: 'string' }] });
  dataOf(await asRoot(server)('orders:create', { status: 'ours alone' }));
});
afterAll(async () => {
  await server.close();
  await shop.remove();
});

const makePage = pageMaker(server);

const about = { dataSource: 'shop', collection: 'orders' };
const totalOf = async (number: number): Promise<unknown> =>
  (await shop.run(`SELECT total FROM orders WHERE "order no" = ${number}`))[0]?.['total'];
const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });
const form = (page: Page, name: string) => page.getByRole('form', { name, exact: true });

describe('blocks about another data source', () => {
  it('read, write, ask each other and follow changes there, beside blocks about ours', async () => {
    const change = await makePage(
      'One order',
      [
        { key: 'shown', kind: 'collections.details', title: 'Shown', settings: about },
        { key: 'change', kind: 'collections.form', title: 'Change', settings: { ...about, mode: 'edit', fields: [{ name: 'total' }] } },
        { key: 'ours', kind: 'collections.details', title: 'Not ours', settings: { collection: 'orders' } },
      ],
      { hidden: true },
    );
    const uid = await makePage('Shop', [
      {
        key: 'find',
        kind: 'collections.filter',
        title: 'Find',
        settings: { dataSource: 'shop', fields: [{ collection: 'orders', field: 'status' }] },
      },
      {
        key: 'theirs',
        kind: 'collections.table',
        settings: { ...about, columns: ['order_no', 'total', 'status'], open: 'page', popup: { page: change } },
      },
      { key: 'ours', kind: 'collections.cards', title: 'Ours', settings: { collection: 'orders', fields: ['status'] } },
      { key: 'add', kind: 'collections.form', title: 'Add', settings: { ...about, after: { way: 'reset' } } },
    ]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await cell(page, 'done').waitFor();
    await page.getByRole('button', { name: 'Open ours alone' }).waitFor();

    // The question is about the shop's orders: ours stay.
    await page.getByRole('search', { name: 'Find' }).getByRole('textbox', { name: 'status' }).fill('done');
    await cell(page, 'open').first().waitFor({ state: 'detached' });
    await expect(cell(page, 'done').count()).resolves.toBe(1);
    await expect(page.getByRole('button', { name: 'Open ours alone' }).count()).resolves.toBe(1);
    await buttonOf(page, 'Reset').click();

    // A new record with a relation, picked by its name in the shop.
    const add = form(page, 'Add');
    await add.getByLabel('order_no').fill('40');
    await add.getByRole('combobox').first().click();
    await openChoices(page).getByTitle('Bob', { exact: true }).click();
    await add.getByLabel('total').fill('99');
    await add.getByLabel('status').fill('fresh');
    await buttonOf(add, 'Create').click();
    await cell(page, 'fresh').waitFor();
    await expect(totalOf(40)).resolves.toBe(99);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    // What others change is seen at once.
    dataOf(await asRoot(server)('orders:update?filterByTk=40', { status: 'elsewhere' }, 'shop'));
    await cell(page, 'elsewhere').waitFor();

    // A popup is about the record of that source, not about ours of the same key.
    dataOf(await asRoot(server)('orders:update?filterByTk=1', { total: 11 }, 'shop'));
    await cell(page, '11').click();
    const popup = page.getByRole('dialog', { name: 'One order' });
    await popup.getByText('This block is about the record of a popup').waitFor();
    const inPopup = popup.getByRole('form', { name: 'Change' });
    await inPopup.getByLabel('total').fill('12');
    await buttonOf(inPopup, 'Save').click();
    await popup.waitFor({ state: 'hidden' });
    await cell(page, '12').waitFor();
    await expect(totalOf(1)).resolves.toBe(12);
    expect(guard.findings()).toEqual([]);
  });

  it('are made in the editor, from the collections of the source', async () => {
    const uid = await makePage('Drafted', [{ key: 'table', kind: 'collections.table', title: 'Theirs', settings: {} }], { publish: false });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await buttonOf(page, 'Settings of Theirs').click();
    const drawer = page.getByRole('dialog', { name: 'Table' });
    const choose = async (name: string, choice: string): Promise<void> => {
      await drawer.getByRole('combobox', { name, exact: true }).click();
      await openChoices(page).getByTitle(choice, { exact: true }).click();
    };
    await choose('Data source', 'shop');
    await choose('Collection', 'orders');
    await cell(page, 'done').waitFor();
    await choose('When a record is chosen', 'Open a page about it');
    await drawer.getByRole('combobox', { name: 'Page to open', exact: true }).click();
    await openChoices(page).getByTitle('Drafted', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(drawer, 'Done').click();
    await buttonOf(page, 'Save draft').click();
    await page.getByRole('status').filter({ hasText: 'Draft, not published' }).waitFor();
    const draft = dataOf<object>(await asRoot(server)(`uiPages:getDraft/${uid}`));
    expect(JSON.stringify(draft)).toContain('"dataSource":"shop"');
    expect(guard.findings()).toEqual([]);
  });

  it('show nobody what they have no right to in that source, whatever they may in ours', async () => {
    const uid = await makePage('Guarded', [
      { key: 'theirs', kind: 'collections.table', settings: { ...about, columns: ['order_no', 'total'] } },
      { key: 'people', kind: 'collections.cards', settings: { dataSource: 'shop', collection: 'Customer_List' } },
      { key: 'gone', kind: 'collections.details', settings: { dataSource: 'nowhere', collection: 'orders', source: 'first' } },
    ]);
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: [{ name: 'view' }] }] });
    const grant = { name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view', fields: ['order_no'] }] };
    dataOf(await asRoot(server)(`roles/${role}/dataSourceResources:create`, grant));
    const { username, password } = await createUser(server, { roles: [role] });
    const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account: { account: username, password } });
    await cell(page, '2').waitFor();
    await expect(page.getByRole('columnheader', { name: 'total' }).count()).resolves.toBe(0);
    await page.getByText('You may not see these records.').waitFor();
    await expect(page.getByText('ours alone').count()).resolves.toBe(0);
    await page.getByRole('alert').first().waitFor();
  });
});
