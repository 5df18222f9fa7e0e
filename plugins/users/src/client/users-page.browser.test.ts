import { createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type ScreenOptions,
  type TestPage,
  breakServer,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/users';

const { server, browser } = serveAdmin();
let role: string;

beforeAll(async () => {
  role = await createRole(server, { name: 'gardeners' });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const cell = (page: Page, name: string): Locator => page.getByRole('cell', { name, exact: true });
const asRoot = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });

async function rolesOf(userId: number): Promise<readonly string[]> {
  const held = await server.api('GET', `users/${userId}/roles:list`, { token: server.root.token });
  return dataOf<{ name: string }[]>(held).map(({ name }) => name);
}

async function findUser(username: string): Promise<{ readonly id: number; readonly nickname: string | null }> {
  const filter = encodeURIComponent(JSON.stringify({ username }));
  const [user] = dataOf<{ id: number; nickname: string | null }[]>(
    await server.api('GET', `users:list?filter=${filter}`, { token: server.root.token }),
  );
  if (user === undefined) throw new Error(`There is no user ${username}`);
  return user;
}

describe('the page of users', () => {
  it('says at the input what the server refuses, in the words of the form', async () => {
    const taken = await createUser(server);
    const { page } = await open();
    await buttonOf(page, 'New user').click();
    const form = page.getByRole('dialog');
    const first = await form.getByLabel('Display name').elementHandle();
    await page.waitForFunction((input) => document.activeElement === input, first);
    await form.getByLabel('Username').fill(taken.username);
    await buttonOf(form, 'Generate').click();
    await buttonOf(form, 'Create user').click();
    await form.getByText('Another record already has this value in: “Username”.').waitFor();
    await expect(form.getByLabel('Username').getAttribute('aria-invalid')).resolves.toBe('true');
    await expect(form.getByRole('alert').filter({ hasText: 'UNIQUE_CONFLICT' }).count()).resolves.toBe(0);

    const message = 'The request body does not fit: body/nickname must be shorter.';
    const refusal = { code: 'BODY_INVALID', message, details: { path: 'body/nickname', expected: 'shorter' } };
    await page.route(/users:create/, (route) => route.fulfill({ status: 400, json: { errors: [refusal] } }));
    await buttonOf(form, 'Create user').click();
    await form.getByText('The request body does not fit: “Display name” must be shorter.').waitFor();
    await expect(form.getByLabel('Display name').getAttribute('aria-invalid')).resolves.toBe('true');
  });

  it('makes a user who can sign in, changes and deletes them', async () => {
    const { page, guard } = await open();
    await buttonOf(page, 'New user').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Display name').fill('Ann Green');
    await form.getByLabel('Username').fill('ann');
    await buttonOf(form, 'Generate').click();
    const password = await form.getByLabel('Password', { exact: true }).inputValue();
    await form.getByRole('combobox', { name: 'Roles', exact: true }).click();
    await openChoices(page).getByText(role, { exact: true }).click();
    await page.keyboard.press('Escape');
    await buttonOf(form, 'Create user').click();
    await form.waitFor({ state: 'hidden' });
    await cell(page, 'Ann Green').waitFor();
    const { id } = await findUser('ann');
    await expect(rolesOf(id)).resolves.toContain(role);
    await expect(server.signIn('ann', password)).resolves.toMatch(/^eyJ/);

    await page.getByLabel('Search name, email or phone').fill('ann gr');
    await cell(page, 'root').waitFor({ state: 'detached' });
    await buttonOf(page, 'Edit Ann Green').click();
    await form.getByLabel('Display name').fill('Ann Brown');
    await buttonOf(form, 'Set a new password').click();
    await form.getByLabel('New password', { exact: true }).fill('another password');
    await buttonOf(form, 'Save').click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('Nobody fits this search').waitFor();
    await expect(server.signIn('ann', 'another password')).resolves.toMatch(/^eyJ/);

    await buttonOf(page, 'Show all users').click();
    await buttonOf(page, 'Delete Ann Brown').click();
    const confirm = page.getByRole('dialog', { name: 'Delete Ann Brown' });
    await expect(buttonOf(confirm, 'Delete user').isDisabled()).resolves.toBe(true);
    await confirm.getByLabel('Type ann to confirm').fill('ann');
    await buttonOf(confirm, 'Delete user').click();
    await cell(page, 'Ann Brown').waitFor({ state: 'detached' });
    await expect(findUser('ann')).rejects.toThrow('no user');
    expect(guard.findings()).toEqual([]);
  });

  it('does the same for people who have no mouse', async () => {
    const { page, guard } = await open();
    await pressByKeyboard(page, buttonOf(page, 'New user'));
    const form = page.getByRole('dialog');
    await form.waitFor();
    await typeByKeyboard(page, form.getByLabel('Display name'), 'Bo Keys');
    await typeByKeyboard(page, form.getByLabel('Username'), 'bo');
    await typeByKeyboard(page, form.getByLabel('Password', { exact: true }), 'a long password');
    await tabTo(page, form.getByRole('combobox', { name: 'Roles', exact: true }));
    await page.keyboard.type(role);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await pressByKeyboard(page, buttonOf(form, 'Create user'));
    await form.waitFor({ state: 'hidden' });
    await expect(rolesOf((await findUser('bo')).id)).resolves.toContain(role);

    await pressByKeyboard(page, buttonOf(page, 'Edit Bo Keys'));
    await typeByKeyboard(page, form.getByLabel('Display name'), 'Bo Tabs');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await pressByKeyboard(page, buttonOf(page, 'Delete Bo Tabs'));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('bo');
    await page.keyboard.press('Enter');
    await cell(page, 'Bo Tabs').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('keeps what it shows in the address: search, role, order and drawer', async () => {
    const { username } = await createUser(server, { username: 'cy', roles: [role] });
    const { page, guard } = await open();
    await page.getByRole('combobox', { name: 'Filter by role' }).click();
    await openChoices(page).getByText(role, { exact: true }).click();
    await cell(page, 'root').waitFor({ state: 'detached' });
    await buttonOf(page, username).click();
    await page.getByRole('dialog').waitFor();
    const { page: other } = await open({ path: PAGE + new URL(page.url()).search });
    await other.getByRole('dialog', { name: `Edit ${username}` }).waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect(cell(page, 'root').count()).resolves.toBe(0);
    await page.goto(`${PAGE}?user=987654`);
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.goto(`${PAGE}?user=abc&page=-1&sort=password&q=%3Cb%3E`);
    await page.getByText('Nobody fits this search').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows what others change, but not over what is being typed', async () => {
    const user = await createUser(server, { username: 'di' });
    const { page, guard } = await open({ path: `${PAGE}?user=${user.id}` });
    const form = page.getByRole('dialog');
    await form.getByLabel('Phone').fill('0123');
    dataOf(await asRoot(`users:update?filterByTk=${user.id}`, { nickname: 'Di from elsewhere' }));
    await page.getByRole('cell', { name: 'Di from elsewhere', exact: true, includeHidden: true }).waitFor();
    await expect(form.getByLabel('Phone').inputValue()).resolves.toBe('0123');
    await buttonOf(form, 'Save').click();
    await form.waitFor({ state: 'hidden' });
    await expect(findUser('di')).resolves.toMatchObject({ nickname: 'Di from elsewhere', phone: '0123' });
    expect(guard.findings()).toEqual([]);
  });

  it('loses nothing typed when the server refuses, fails or cannot be reached', async () => {
    const { page, context, guard } = await open({ path: `${PAGE}?user=new` });
    const form = page.getByRole('dialog');
    await buttonOf(form, 'Create user').click();
    await form.getByText('Enter a username or an email address').waitFor();
    await form.getByLabel('Display name').fill('Ed Once');
    await form.getByLabel('Username').fill('root');
    await buttonOf(form, 'Create user').click();
    await form.locator('.ant-form-item-explain-error').waitFor();
    await form.getByLabel('Username').and(page.locator(':focus')).waitFor();
    await form.getByLabel('Username').fill('ed');
    await context.setOffline(true);
    await buttonOf(form, 'Create user').click();
    await form.getByRole('alert').waitFor();
    await context.setOffline(false);
    await breakServer(page, '**/users:create');
    await buttonOf(form, 'Create user').click();
    await form.getByText('It broke.').waitFor();
    await page.unroute('**/users:create');
    await expect(form.getByLabel('Display name').inputValue()).resolves.toBe('Ed Once');
    await buttonOf(form, 'Create user').click();
    await form.waitFor({ state: 'hidden' });
    await cell(page, 'Ed Once').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
