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
  // Of the same name as one of the shop: nothing of it may be counted there.
  await createCollection(server, { name: 'orders', title: 'Our orders', fields: [{ name: 'status', type: 'string' }] });
  dataOf(await asRoot(server)('orders:create', { status: 'ours alone' }));
});
afterAll(async () => {
  await server.close();
  await shop.remove();
});

const makePage = pageMaker(server);
const ABOUT = { dataSource: 'shop', collection: 'orders' };
const sum = { ...ABOUT, aggregation: 'sum', field: 'total' };
const byPerson = { ...sum, dimension: 'customer.Name' };
const rowsOf = (page: Page): Promise<readonly string[]> => page.getByRole('table').getByRole('row').allInnerTexts();

const SHARES = [
  ['Data source', 'shop'],
  ['Collection', 'Customer_List'],
  ['What to show', 'Sum of a field'],
  ['Field', 'credit_limit'],
  ['Grouped by', 'Name'],
] as const;

/** In the settings of the block. */
async function choose(page: Page, kind: string, [name, value]: readonly [string, string]): Promise<void> {
  await page.getByRole('dialog', { name: kind }).getByRole('combobox', { name, exact: true }).click();
  await openChoices(page).getByTitle(value, { exact: true }).click();
  await openChoices(page).waitFor({ state: 'hidden' });
}

describe('numbers and charts about another data source', () => {
  it('count there, follow changes there, and are asked by filters about it', async () => {
    const uid = await makePage('Figures', [
      {
        key: 'find',
        kind: 'collections.filter',
        title: 'Find',
        settings: { dataSource: 'shop', fields: [{ collection: 'orders', field: 'status' }] },
      },
      { key: 'theirs', kind: 'pages.number', title: 'Theirs', settings: sum },
      { key: 'ours', kind: 'pages.number', title: 'Ours', settings: { collection: 'orders' } },
      { key: 'chart', kind: 'pages.chart', title: 'Totals', settings: { ...sum, dimension: 'status' } },
    ]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.getByText('60', { exact: true }).waitFor();
    await page.getByText('1', { exact: true }).waitFor();
    await page.getByRole('img', { name: /^Chart: Totals\. 2 values/ }).waitFor();
    await page.getByRole('radio', { name: 'Table' }).press('Space');
    await page.getByRole('table').waitFor();
    expect(await rowsOf(page)).toEqual(['status\tSum of total', 'open\t40', 'done\t20']);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    dataOf(await asRoot(server)('orders:update?filterByTk=2', { total: 21 }, 'shop'));
    await page.getByText('61', { exact: true }).waitFor();
    await page.getByRole('cell', { name: '21', exact: true }).waitFor();

    await page.getByRole('search', { name: 'Find' }).getByRole('textbox', { name: 'status' }).fill('done');
    await page.getByText('21', { exact: true }).nth(1).waitFor();
    await page.getByRole('cell', { name: '40', exact: true }).waitFor({ state: 'detached' });
    await page.getByText('1', { exact: true }).waitFor();
    dataOf(await asRoot(server)('orders:update?filterByTk=2', { total: 20 }, 'shop'));
    expect(guard.findings()).toEqual([]);
  });

  it('are made by choosing the source first, for a draft and what is published of it', async () => {
    const blocks = [
      { key: 'number', kind: 'pages.number', title: 'Sum', settings: { collection: 'orders' } },
      { key: 'chart', kind: 'pages.chart', title: 'Shares', settings: {} },
    ];
    const uid = await makePage('Drafted', blocks, { publish: false });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await buttonOf(page, 'Settings of Sum').click();
    for (const choice of [
      ['Data source', 'shop'],
      ['Collection', 'orders'],
      ['What to show', 'Sum of a field'],
      ['Field', 'total'],
    ] as const) {
      await choose(page, 'Number', choice);
    }
    await page.getByText('60', { exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page.getByRole('dialog', { name: 'Number' }), 'Done').click();
    await buttonOf(page, 'Settings of Shares').click();
    for (const choice of SHARES) await choose(page, 'Chart', choice);
    await page.getByRole('img', { name: /^Chart: Shares\. 2 values/ }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await choose(page, 'Chart', ['Data source', 'This server']);
    await page.getByText('Choose a collection and what to group it by').waitFor();
    for (const choice of SHARES) await choose(page, 'Chart', choice);
    await buttonOf(page.getByRole('dialog', { name: 'Chart' }), 'Done').click();
    await buttonOf(page, 'Save draft').click();
    await page.getByRole('status').filter({ hasText: 'Draft, not published' }).waitFor();
    const draft = dataOf<object>(await asRoot(server)(`uiPages:getDraft/${uid}`));
    expect(JSON.stringify(draft)).toMatch(/"dataSource":"shop".*"dataSource":"shop"/);
    dataOf(await asRoot(server)(`uiPages:publish/${uid}`, { version: 2 }));
    await page.goto(`/admin/pages/${uid}`);
    await page.getByText('60', { exact: true }).waitFor();
    await page.getByRole('img', { name: /^Chart: Shares\. 2 values/ }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('show nobody what they have no right to in that source, whatever they may in ours', async () => {
    const uid = await makePage('Guarded', [
      { key: 'sum', kind: 'pages.number', title: 'Sum', settings: sum },
      { key: 'count', kind: 'pages.number', title: 'Count', settings: ABOUT },
      { key: 'chart', kind: 'pages.chart', title: 'Chart', settings: byPerson },
      { key: 'gone', kind: 'pages.number', title: 'Gone', settings: { dataSource: 'nowhere', collection: 'orders' } },
    ]);
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: [{ name: 'view' }] }] });
    const grant = { name: 'orders', dataSourceKey: 'shop', actions: [{ name: 'view', fields: ['order_no'] }] };
    dataOf(await asRoot(server)(`roles/${role}/dataSourceResources:create`, grant));
    const { username, password } = await createUser(server, { roles: [role] });
    const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account: { account: username, password } });
    await page.getByText('3', { exact: true }).waitFor();
    await page.getByRole('alert').nth(2).waitFor();
    await expect(page.getByText('60', { exact: true }).count()).resolves.toBe(0);
    await expect(page.getByText('Ann').count()).resolves.toBe(0);
  });
});
