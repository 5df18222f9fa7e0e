import { createCollection, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, pressByKeyboard, serveAdmin } from '@mortise/testing/browser';
import { publishPage } from '../../testing/orders-page';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });

beforeAll(async () => {
  await createCollection(server, {
    name: 'shops',
    title: 'Shops',
    fields: [{ name: 'name', type: 'string', title: 'Name' }],
  });
  await createCollection(server, {
    name: 'orders',
    title: 'Orders',
    titleField: 'number',
    fields: [
      { name: 'number', type: 'string', title: 'Number', allowNull: false },
      { name: 'note', type: 'text', title: 'Note' },
      { name: 'shop', type: 'belongsTo', target: 'shops', title: 'Shop' },
    ],
  });
  for (const name of ['North', 'South']) dataOf(await post('shops:create', { name }));
  for (const number of ['A-1', 'A-2', 'A-3']) dataOf(await post('orders:create', { number, shopId: number === 'A-2' ? 2 : 1 }));
});

describe('blocks of a page that is opened as a popup', () => {
  it('are about its record, make records that belong to it, and close it', async () => {
    const order = await publishPage(server, 'Order', [
      {
        kind: 'collections.form',
        title: 'Change',
        settings: {
          collection: 'orders',
          mode: 'edit',
          fields: [{ name: 'number', readOnly: true }, { name: 'note' }],
        },
      },
    ]);
    const adding = await publishPage(server, 'Add an order', [
      {
        kind: 'collections.form',
        title: 'Add',
        settings: {
          collection: 'orders',
          fields: [
            { name: 'number' },
            { name: 'shop', initial: '{{record.key}}', hidden: true },
            { name: 'note', initial: '{{record.name}}' },
          ],
        },
      },
    ]);
    const shop = await publishPage(server, 'Shop', [
      {
        kind: 'collections.details',
        settings: { collection: 'shops', fields: [{ name: 'name' }] },
      },
      {
        kind: 'collections.table',
        settings: {
          collection: 'orders',
          columns: ['number', 'note'],
          filter: { $and: [{ shopId: { $eq: '{{record.key}}' } }] },
          open: 'page',
          popup: { page: order, mode: 'dialog', size: 'small' },
          create: 'page',
          createPopup: { page: adding },
        },
      },
    ]);
    const shops = await publishPage(server, 'All shops', [
      {
        kind: 'collections.cards',
        settings: {
          collection: 'shops',
          open: 'page',
          popup: { page: shop, size: 'large' },
        },
      },
    ]);

    const { page, guard } = await openScreen(browser, server, {
      path: `/admin/pages/${shops}`,
    });
    await pressByKeyboard(page, buttonOf(page, 'Open North'));
    const drawer = page.getByRole('dialog', { name: 'Shop', exact: true });
    await drawer.locator('.details-block').getByText('North', { exact: true }).waitFor();
    const rows = drawer.getByRole('grid', { name: 'Orders' }).locator('tbody tr');
    await rows.nth(1).waitFor();
    await expect(rows.count()).resolves.toBe(2);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    // A new record belongs to the one the popup is about.
    await buttonOf(drawer, 'New record').click();
    const add = page.getByRole('dialog', { name: 'Add an order' });
    await add.getByLabel('Number').fill('A-4');
    await expect(add.getByLabel('Note').inputValue()).resolves.toBe('North');
    // Whoever leaves with something typed is asked.
    await add.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await buttonOf(page.getByRole('dialog', { name: 'Leave without saving?' }), 'Stay').click();
    await buttonOf(add, 'Create').click();
    await add.waitFor({ state: 'hidden' });
    await rows.filter({ hasText: 'A-4' }).waitFor();

    // A row opens the next popup, which closes once its form is saved.
    await rows.filter({ hasText: 'A-3' }).click();
    const change = page.getByRole('dialog', { name: 'Order', exact: true });
    await change.getByText('A-3', { exact: true }).waitFor();
    await change.getByLabel('Note').fill('By popup');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(change, 'Save').click();
    await change.waitFor({ state: 'hidden' });
    await rows.filter({ hasText: 'By popup' }).waitFor();

    // Opened for nothing, the page says what it is for.
    await page.goto(`/admin/pages/${shop}`);
    await page.getByText('This block is about the record of a popup.').nth(1).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('are opened about what a form has made', async () => {
    const made = await publishPage(server, 'Made', [{ kind: 'collections.details', settings: { collection: 'orders' } }]);
    const uid = await publishPage(server, 'Desk', [
      {
        kind: 'collections.form',
        title: 'Add',
        settings: { collection: 'orders', fields: [{ name: 'number' }], after: { way: 'popup', popup: { page: made, mode: 'dialog' } } },
      },
    ]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.getByLabel('Number').fill('A-9');
    await buttonOf(page, 'Create').click();
    const popup = page.getByRole('dialog', { name: 'Made', exact: true });
    await popup.locator('.details-block').getByText('A-9', { exact: true }).waitFor();
    await popup.getByRole('button', { name: 'Close' }).click();
    await popup.waitFor({ state: 'hidden' });
    await expect(page.getByLabel('Number').inputValue()).resolves.toBe('');
    expect(guard.findings()).toEqual([]);
  });
});
