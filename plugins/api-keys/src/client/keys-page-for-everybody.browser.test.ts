import { createApiKey, createCollection, createRole, createUser } from '@mortise/testing';
import {
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  breakServer,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
  sidewaysScroll,
  signInByTyping,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/api-keys';

const { server, browser } = serveAdmin({ plugins: ['api-keys'] });

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

describe('the page of API keys for everybody', () => {
  it('has no faults of accessibility from the first key to the last', async () => {
    const { page, guard } = await open();
    await page.getByText('You have no API keys yet').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'New API key').click();
    const form = page.getByRole('dialog', { name: 'New API key' });
    await buttonOf(form, 'Make the key').click();
    await form.getByText('Give the key a name.').waitFor();
    await form.getByRole('combobox', { name: 'Expires' }).click();
    await openChoices(page).waitFor();
    await expectNoFaults(page);
    await openChoices(page).getByText('Never', { exact: true }).click();
    await form.getByLabel('Name').fill('For axe');
    await form.getByRole('combobox', { name: 'Role', exact: true }).click();
    await openChoices(page).getByTitle('Root', { exact: true }).click();
    await form.getByText('Whoever finds this key').waitFor();
    await expectNoFaults(page);
    await buttonOf(form, 'Make the key').click();
    const dialog = page.getByRole('dialog', { name: 'Your new key "For axe"' });
    await dialog.getByRole('tab', { name: 'curl' }).waitFor();
    await expectNoFaults(page);
    await buttonOf(dialog, 'Done').click();
    await buttonOf(page, 'Go back').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Close without copying').click();
    await page.getByText('Never expires').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Delete the key "For axe"').click();
    await page.getByRole('dialog').getByText('It has never been used.').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none where the server fails', async () => {
    const { page, guard } = await open();
    await breakServer(page, '**/apiKeys:list*');
    await page.reload();
    await page.getByText('It broke.').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese and fits a phone', async () => {
    await createApiKey(server, { name: 'A key with a name that is rather long for the window of a phone', role: 'root' });
    const { page, guard } = await open({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: 'API 密钥' }).waitFor();
    await page.getByRole('cell', { name: /^A key with a name/ }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.goto(`${PAGE}?new=1`);
    await page.getByRole('dialog').getByRole('textbox').first().fill('手机');
    await page.getByRole('dialog').getByRole('combobox').first().click();
    await openChoices(page).getByTitle('Root', { exact: true }).click();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.getByRole('dialog').locator('button[type=submit]').click();
    await page.getByRole('dialog', { name: /手机/ }).getByRole('tab').first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('shows people their own keys, roles and collections, and nobody else’s', async () => {
    const hidden = await createRole(server, { name: 'hidden-role' });
    await createApiKey(server, { name: 'the key of root', role: 'root' });
    await createCollection(server, { name: 'vault', title: 'Vault' });
    const makers = await createRole(server, { grants: [{ collection: 'plants' }], snippets: ['pm.api-keys.configuration'] });
    const { username, password } = await createUser(server, { roles: [makers] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, { account: username, password });
    await page.goto(`${PAGE}?new=1`);
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.getByLabel('Name').fill('Mine');
    await buttonOf(form, 'Make the key').click();
    const dialog = page.getByRole('dialog', { name: 'Your new key "Mine"' });
    await dialog.getByRole('combobox', { name: 'Collection to read' }).click();
    await openChoices(page).getByTitle('Plants').waitFor();
    await expect(openChoices(page).getByTitle('Vault').count()).resolves.toBe(0);
    const told = await answers.text();
    for (const secret of [hidden, 'the key of root', 'vault', 'root@example.test']) expect(told).not.toContain(secret);
    expect(guard.findings()).toEqual([]);
  });

  it('is no page to a member, and asks for no key', async () => {
    const { username, password } = await createUser(server, { roles: ['member'] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, { account: username, password });
    await page.goto(PAGE);
    await page.getByText('There is no page at this address').waitFor();
    expect(answers.paths.filter((path) => path.includes('apiKeys'))).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });
});
