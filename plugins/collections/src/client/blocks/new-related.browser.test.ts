import { createRole, createUser, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, pressByKeyboard, serveAdmin } from '@mortise/testing/browser';
import { createOrders, draftPage, formOf, publishPage } from '../../testing/orders-page';

const { server, browser } = serveAdmin({ plugins: ['pages'] });
const form = { collection: 'orders', fields: [{ name: 'number' }, { name: 'shop', adding: true }], after: { way: 'reset' } };

beforeAll(() => createOrders(server));

describe('a relation in a form', () => {
  it('is led to a record that is made there and then', async () => {
    const uid = await publishPage(server, 'Desk', [{ kind: 'collections.form', title: 'Add', settings: form }]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    const add = formOf(page, 'Add');
    await add.getByLabel('Number').fill('A-77');
    await pressByKeyboard(page, buttonOf(add, 'New: Shops'));
    const drawer = page.getByRole('dialog', { name: 'New record' });
    await drawer.getByLabel('Name').fill('East');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    // What was typed is not lost by closing it.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await buttonOf(drawer, 'Create').click();
    await drawer.waitFor({ state: 'hidden' });
    await add.getByText('East', { exact: true }).waitFor();
    await expect(add.getByLabel('Number').inputValue()).resolves.toBe('A-77');
    await buttonOf(add, 'Create').click();
    await add.getByText('East', { exact: true }).waitFor({ state: 'hidden' });
    const query = `filter=${JSON.stringify({ number: 'A-77' })}&appends=shop`;
    const [made] = dataOf<readonly object[]>(await server.api('GET', `orders:list?${query}`, { token: server.root.token }));
    expect(made).toMatchObject({ shop: { name: 'East' } });
    expect(guard.findings()).toEqual([]);
  });

  it('offers that only to whoever may make such records', async () => {
    const uid = await publishPage(server, 'Guarded', [{ kind: 'collections.form', title: 'Add', settings: form }]);
    const role = await createRole(server, {
      grants: [
        { collection: 'orders', actions: [{ name: 'create' }, { name: 'view' }] },
        { collection: 'shops', actions: [{ name: 'view' }] },
      ],
    });
    const { username, password } = await createUser(server, { roles: [role] });
    const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account: { account: username, password } });
    await formOf(page, 'Add').getByLabel('Number').waitFor();
    await expect(page.getByRole('button', { name: 'New: Shops' }).count()).resolves.toBe(0);
  });

  it('is set up so in the editor', async () => {
    const settings = { ...form, fields: [{ name: 'shop' }] };
    const uid = await draftPage(server, 'Drafted', [{ kind: 'collections.form', title: 'Add', settings }]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await buttonOf(page, 'Settings of Add').click();
    await buttonOf(page, 'Settings of Shop').click();
    await page.getByRole('switch', { name: 'New records can be made here' }).click();
    await buttonOf(formOf(page, 'Add'), 'New: Shops').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
