import { createCollection, createRole, createUser, dataOf, uniqueName } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type ScreenOptions,
  type TestPage,
  breakServer,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  signInByTyping,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/roles';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  const fields = ['Title', 'Secret'].map((title) => ({ name: title.toLowerCase(), type: 'string', title }));
  await createCollection(server, { name: 'plants', title: 'Plants', fields });
  for (const title of ['rose', 'oak']) dataOf(await asRoot('plants:create', { title, secret: `${title} roots` }));
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const asRoot = (path: string, body?: unknown) =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name, exact: true });
const said = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

async function snippetsOf(role: string): Promise<readonly string[] | null> {
  const answer = await server.api('GET', `roles:get?filterByTk=${role}`, { token: server.root.token });
  return dataOf<{ snippets: readonly string[] | null }>(answer).snippets;
}

async function seenPlants(token: string): Promise<readonly Record<string, unknown>[]> {
  return dataOf(await server.api('GET', 'plants:list?sort=id', { token }));
}

describe('the page of roles', () => {
  it('makes a role, limits it to some rows and fields, and gives it to somebody', async () => {
    const ann = await createUser(server, { username: 'ann', roles: [] });
    const { page, guard } = await open();
    await buttonOf(page, 'New role').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Title').fill('Gardeners');
    await buttonOf(form, 'Create role').click();
    await heading(page, 'Gardeners').waitFor();

    await buttonOf(page, 'Default: rules for Plants').click();
    await page.getByRole('menuitem', { name: 'View only' }).click();
    await buttonOf(page, 'Save').click();
    await said(page, 'Permissions of “Gardeners” are saved');
    await buttonOf(page, 'Plants: fields and conditions').click();
    const view = form.getByRole('region', { name: 'View' });
    await view.getByRole('radio', { name: 'Records that meet a condition' }).click();
    await view.getByRole('textbox', { name: 'Value' }).fill('rose');
    await view.getByRole('checkbox', { name: /^All fields/ }).click();
    await view.getByRole('checkbox', { name: /^Secret/ }).click();
    await form.getByText('Whoever acts as “Gardeners” can view records that meet a condition').waitFor();
    await buttonOf(form, 'Save').click();
    await form.waitFor({ state: 'hidden' });

    await page.getByRole('tab', { name: 'Users' }).click();
    await page.getByLabel('Search all users by name').fill('ann');
    await buttonOf(page, 'Give role to ann').click();
    await buttonOf(page, 'Remove role from ann').waitFor();
    const [plant, ...others] = await seenPlants(ann.token);
    expect(others).toEqual([]);
    expect(plant).toMatchObject({ title: 'rose' });
    expect(plant).not.toHaveProperty('secret');
    expect(guard.findings()).toEqual([]);
  });

  it('switches administrative rights, and says what is lost before it deletes', async () => {
    const role = await createRole(server, { name: uniqueName('clerks') });
    await createUser(server, { roles: [role] });
    const { page, guard } = await open({ path: `${PAGE}?role=${role}&tab=administration` });
    const users = page.getByRole('switch', { name: 'Users' });
    await users.click();
    await page.getByRole('switch', { name: 'Users', checked: true }).waitFor();
    await expect(snippetsOf(role)).resolves.toEqual(['pm.users']);
    await page.getByLabel('A right of another plugin').fill('pm.reports');
    await buttonOf(page, 'Give').click();
    await page.getByRole('switch', { name: 'pm.reports', checked: true }).waitFor();

    await buttonOf(page, 'Delete').click();
    const dialog = page.getByRole('dialog', { name: `Delete role “${role}”` });
    await dialog.getByText('1 user loses it.').waitFor();
    await dialog.getByText('it is the only role').waitFor();
    await dialog.getByLabel(`Type ${role} to confirm`).fill(role);
    await buttonOf(dialog, 'Delete role').click();
    await dialog.waitFor({ state: 'hidden' });
    await expect(heading(page, role).count()).resolves.toBe(0);
    expect((await server.api('GET', `roles:get?filterByTk=${role}`, { token: server.root.token })).status).toBe(404);
    expect(guard.findings()).toEqual([]);
  });

  it('does the same for people who have no mouse', async () => {
    const { page, guard } = await open();
    await pressByKeyboard(page, buttonOf(page, 'New role'));
    const form = page.getByRole('dialog');
    await form.waitFor();
    await typeByKeyboard(page, form.getByLabel('Title'), 'Keyboard people');
    await page.keyboard.press('Enter');
    await heading(page, 'Keyboard people').waitFor();
    await form.waitFor({ state: 'hidden' });

    await typeByKeyboard(page, page.getByLabel('Search collections'), 'plants');
    const cell = page.getByRole('button', { name: /, View, Plants$/ });
    await pressByKeyboard(page, cell);
    await page.getByRole('menuitem').and(page.locator(':focus')).first().waitFor();
    await page.keyboard.press('Home');
    await page.getByRole('menuitem', { name: 'All records' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await cell.and(page.locator(':focus')).waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Save'));
    await said(page, 'Permissions of “Keyboard people” are saved');

    await page.keyboard.press('Home');
    await tabTo(page, page.getByRole('tab', { name: 'Permissions' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const right = page.getByRole('switch', { name: 'System settings' });
    await tabTo(page, right);
    await page.keyboard.press('Space');
    await page.getByRole('switch', { name: 'System settings', checked: true }).waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Delete'));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Keyboard people');
    await page.keyboard.press('Enter');
    await heading(page, 'Keyboard people').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });
});

describe('changes to permissions', () => {
  it('stay when they cannot be saved, and are saved later', async () => {
    const role = await createRole(server);
    const { page, context, guard } = await open({ path: `${PAGE}?role=${role}` });
    await buttonOf(page, 'Default: rules for Plants').click();
    await page.getByRole('menuitem', { name: 'Full access' }).click();
    await breakServer(page, '**/resources:create');
    await buttonOf(page, 'Save').click();
    await said(page, 'It broke.');
    await page.unroute('**/resources:create');
    await context.setOffline(true);
    await buttonOf(page, 'Save').click();
    await said(page, 'Check the connection');
    await context.setOffline(false);
    await page.getByText('1 change is not saved').waitFor();
    await buttonOf(page, 'Save').click();
    await said(page, `Permissions of “${role}” are saved`);
    await page.getByText('1 change is not saved').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('are asked about before somebody leaves, and outlive what others change', async () => {
    const role = await createRole(server);
    const { page, guard } = await open({ path: `${PAGE}?role=${role}` });
    await buttonOf(page, 'Default: rules for Plants').click();
    await page.getByRole('menuitem', { name: 'No access' }).click();
    await createCollection(server, { name: uniqueName('trees'), title: 'Trees from elsewhere' });
    await buttonOf(page, 'Trees from elsewhere: fields and conditions').waitFor();
    dataOf(await asRoot(`roles:update?filterByTk=${role}`, { description: 'Told elsewhere' }));
    await page.getByText('Told elsewhere').waitFor();
    await page.getByRole('link', { name: /^Member/ }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await buttonOf(question, 'Stay').click();
    await page.getByText('1 change is not saved').waitFor();
    await page.getByRole('link', { name: /^Member/ }).click();
    await buttonOf(question, 'Leave without saving').click();
    await heading(page, 'Member').waitFor();
    await page.goBack();
    await heading(page, role).waitFor();
    dataOf(await asRoot(`roles:destroy?filterByTk=${role}`));
    await page.getByText('There is no such role').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('do not lock people out unawares', async () => {
    const role = await createRole(server, { snippets: ['pm.acl.roles'] });
    const { username, password } = await createUser(server, { roles: [role] });
    const { page, guard } = await browser.open(server);
    await signInByTyping(page, { account: username, password });
    await page.goto(`${PAGE}?role=${role}&tab=administration`);
    const right = page.getByRole('switch', { name: 'Roles and permissions' });
    await right.click();
    await buttonOf(page.getByRole('dialog'), 'Cancel').click();
    await expect(snippetsOf(role)).resolves.toEqual(['pm.acl.roles']);
    await right.click();
    await buttonOf(page.getByRole('dialog'), 'Take it away').click();
    await page.getByText('There is no page at this address').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});

it('keeps the chosen one of many roles in view, and finds one by its title', async () => {
  const last = 'Zoo keepers of all the animals in the northern and in the southern houses';
  const titles = [...Array.from({ length: 29 }, (_, index) => `Keepers ${index + 1}`), last];
  for (const title of titles) dataOf(await asRoot('roles:create', { title }));
  const { page, guard } = await open();
  const list = page.getByRole('navigation', { name: 'Roles', exact: true });
  await list.getByRole('link', { name: last }).click();
  await heading(page, last).waitFor();
  await expect(heading(page, last).evaluate((shown) => shown.getBoundingClientRect().top < window.innerHeight / 2)).resolves.toBe(true);
  await expect(list.evaluate((shown) => shown.getBoundingClientRect().width)).resolves.toBeLessThanOrEqual(200);
  await list.getByRole('searchbox', { name: 'Search roles' }).fill('keepers 7');
  await list.getByRole('link', { name: 'Keepers 17' }).waitFor({ state: 'detached' });
  await expect(list.getByRole('link').count()).resolves.toBe(1);
  await list.getByRole('searchbox', { name: 'Search roles' }).fill('nobody');
  await list.getByText('No role is called that.').waitFor();
  expect(guard.findings()).toEqual([]);
});
