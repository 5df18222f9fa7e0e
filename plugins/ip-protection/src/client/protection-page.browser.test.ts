import { createApiKey } from '@mortise/testing';
import {
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { callFrom, removeRules, saveRule } from '../testing/caller';

const PAGE = '/admin/settings/ip-protection';
const HERE = '127.0.0.1';
const STRANGER = '203.0.113.7';

// The browser itself calls without a proxy; the address of the others is theirs to say.
const { server, browser } = serveAdmin({ plugins: ['api-keys'], env: { TRUST_PROXY: '1' } });

afterEach(async () => {
  const { api, root } = server;
  await api('POST', 'ipRules:destroy?filterByTk=everything', { token: root.token });
  await removeRules(server);
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });

describe('the page of IP protection', () => {
  it('checks each line, shows what a rule would do, and saves it', async () => {
    await callFrom(server, 'GET users:list', { from: '198.51.100.4', token: server.root.token });
    const { page, guard } = await open();
    await page.getByText('You are calling from').getByText(HERE).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    const allowed = page.getByLabel('Allowed addresses');
    await allowed.fill(`${HERE}\n\n10.0.0.1/8\n010.0.0.1`);
    await page.getByText('Line 3: “10.0.0.1/8” begins in the middle of its range. Did you mean 10.0.0.0/8?').waitFor();
    await page.getByText('Line 4: “010.0.0.1” has leading zeros').waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await allowed.fill(`${HERE} # me\n10.0.0.0/8`);
    await page.getByText('begins in the middle').waitFor({ state: 'detached' });
    await buttonOf(page, 'Review and save').click();
    const review = page.getByRole('dialog', { name: 'What this rule would do' });
    await review.getByRole('cell', { name: '198.51.100.4' }).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(review, 'Save').click();
    await page.getByText('Saved. The rule is in force').waitFor();
    expect((await callFrom(server, 'GET app:boot', { from: STRANGER })).status).toBe(403);
    await page.getByRole('tab', { name: 'Refused calls' }).click();
    await page.getByRole('cell', { name: STRANGER }).waitFor();
    await page.getByRole('cell', { name: 'Everything, Allowed addresses: no entry fits.' }).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(page, 'Empty the log').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Empty the log' }).click();
    await page.getByText('Nobody was refused').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('asks who would lock themselves out by enforcing the rules again', async () => {
    const enforced = () => server.platform.pluginSettings.read('ip-protection').then(({ enforce }) => enforce);
    await server.platform.pluginSettings.set('ip-protection', { enforce: false });
    await saveRule(server, { deny: [HERE], force: true });
    const { page, guard } = await open({ path: '/admin/settings/plugins?plugin=ip-protection&tab=settings' });
    await page.getByRole('switch', { name: 'Refuse calls the rules do not let in' }).click();
    const save = buttonOf(page, 'Save');
    await save.click();
    const question = page.getByRole('dialog', { name: 'You would lock yourself out' });
    await question.getByText(`you could no longer call from ${HERE}`).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(question, 'Back to the settings').click();
    await page.getByRole('alert').getByText(`you could no longer call from ${HERE}`).waitFor();
    expect(await enforced()).toBe(false);
    await save.click();
    await buttonOf(question, 'Lock myself out').click();
    await page
      .getByText(/^The settings of .+ are saved$/)
      .first()
      .waitFor();
    expect(await enforced()).toBe(true);
    await server.platform.pluginSettings.set('ip-protection', {});
    expect(guard.findings(/409|403/)).toEqual([]);
  });

  it('warns who would lock themselves out, and loses nothing typed', async () => {
    const { page, guard } = await open();
    await page.getByLabel('Denied addresses').fill('127.0.0.0/8');
    await buttonOf(page, 'Review and save').click();
    const review = page.getByRole('dialog', { name: 'What this rule would do' });
    await review.getByText('You would lock yourself out').waitFor();
    await buttonOf(review, 'Lock myself out').waitFor();
    // Not the dangerous one.
    await buttonOf(review, 'Go on editing').and(page.locator(':focus')).waitFor();
    await buttonOf(review, 'Go on editing').click();
    await review.waitFor({ state: 'hidden' });
    await expect(page.getByLabel('Denied addresses').inputValue()).resolves.toBe('127.0.0.0/8');
    await saveRule(server, { deny: [STRANGER] });
    await page.getByText('Somebody else has saved this rule').waitFor();
    await expect(page.getByLabel('Denied addresses').inputValue()).resolves.toBe('127.0.0.0/8');
    await page.getByRole('tab', { name: 'Test a call' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await buttonOf(page, 'Stay').click();
    await buttonOf(page, 'Show theirs').click();
    await expect(page.getByLabel('Denied addresses').inputValue()).resolves.toBe(STRANGER);
    await page.getByRole('tab', { name: 'Test a call' }).click();
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill(STRANGER);
    await buttonOf(page, 'Test').click();
    await page.getByText('This call is refused').waitFor();
    await page.getByText(`Everything, Denied addresses: entry ${STRANGER}.`).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('ties a key to addresses, on a phone too', async () => {
    const { id } = await createApiKey(server, { name: 'Backup', role: 'root' });
    const { page, guard } = await open({ path: `${PAGE}?tab=apiKey`, viewport: { width: 390, height: 800 } });
    await page.getByText('No API key has rules of its own').waitFor();
    await buttonOf(page, 'Protect an API key').click();
    const drawer = page.getByRole('dialog', { name: 'Protect an API key' });
    await drawer.getByRole('combobox', { name: 'API key' }).click();
    await openChoices(page).getByTitle(`Backup (#${id})`).click();
    await drawer.getByLabel('Allowed addresses').fill('198.51.100.0/24');
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(drawer, 'Review and save').click();
    await buttonOf(page.getByRole('dialog', { name: 'What this rule would do' }), 'Save').click();
    await page.getByRole('button', { name: `API key Backup (#${id})`, exact: true }).waitFor();
    await drawer.waitFor({ state: 'detached' });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(page, `Remove the rule “API key Backup (#${id})”`).click();
    await page.getByRole('dialog').getByRole('textbox').fill(String(id));
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No API key has rules of its own').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is shown beside each API key, and leads to its rule', async () => {
    const { id, token } = await createApiKey(server, { role: 'root', name: 'Nightly import' });
    const { page, guard } = await open({ path: '/admin/settings/api-keys' });
    await buttonOf(page, 'Limit the addresses of "Nightly import"').click();
    const drawer = page.getByRole('dialog', { name: 'Protect an API key' });
    await drawer.getByTitle(`Nightly import (#${id})`).waitFor();
    await drawer.getByLabel('Allowed addresses').fill('203.0.113.0/24');
    await buttonOf(drawer, 'Review and save').click();
    await buttonOf(page.getByRole('dialog', { name: 'What this rule would do' }), 'Save').click();
    await drawer.waitFor({ state: 'hidden' });
    expect((await callFrom(server, 'GET users:list', { from: HERE, token })).status).toBe(403);
    await page.goto(`${server.url}/admin/settings/api-keys`);
    await buttonOf(page, 'Address rules of "Nightly import": 1').waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    await buttonOf(page, 'Address rules of "Nightly import": 1').click();
    await page.getByLabel('Allowed addresses').getByText('203.0.113.0/24').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
