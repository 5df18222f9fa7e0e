import { createApiKey, createCollection, createUser, dataOf, uniqueName } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type ScreenOptions,
  type TestPage,
  breakServer,
  buttonOf,
  copyBy,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/api-keys';

const { server, browser } = serveAdmin({ plugins: ['api-keys'] });

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
  dataOf(await server.api('POST', 'plants:create', { token: server.root.token, body: { title: 'rose' } }));
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const cell = (page: Page, name: string): Locator => page.getByRole('cell', { name, exact: true });
const issued = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `Your new key "${name}"` });
/** Root holds several roles. */
async function chooseRoot(page: Page, form: Locator): Promise<void> {
  await form.getByRole('combobox', { name: 'Role', exact: true }).click();
  await openChoices(page).getByTitle('Root', { exact: true }).click();
}
const statusOf = async (token: string): Promise<number> => (await server.api('GET', 'plants:list', { token })).status;

describe('the page of API keys', () => {
  it('makes a key, shows it once, calls with it, and ends it', async () => {
    const { page, guard } = await open();
    await buttonOf(page, 'Make your first key').click();
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.getByLabel('Name').fill('My script');
    await chooseRoot(page, form);
    await form.getByRole('combobox', { name: 'Expires' }).click();
    await openChoices(page).getByText('On a day of your choice').click();
    await form.getByLabel('Last day').fill('2099-12-31');
    await buttonOf(form, 'Make the key').click();
    const dialog = issued(page, 'My script');
    const token = await dialog.getByRole('textbox', { name: 'API key' }).inputValue();
    await expect(statusOf(token)).resolves.toBe(200);
    await dialog.getByRole('tab', { name: 'Python' }).click();
    await dialog.getByRole('region', { name: 'Call in Python' }).getByText(token).waitFor();
    await buttonOf(dialog, 'Try it now').click();
    await dialog.getByText('rose').waitFor();

    await buttonOf(dialog, 'Done').click();
    const question = page.getByRole('dialog').filter({ hasText: 'Have you kept the key?' });
    await buttonOf(question, 'Go back').click();
    await copyBy(dialog, 'Copy the key');
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toBe(token);
    await buttonOf(dialog, 'Done').click();
    await dialog.waitFor({ state: 'hidden' });
    await expect(page.content()).resolves.not.toContain(token);
    await cell(page, 'Just now').first().waitFor();
    await page.reload();
    await cell(page, 'My script').waitFor();
    await expect(page.content()).resolves.not.toContain(token);

    await buttonOf(page, 'Delete the key "My script"').click();
    const confirm = page.getByRole('dialog');
    await confirm.getByText('It has been used').waitFor();
    await confirm.getByLabel('Type My script to confirm').fill('My script');
    await buttonOf(confirm, 'Delete').click();
    await page.getByText('You have no API keys yet').waitFor();
    await expect(statusOf(token)).resolves.toBe(401);
    expect(guard.findings()).toEqual([]);
  });

  it('does the same for people who have no mouse', async () => {
    const { page, guard } = await open();
    await pressByKeyboard(page, buttonOf(page, 'New API key'));
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.waitFor();
    await typeByKeyboard(page, form.getByLabel('Name'), 'Typed');
    await tabTo(page, form.getByRole('combobox', { name: 'Role', exact: true }));
    await page.keyboard.type('Root');
    await page.keyboard.press('Enter');
    await openChoices(page).waitFor({ state: 'hidden' });
    await tabTo(page, form.getByRole('combobox', { name: 'Expires' }));
    await page.keyboard.press('ArrowDown');
    await openChoices(page).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await openChoices(page).waitFor({ state: 'hidden' });
    await pressByKeyboard(page, buttonOf(form, 'Make the key'));
    const dialog = issued(page, 'Typed');
    const copy = buttonOf(dialog, 'Copy the key');
    await tabTo(page, copy);
    await form.waitFor({ state: 'hidden' });
    // The drawer that is gone by now has not taken the focus with it.
    await copy.and(page.locator(':focus')).waitFor();
    await copyBy(dialog, 'Copy the key', (button) => pressByKeyboard(page, button));
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toMatch(/^eyJ/);
    await pressByKeyboard(page, buttonOf(dialog, 'Done'));
    await dialog.waitFor({ state: 'hidden' });
    await pressByKeyboard(page, buttonOf(page, 'Delete the key "Typed"'));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Typed');
    await page.keyboard.press('Enter');
    await cell(page, 'Typed').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('loses nothing typed, refuses nonsense, and makes one key only', async () => {
    const { page, context, guard } = await open({ path: `${PAGE}?new=1` });
    const form = page.getByRole('dialog', { name: 'New API key' });
    await buttonOf(form, 'Make the key').click();
    await form.getByText('Give the key a name.').waitFor();
    await form.getByText('Choose what the key may do.').waitFor();
    await form.getByLabel('Name').fill('Only once');
    await chooseRoot(page, form);
    await context.setOffline(true);
    await buttonOf(form, 'Make the key').click();
    await form.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await context.setOffline(false);
    await breakServer(page, '**/apiKeys:create');
    await buttonOf(form, 'Make the key').click();
    await form.getByText('It broke.').waitFor();
    await page.unroute('**/apiKeys:create');
    await expect(form.getByLabel('Name').inputValue()).resolves.toBe('Only once');
    await buttonOf(form, 'Make the key').click();
    await issued(page, 'Only once').waitFor();
    await page.keyboard.press('Escape');
    await buttonOf(page, 'Go back').waitFor();
    await buttonOf(page, 'Close without copying').click();
    await issued(page, 'Only once').waitFor({ state: 'hidden' });
    await cell(page, 'Only once').first().waitFor();
    await expect(cell(page, 'Only once').count()).resolves.toBe(1);
    expect(guard.findings()).toEqual([]);
  });

  it('shows at once which keys are made and ended elsewhere', async () => {
    const name = uniqueName('elsewhere');
    const { page, guard } = await open();
    const { id } = await createApiKey(server, { name, role: 'root' });
    await cell(page, name).waitFor();
    dataOf(await server.api('POST', `apiKeys:destroy?filterByTk=${id}`, { token: server.root.token }));
    await cell(page, name).waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('makes keys for others in the drawer of a user', async () => {
    const user = await createUser(server);
    const { page, guard } = await open({ path: `/admin/settings/users?user=${user.id}` });
    const drawer = page.getByRole('dialog').first();
    await drawer.getByText('This user has no API keys').waitFor();
    await buttonOf(drawer, 'New API key').click();
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.getByLabel('Name').fill('For a user');
    await form.getByRole('combobox', { name: 'Role', exact: true }).click();
    await openChoices(page).getByTitle('Member', { exact: true }).click();
    await buttonOf(form, 'Make the key').click();
    await issued(page, 'For a user').waitFor();
    const keys = await server.api('GET', `users/${user.id}/apiKeys:list`, { token: server.root.token });
    expect(dataOf<{ name: string }[]>(keys).map(({ name }) => name)).toEqual(['For a user']);
    expect(guard.findings()).toEqual([]);
  });
});
