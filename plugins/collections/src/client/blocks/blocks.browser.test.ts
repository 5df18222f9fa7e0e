import { createRole, createUser, dataOf } from '@mortise/testing';
import {
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  typeByKeyboard,
} from '@mortise/testing/browser';
import { choose, createOrders, formOf, orderRows, ordersGrid, publishPage } from '../../testing/orders-page';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

beforeAll(() => createOrders(server));

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
    const uid = await publishPage(server, 'Desk', [
      { kind: 'collections.filter', title: 'Find', settings: {}, span: 24 },
      {
        kind: 'collections.table',
        settings: {
          collection: 'orders',
          columns: ['number', 'total', 'shop'],
          filter: { $and: [{ ownerId: { $eq: '{{user.id}}' } }] },
          sort: ['-total'],
          open: 'select',
          targets: ['collections-details'],
        },
      },
      { kind: 'collections.details', title: 'Chosen', settings: { collection: 'orders', source: 'first', sort: ['total'] } },
      {
        kind: 'collections.form',
        title: 'Add',
        settings: { collection: 'orders', fields, after: { way: 'reset', message: 'Thank you.' } },
      },
      { kind: 'collections.cards', settings: { collection: 'orders', color: 'status', fields: ['total'], sort: ['total'] } },
    ]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await orderRows(page).nth(11).waitFor();
    await expect(orderRows(page).first().innerText()).resolves.toContain('A-12');
    const details = page.locator('.details-block');
    await details.getByText('A-1', { exact: true }).waitFor();
    const cards = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    await cards.nth(11).waitFor();
    await expect(cards.count()).resolves.toBe(12);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    // A click on a row shows the record in the details.
    await ordersGrid(page).getByText('A-7', { exact: true }).click();
    await details.getByText('A-7', { exact: true }).waitFor();
    await expect(details.getByText('South').count()).resolves.toBe(1);

    // The filter form, by keyboard, asks table and cards.
    const find = page.getByRole('search', { name: 'Find' });
    await typeByKeyboard(page, find.getByRole('textbox', { name: 'Number', exact: true }), 'A-1');
    await orderRows(page).nth(4).waitFor({ state: 'detached' });
    await expect(orderRows(page).count()).resolves.toBe(4);
    await choose(find, 'State', 'Open');
    await orderRows(page).nth(2).waitFor({ state: 'detached' });
    await cards.nth(2).waitFor({ state: 'detached' });
    await expect(cards.count()).resolves.toBe(2);
    await page.keyboard.press('Escape');
    await typeByKeyboard(page, find.getByRole('textbox', { name: 'Number', exact: true }), 'nothing');
    await page.getByText('No record matches').waitFor();
    await pressByKeyboard(page, buttonOf(find, 'Reset'));
    await orderRows(page).nth(11).waitFor();

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
    await ordersGrid(page).getByText('A-0', { exact: true }).waitFor();
    await expect(form.getByLabel('Number').inputValue()).resolves.toBe('');
    const [made] = dataOf<readonly object[]>(
      await server.api('GET', `orders:list?filter=${JSON.stringify({ number: 'A-0' })}`, { token: server.root.token }),
    );
    expect(made).toMatchObject({ ownerId: 1, status: 'open', note: 'Typed on a page', total: 5 });
    expect(guard.findings()).toEqual([]);
  });

  it('respect what their viewer may do, on a phone and in Chinese', async () => {
    const columns = ['number', 'note'];
    const uid = await publishPage(server, 'Rights', [
      { kind: 'collections.table', settings: { collection: 'orders', columns: [...columns, 'total'] } },
      { kind: 'collections.form', title: 'New', settings: { collection: 'orders' } },
      { kind: 'collections.cards', settings: { collection: 'shops' } },
      { kind: 'collections.filter', title: 'Find', settings: { fields: [{ collection: 'shops', field: 'name' }] } },
      {
        kind: 'collections.form',
        key: 'change',
        title: 'Change',
        settings: { collection: 'orders', mode: 'edit', source: 'chosen', record: '5' },
      },
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
    await orderRows(page).first().waitFor();
    await page.getByText('您无权在此添加记录').waitFor();
    await expect(page.getByText('您无权查看这些记录').count()).resolves.toBe(2);
    await expect(ordersGrid(page).locator('thead').innerText()).resolves.not.toContain('Total');
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
    await ordersGrid(page).getByText('mine', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
