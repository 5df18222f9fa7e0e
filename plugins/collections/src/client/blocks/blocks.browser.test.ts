import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  typeByKeyboard,
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });

const STATES = [
  { value: 'open', label: 'Open', color: 'green' },
  { value: 'sent', label: 'Sent', color: 'gold' },
];

interface NewBlock {
  readonly kind: string;
  readonly settings: object;
  readonly key?: string;
  readonly title?: string;
  readonly span?: number;
}

/** A published page of one row. */
async function publishPage(title: string, blocks: readonly NewBlock[]): Promise<string> {
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title }));
  const row = { key: 'row', blocks: blocks.map(({ kind, ...block }) => ({ key: kind, span: 12, ...block, kind: `collections.${kind}` })) };
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows: [row] }] }, version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  return uid;
}

async function choose(page: Page, within: Page | Locator, name: string, choice: string): Promise<void> {
  await within.getByRole('combobox', { name, exact: true }).click();
  await openChoices(page).getByText(choice, { exact: true }).click();
}

const gridOf = (page: Page): Locator => page.getByRole('grid', { name: 'Orders' });
const rowsOf = (page: Page): Locator => gridOf(page).locator('tbody tr');
const formOf = (page: Page, name: string): Locator => page.getByRole('form', { name, exact: true });

beforeAll(async () => {
  await createCollection(server, { name: 'shops', title: 'Shops', fields: [{ name: 'name', type: 'string', title: 'Name' }] });
  await createCollection(server, {
    name: 'orders',
    title: 'Orders',
    titleField: 'number',
    fields: [
      { name: 'number', type: 'string', title: 'Number', allowNull: false, unique: true },
      { name: 'status', type: 'string', interface: 'select', title: 'State', uiSchema: { title: 'State', enum: STATES } },
      { name: 'total', type: 'integer', title: 'Total' },
      { name: 'note', type: 'text', title: 'Note' },
      { name: 'ownerId', type: 'bigInt', title: 'Owner' },
      { name: 'shop', type: 'belongsTo', target: 'shops', title: 'Shop' },
    ],
  });
  for (const name of ['North', 'South']) dataOf(await post('shops:create', { name }));
  for (let number = 1; number <= 12; number += 1) {
    const status = number % 2 === 0 ? 'sent' : 'open';
    dataOf(await post('orders:create', { number: `A-${number}`, status, total: number * 10, ownerId: 1, shopId: (number % 2) + 1 }));
  }
});

describe('blocks of a page', () => {
  it('ask each other, and make records', async () => {
    const fields = [
      { name: 'number', required: true, width: 'half' },
      { name: 'status', initial: 'open', width: 'half' },
      { name: 'total', label: 'Sum', required: true },
      { name: 'shop' },
      { name: 'ownerId', initial: '{{user.id}}', hidden: true },
      { name: 'note', initial: 'Typed on a page', readOnly: true },
    ];
    const uid = await publishPage('Desk', [
      { kind: 'filter', title: 'Find', settings: {}, span: 24 },
      {
        kind: 'table',
        settings: {
          collection: 'orders',
          columns: ['number', 'total', 'shop'],
          filter: { $and: [{ ownerId: { $eq: '{{user.id}}' } }] },
          sort: ['-total'],
          open: 'select',
          targets: ['details'],
        },
      },
      { kind: 'details', title: 'Chosen', settings: { collection: 'orders', source: 'first', sort: ['total'] } },
      { kind: 'form', title: 'Add', settings: { collection: 'orders', fields, after: { way: 'reset', message: 'Thank you.' } } },
      { kind: 'cards', settings: { collection: 'orders', color: 'status', fields: ['total'], sort: ['total'] } },
    ]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await rowsOf(page).nth(11).waitFor();
    await expect(rowsOf(page).first().innerText()).resolves.toContain('A-12');
    const details = page.locator('.details-block');
    await details.getByText('A-1', { exact: true }).waitFor();
    const cards = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    await expect(cards.count()).resolves.toBe(12);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    // A click on a row shows the record in the details.
    await gridOf(page).getByText('A-7', { exact: true }).click();
    await details.getByText('A-7', { exact: true }).waitFor();
    await expect(details.getByText('South').count()).resolves.toBe(1);

    // The filter form, by keyboard, asks table and cards.
    const find = page.getByRole('search', { name: 'Find' });
    await typeByKeyboard(page, find.getByRole('textbox', { name: 'Number', exact: true }), 'A-1');
    await rowsOf(page).nth(4).waitFor({ state: 'detached' });
    await expect(rowsOf(page).count()).resolves.toBe(4);
    await choose(page, find, 'State', 'Open');
    await rowsOf(page).nth(2).waitFor({ state: 'detached' });
    await expect(cards.count()).resolves.toBe(2);
    await page.keyboard.press('Escape');
    await typeByKeyboard(page, find.getByRole('textbox', { name: 'Number', exact: true }), 'nothing');
    await page.getByText('No record matches').waitFor();
    await pressByKeyboard(page, buttonOf(find, 'Reset'));
    await rowsOf(page).nth(11).waitFor();

    // The form says what is missing, what the server refuses, and makes a record with what its author added.
    const form = formOf(page, 'Add');
    await buttonOf(form, 'Create').click();
    await form.getByText('Enter a value.').nth(1).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await form.getByLabel('Number').fill('A-1');
    await form.getByLabel('Sum').fill('5');
    await buttonOf(form, 'Create').click();
    await form
      .locator('.ant-form-item', { hasText: 'Number' })
      .getByText(/already|unique|taken/i)
      .waitFor();
    await form.getByLabel('Number').fill('A-0');
    await buttonOf(form, 'Create').click();
    await page.getByText('Thank you.', { exact: true }).waitFor();
    await gridOf(page).getByText('A-0', { exact: true }).waitFor();
    await expect(form.getByLabel('Number').inputValue()).resolves.toBe('');
    const [made] = dataOf<readonly object[]>(
      await server.api('GET', `orders:list?filter=${JSON.stringify({ number: 'A-0' })}`, { token: server.root.token }),
    );
    expect(made).toMatchObject({ ownerId: 1, status: 'open', note: 'Typed on a page', total: 5 });
    expect(guard.findings()).toEqual([]);
  });

  it('are set up beside the page, by what stands on it', async () => {
    const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title: 'Set up' }));
    const block = (kind: string, title: string) => ({ key: kind, kind: `collections.${kind}`, title, span: 12, settings: {} });
    const row = { key: 'row', blocks: [block('filter', 'Find'), block('table', 'List'), block('form', 'Add'), block('details', 'One')] };
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows: [row] }] }, version: 0 }));
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    const openSettings = async (title: string, kind: string): Promise<Locator> => {
      await buttonOf(page, `Settings of ${title}`).click();
      const settings = page.getByRole('dialog', { name: kind });
      await settings.waitFor();
      return settings;
    };
    const close = async (settings: Locator): Promise<void> => {
      await buttonOf(settings, 'Done').click();
      await settings.waitFor({ state: 'hidden' });
    };

    const table = await openSettings('List', 'Table');
    await choose(page, table, 'Collection', 'Orders');
    await rowsOf(page).first().waitFor();
    await choose(page, table, 'Add a column', 'Total');
    await choose(page, table, 'Add a column', 'Number');
    await pressByKeyboard(page, buttonOf(table, 'Move Number forward'));
    await expect(gridOf(page).locator('thead').innerText()).resolves.toMatch(/Number[^]*Total/);
    await buttonOf(table, 'Choose conditions').click();
    const filter = page.getByRole('dialog', { name: 'Filter records' });
    await choose(page, filter, 'Field', 'Owner');
    await choose(page, filter, 'Compared with', 'Who looks at it');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(filter, 'Apply').click();
    await filter.waitFor({ state: 'hidden' });
    await table.getByText('Owner is Who looks at it').waitFor();
    await choose(page, table, 'When a record is chosen', 'Show it in other blocks of this page');
    await table.getByText('Put another block about this collection').waitFor();
    await choose(page, table, 'Order', 'Total, downwards');
    await expect(rowsOf(page).first().innerText()).resolves.toContain('120');
    await page.keyboard.press('Escape');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(table);

    const find = await openSettings('Find', 'Filter form');
    await choose(page, find, 'Add a field', 'Orders: State');
    await buttonOf(find, 'Settings of State').click();
    await choose(page, find, 'Comparison', 'is');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(find);
    await choose(page, page.getByRole('search', { name: 'Find' }), 'State', 'Sent');
    await rowsOf(page).nth(6).waitFor({ state: 'detached' });

    const form = await openSettings('Add', 'Form');
    await choose(page, form, 'Collection', 'Orders');
    await choose(page, form, 'Add a field', 'Number');
    await choose(page, form, 'Add a field', 'Note');
    await buttonOf(form, 'Settings of Note').click();
    await form.getByRole('switch', { name: 'Must be filled in' }).click();
    await form.getByRole('group', { name: 'Begins with' }).getByRole('textbox').fill('Hello');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(form);
    await expect(formOf(page, 'Add').getByLabel('Note').inputValue()).resolves.toBe('Hello');

    const details = await openSettings('One', 'Details');
    await choose(page, details, 'Collection', 'Orders');
    await page.getByText('This block is about the record of a popup.').waitFor();
    await choose(page, details, 'Which record', 'Always the same');
    await details.getByRole('combobox', { name: 'Record', exact: true }).fill('A-3');
    await openChoices(page).getByText('A-3', { exact: true }).click();
    await page.locator('.details-block').getByText('A-3', { exact: true }).waitFor();
    await close(details);
    expect(guard.findings()).toEqual([]);
  });

  it('respect what their viewer may do, on a phone and in Chinese', async () => {
    const columns = ['number', 'note'];
    const uid = await publishPage('Rights', [
      { kind: 'table', settings: { collection: 'orders', columns: [...columns, 'total'] } },
      { kind: 'form', title: 'New', settings: { collection: 'orders' } },
      { kind: 'cards', settings: { collection: 'shops' } },
      { kind: 'filter', title: 'Find', settings: { fields: [{ collection: 'shops', field: 'name' }] } },
      { kind: 'form', key: 'change', title: 'Change', settings: { collection: 'orders', mode: 'edit', source: 'chosen', record: '5' } },
    ]);
    const view = { name: 'view', fields: ['id', ...columns] };
    const role = await createRole(server, { grants: [{ collection: 'orders', actions: [view, { name: 'update', fields: ['note'] }] }] });
    const { username, password } = await createUser(server, { roles: [role] });
    const { page, guard } = await openScreen(browser, server, {
      path: `/admin/pages/${uid}`,
      account: { account: username, password },
      locale: 'zh-CN',
      viewport: { width: 375, height: 740 },
    });
    await rowsOf(page).first().waitFor();
    await page.getByText('您无权在此添加记录').waitFor();
    await expect(page.getByText('您无权查看这些记录').count()).resolves.toBe(2);
    await expect(gridOf(page).locator('thead').innerText()).resolves.not.toContain('Total');
    const change = formOf(page, 'Change');
    await change.getByLabel('Note').waitFor();
    await expect(change.getByRole('textbox').count()).resolves.toBe(1);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    // Somebody else changes the same field meanwhile.
    await change.getByLabel('Note').fill('mine');
    dataOf(await server.api('POST', 'orders:update?filterByTk=5', { token: server.root.token, body: { note: 'theirs' } }));
    await change.getByRole('button', { name: /保\s?存/ }).click();
    const conflict = page.getByRole('dialog');
    await conflict.getByText('theirs').waitFor();
    await conflict.getByRole('button', { name: '保存所选内容' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await gridOf(page).getByText('mine', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
