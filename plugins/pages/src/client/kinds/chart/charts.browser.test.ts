import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
} from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from '../../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const post = (path: string, body: object) => server.api('POST', path, { token: server.root.token, body });

beforeAll(async () => {
  const states = [
    { value: 'open', label: 'Open' },
    { value: 'paid', label: 'Paid' },
  ];
  await createCollection(server, {
    name: 'orders',
    title: 'Orders',
    fields: [
      { name: 'total', type: 'decimal', title: 'Total' },
      { name: 'status', interface: 'select', title: 'Status', uiSchema: { enum: states } },
      { name: 'day', type: 'date', title: 'Day' },
      { name: 'shop', type: 'string', title: 'Shop' },
    ] as never,
  });
  const orders = [
    { total: '10.50', status: 'open', day: '2025-01-05', shop: 'North' },
    { total: '20', status: 'paid', day: '2025-01-09', shop: 'South' },
    { total: '7', status: 'paid', day: '2025-03-01', shop: 'North' },
  ];
  dataOf(await post('orders:create', orders));
});

/** In the settings of the chart. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole('dialog', { name: 'Chart' }).getByRole('combobox', { name, exact: true }).click();
  await openChoices(page).getByText(value, { exact: true }).last().click();
  await openChoices(page).waitFor({ state: 'hidden' });
}

const rowsOf = (page: Page): Promise<readonly string[]> => page.getByRole('table').getByRole('row').allInnerTexts();
const pictureOf = (page: Page, name: string | RegExp): Locator => page.getByRole('img', { name });

describe('a chart', () => {
  it('is made by choosing, follows its records, and can be read as a table', async () => {
    const uid = await publishPage(server, { title: 'Figures', tabs: [tabOf('main')] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await buttonOf(page, 'Add a block').click();
    await page.getByRole('menuitem', { name: 'Chart', exact: true }).click();
    const settings = page.getByRole('dialog', { name: 'Chart' });
    await choose(page, 'Collection', 'Orders');
    await choose(page, 'What to show', 'Sum of a field');
    await choose(page, 'Field', 'Total');
    await choose(page, 'Grouped by', 'Status');
    await pictureOf(page, 'Chart: Sum of Total by Status. 2 values, also to be had as a table.').waitFor();
    await page.locator('canvas').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    for (const kind of ['Pie', 'Area', 'Line']) {
      await choose(page, 'Kind of chart', kind);
      await pictureOf(page, /2 values/).waitFor();
    }
    await choose(page, 'Grouped by', 'Day');
    await choose(page, 'Period', 'Months');
    await pictureOf(page, /by Day\. 2 values/).waitFor();
    await buttonOf(settings, 'Done').click();
    await settings.waitFor({ state: 'hidden' });
    expect(guard.findings()).toEqual([]);
  });

  it('shows several numbers, or a series for each value of a field, beside each other or stacked', async () => {
    const uid = await publishPage(server, { title: 'Series', tabs: [tabOf('main')] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await buttonOf(page, 'Add a block').click();
    await page.getByRole('menuitem', { name: 'Chart', exact: true }).click();
    await choose(page, 'Collection', 'Orders');
    await choose(page, 'What to show', 'Sum of a field');
    await choose(page, 'Field', 'Total');
    await choose(page, 'Grouped by', 'Status');
    await choose(page, 'Split into series by', 'Shop');
    await page.getByRole('checkbox', { name: 'Stack the series' }).check();
    await choose(page, 'Values as', 'Money');
    await choose(page, 'Currency', 'USD');
    await pictureOf(page, 'Chart: Sum of Total by Status. 4 values, also to be had as a table.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('radio', { name: 'Table' }).press('Space');
    await page.getByRole('table').waitFor();
    expect(await rowsOf(page)).toEqual(['Status\tSouth\tNorth', 'Paid\t$20.00\t$7.00', 'Open\t$0.00\t$10.50']);

    await buttonOf(page, 'Add a number').click();
    // What is there stays until the new numbers are.
    await page.getByRole('columnheader', { name: 'Number of records' }).waitFor();
    expect(await rowsOf(page)).toEqual(['Status\tSum of Total\tNumber of records', 'Paid\t$27.00\t2', 'Open\t$10.50\t1']);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('shows viewers what they may see, live, with the keyboard and in Chinese', async () => {
    const chart = { ...textBlock('chart', { title: 'Totals' }), kind: 'pages.chart' };
    const measure = { collection: 'orders', aggregation: 'sum', field: 'total' };
    const conditions = [{ field: 'status', operator: '$notEmpty', value: null }];
    const settings = { ...measure, dimension: 'status', shape: 'bar', conditions };
    const number = {
      ...chart,
      key: 'number',
      kind: 'pages.number',
      title: 'Paid',
      settings: { ...measure, conditions: [{ field: 'status', operator: '$eq', value: 'paid' }] },
    };
    const uid = await publishPage(server, { title: 'Shown', tabs: [tabOf('main', [{ ...chart, settings }], [number])] });
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: ['view'] }] });
    const { username, password } = await createUser(server, { roles: [role] });
    const account = { account: username, password };
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account });
    await pictureOf(page, /^Chart: Totals\. 2 values/).waitFor();
    await page.getByText('27', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'Table' }).press('Space');
    await page.getByRole('table').waitFor();
    expect(await rowsOf(page)).toEqual(['Status\tSum of Total', 'Paid\t27', 'Open\t10.5']);
    dataOf(await post('orders:create', { total: '100', status: 'paid' }));
    await page.getByRole('cell', { name: '127' }).waitFor();
    await page.getByText('127', { exact: true }).nth(1).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);

    const stranger = await createUser(server, { roles: [await createRole(server)] });
    const other = await openScreen(browser, server, {
      path: `/admin/pages/${uid}`,
      account: { account: stranger.username, password: stranger.password },
      locale: 'zh-CN',
    });
    await other.page.getByRole('alert').first().waitFor();
    await expect(other.page.getByText('127').count()).resolves.toBe(0);
  });
});
