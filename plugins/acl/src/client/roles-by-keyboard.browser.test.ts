import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/roles';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  const fields = ['Title', 'Secret'].map((title) => ({ name: title.toLowerCase(), type: 'string', title }));
  await createCollection(server, { name: 'plants', title: 'Plants', fields });
  const token = server.root.token;
  for (const title of ['rose', 'oak']) dataOf(await server.api('POST', 'plants:create', { token, body: { title, secret: 'roots' } }));
});

const open = (path: string) => openScreen(browser, server, { path });
const focused = (page: Page, target: Locator): Promise<void> => target.and(page.locator(':focus')).waitFor();

/** Opens a menu and takes one of its entries. */
async function chooseInMenu(page: Page, button: Locator, entry: string): Promise<void> {
  await pressByKeyboard(page, button);
  const wanted = page.getByRole('menuitem', { name: entry });
  await page.getByRole('menuitem').and(page.locator(':focus')).waitFor();
  for (let step = 0; step < 8 && (await wanted.and(page.locator(':focus')).count()) === 0; step += 1) {
    await page.keyboard.press('ArrowDown');
    // The menu moves the focus with the next frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  }
  await focused(page, wanted);
  await page.keyboard.press('Enter');
}

describe('permissions on one collection, without a mouse', () => {
  it('are limited to some rows and fields', async () => {
    const role = await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants', actions: ['view'] }] });
    const user = await createUser(server, { roles: [role] });
    const { page, guard } = await open(`${PAGE}?role=${role}`);
    const opener = buttonOf(page, 'Plants: fields and conditions');
    await pressByKeyboard(page, opener);
    const drawer = page.getByRole('dialog');
    const view = drawer.getByRole('region', { name: 'View' });
    // Until then the Tab key goes on along the page behind.
    await view.waitFor();
    await tabTo(page, view.getByRole('radio', { name: 'All records' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await focused(page, view.getByRole('radio', { name: 'Records that meet a condition' }));
    await tabTo(page, view.getByRole('combobox', { name: 'Field', exact: true }));
    await page.keyboard.type('Title');
    await page.keyboard.press('Enter');
    await typeByKeyboard(page, view.getByRole('textbox', { name: 'Value' }), 'rose');
    await tabTo(page, view.getByRole('checkbox', { name: /^All fields/ }));
    await page.keyboard.press('Space');
    await tabTo(page, view.getByRole('checkbox', { name: /^Secret/ }));
    await page.keyboard.press('Space');
    await pressByKeyboard(page, buttonOf(drawer, 'Save'));
    await drawer.waitFor({ state: 'hidden' });
    await focused(page, opener);
    const [plant, ...others] = dataOf<Record<string, unknown>[]>(await server.api('GET', 'plants:list', { token: user.token }));
    expect(others).toEqual([]);
    expect(plant).toMatchObject({ title: 'rose' });
    expect(plant).not.toHaveProperty('secret');
    expect(guard.findings()).toEqual([]);
  });

  it('are asked about before they are thrown away', async () => {
    const role = await createRole(server, { name: 'visitors', grants: [{ collection: 'plants', actions: ['view'] }] });
    const { page, guard } = await open(`${PAGE}?role=${role}`);
    await chooseInMenu(page, page.getByRole('button', { name: /, View, Plants$/ }), 'Fields and conditions…');
    const drawer = page.getByRole('dialog', { name: /permissions on Plants/ });
    const view = drawer.getByRole('region', { name: 'View' });
    await tabTo(page, view.getByRole('radio', { name: 'All records' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.waitFor();
    await pressByKeyboard(page, buttonOf(question, 'Stay'));
    await question.waitFor({ state: 'hidden' });
    await focused(page, view.getByRole('radio', { checked: true }));
    await page.keyboard.press('Escape');
    await pressByKeyboard(page, buttonOf(question, 'Leave without saving'));
    await drawer.waitFor({ state: 'hidden' });
    expect(guard.findings()).toEqual([]);
  });
});

describe('the matrix of permissions, without a mouse', () => {
  it('changes the default, takes a preset, and gives the role to somebody', async () => {
    const role = await createRole(server, { name: 'helpers' });
    const ann = await createUser(server, { username: 'ann', roles: [] });
    const { page, guard } = await open(`${PAGE}?role=${role}`);
    await chooseInMenu(page, page.getByRole('button', { name: /View.*[Dd]efault|[Dd]efault.*View/ }).first(), 'All records');
    await chooseInMenu(page, buttonOf(page, 'Default: rules for Plants'), 'Full access');
    await buttonOf(page, 'Own rules: rules for Plants').and(page.locator(':focus')).waitFor();
    await page.getByText('2 changes are not saved').waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Save'));
    await page.getByText(`Permissions of “${role}” are saved`).first().waitFor();
    // The whole page is one round of the Tab key.
    await tabTo(page, page.getByRole('tab', { name: 'Permissions' }));
    await page.keyboard.press('End');
    await focused(page, page.getByRole('tab', { name: 'Users' }));
    await page.keyboard.press('Enter');
    await typeByKeyboard(page, page.getByLabel('Search all users by name'), 'ann');
    await pressByKeyboard(page, buttonOf(page, 'Give role to ann'));
    await buttonOf(page, 'Remove role from ann').waitFor();
    const created = await server.api('POST', 'plants:create', { token: ann.token, body: { title: 'ivy' } });
    expect(created.status).toBeLessThan(300);
    await pressByKeyboard(page, buttonOf(page, 'Remove role from ann'));
    await buttonOf(page, 'Give role to ann').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
