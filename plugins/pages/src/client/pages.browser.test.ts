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
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const dialog = (page: Page): Locator => page.getByRole('dialog');
const menuLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true });
const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });

async function addBlock(page: Page, kind: string): Promise<Locator> {
  await buttonOf(page, 'Add a block').click();
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
  const settings = page.getByRole('dialog', { name: kind });
  await settings.waitFor();
  return settings;
}

async function close(settings: Locator): Promise<void> {
  await buttonOf(settings, 'Done').click();
  await settings.waitFor({ state: 'hidden' });
}

/** One text for everybody and one for a role. */
function textsFor(role: string, settings: object = {}): object {
  const block = (key: string, more = {}) => ({ key, kind: 'pages.markdown', span: 12, settings: { text: `For ${key}` }, ...more });
  const blocks = [block('all', { settings: { text: 'For all', ...settings } }), block('some', { roles: [role] })];
  return { tabs: [{ key: 'main', rows: [{ key: 'row', blocks }] }] };
}

async function publishPage(title: string, role: string): Promise<string> {
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title }));
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content: textsFor(role), version: 0 }));
  dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
  return uid;
}

beforeAll(async () => {
  await createCollection(server, { name: 'orders', title: 'Orders', fields: [{ name: 'total', type: 'integer', title: 'Total' }] });
  dataOf(await post('orders:create', [{ total: 40 }, { total: 2 }] as never));
});

describe('a page', () => {
  it('is made of blocks, published, and stands in the menu of others without a reload', async () => {
    const { token: _token, ...reader } = await createUser(server, { roles: ['member'] });
    const account = { account: reader.username, password: reader.password };
    const viewer = await openScreen(browser, server, { path: '/admin', account });
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/pages' });
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'New page').click();
    await dialog(page).getByLabel('Name').fill('Sales');
    await buttonOf(dialog(page), 'Create').click();
    await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    const text = await addBlock(page, 'Text');
    await text.getByLabel('Title').fill('Welcome');
    await text.getByLabel('Text in Markdown').fill('# Good *morning*\n\n<img src=x onerror="document.title=1">');
    await page.getByRole('heading', { name: 'Good morning' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(text);
    const number = await addBlock(page, 'Number');
    await number.getByRole('combobox', { name: 'Collection' }).click();
    await openChoices(page).getByText('Orders', { exact: true }).click();
    await number.getByRole('combobox', { name: 'What to show' }).click();
    await openChoices(page).getByText('Sum of a field').click();
    await number.getByRole('combobox', { name: 'Field' }).click();
    await openChoices(page).getByText('Total', { exact: true }).click();
    await page.getByText('42', { exact: true }).waitFor();
    await close(number);
    const table = await addBlock(page, 'Table');
    await table.getByRole('combobox', { name: 'Collection' }).click();
    await openChoices(page).getByText('Orders', { exact: true }).click();
    await page.getByRole('grid', { name: 'Orders' }).getByText('40').waitFor();
    await close(table);
    for (const move of ['Make narrower', 'Move up']) {
      await pressByKeyboard(page, buttonOf(page, 'Move or resize Number'));
      await page.getByRole('menuitem', { name: move, exact: true }).press('Enter');
      await page.getByRole('menuitem', { name: move, exact: true }).waitFor({ state: 'hidden' });
    }
    await page.getByText('Not saved').waitFor();
    await buttonOf(page, 'Publish').click();
    await dialog(page).getByRole('list', { name: 'Changes' }).waitFor();
    await expect(dialog(page).getByRole('listitem').allInnerTexts()).resolves.toEqual([
      expect.stringMatching(/Added\s*Number/),
      expect.stringMatching(/Added\s*Welcome/),
      expect.stringMatching(/Added\s*Table/),
    ]);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await dialog(page).getByLabel('Note for the history').fill('The first one');
    await buttonOf(dialog(page), 'Publish').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText('Published', { exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    await menuLink(viewer.page, 'Sales').click();
    await viewer.page.getByRole('heading', { name: 'Good morning' }).waitFor();
    await expect(viewer.page.locator('.page-markdown img').count()).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(viewer.page)).resolves.toEqual([]);
    expect([guard.findings(), viewer.guard.findings()]).toEqual([[], []]);
  });

  it('shows each role what is for it, also in Chinese and on a phone', async () => {
    const role = await createRole(server);
    const uid = await publishPage('Split', role);
    const user = await createUser(server, { roles: [role] });
    const other = await createUser(server, { roles: ['member'] });
    const options = { path: `/admin/pages/${uid}`, locale: 'zh-CN', viewport: { width: 375, height: 740 } };
    const seen = await openScreen(browser, server, { ...options, account: { account: user.username, password: user.password } });
    await seen.page.getByText('For some').waitFor();
    await expect(sidewaysScroll(seen.page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(seen.page)).resolves.toEqual([]);
    const { page } = await openScreen(browser, server, { ...options, account: { account: other.username, password: other.password } });
    await page.getByText('For all').waitFor();
    await expect(page.getByText('For some').count()).resolves.toBe(0);
    await expect(page.getByRole('button', { name: '编辑页面' }).count()).resolves.toBe(0);
  });

  it('keeps what was typed when somebody else was faster, and goes back in its history', async () => {
    const uid = await publishPage('Shared', 'nobody');
    const grants = { collections: [{ resource: 'orders', actions: ['view', 'create'], fields: ['id', 'total'] }] };
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: textsFor('nobody', { grants }), version: 1 }));
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await page.getByText('For all').waitFor();
    await buttonOf(page, 'Settings of Text').first().click();
    const settings = page.getByRole('dialog', { name: 'Text' });
    await settings.getByLabel('Text in Markdown').fill('Mine');
    await close(settings);
    await menuLink(page, 'Start page').click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await buttonOf(dialog(page), 'Stay').click();
    const theirs = { tabs: [{ key: 'main', rows: [] }] };
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: theirs, version: 2 }));
    await buttonOf(page, 'Save draft').click();
    await page.getByText('Somebody else has changed this draft').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByText('Mine', { exact: true }).waitFor();
    await page.getByText('What your draft has otherwise than theirs').waitFor();
    await buttonOf(page, 'Go on with mine').click();
    await page.getByText('Draft, not published').waitFor();
    await buttonOf(page, 'Publish').click();
    await dialog(page).getByText('May now: view and create records of “orders”, only the fields id and total').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(dialog(page), 'Publish').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText('Published', { exact: true }).waitFor();

    await page.goto('/admin/settings/pages');
    await buttonOf(page, 'History of Shared').click();
    await buttonOf(dialog(page), 'What changed in revision 2').click();
    await dialog(page).getByText('Changed', { exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(dialog(page), 'Make revision 1 the draft').click();
    await page.getByText('For all').waitFor();
    await page.getByText('Draft, not published').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('says of one that is not published what is missing, and leads authors on', async () => {
    const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title: 'Begun' }));
    const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.getByText('Nothing is published here yet').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Edit page').click();
    await page.getByRole('heading', { level: 1, name: 'Begun' }).waitFor();
    await buttonOf(page, 'Leave the editor').click();
    await page.getByText('Nothing is published here yet').waitFor();
    const user = await createUser(server, { roles: ['member'] });
    const account = { account: user.username, password: user.password };
    const { page: other } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account });
    await other.getByText('There is no such page for you').waitFor();
    await expect(buttonOf(other, 'Edit page').count()).resolves.toBe(0);
  });

  it('stands on the start page before the data, as in the menu, however late its plugin comes', async () => {
    const uid = await publishPage('First', 'nobody');
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings' });
    const data = page.waitForResponse(/\/plugins\/collections\/[^/]+\/[^/]+\.js$/);
    await page.route(/\/plugins\/pages\/[^/]+\/[^/]+\.js$/, async (route) => {
      await (await data).finished();
      await route.continue();
    });
    await page.goto('/admin');
    const groups = page.getByRole('main').getByRole('heading', { level: 2 });
    await groups.filter({ hasText: /^Pages$/ }).waitFor();
    await groups.filter({ hasText: /^Data$/ }).waitFor();
    const titles = await groups.allTextContents();
    expect(titles.filter((title) => title === 'Pages' || title === 'Data')).toEqual(['Pages', 'Data']);
    dataOf(await post(`uiPages:destroy/${uid}`));
    expect(guard.findings()).toEqual([]);
  });

  it('has a draft that nothing throws away without a question', async () => {
    const uid = await publishPage('Kept', 'nobody');
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs: [{ key: 'main', rows: [] }] }, version: 1 }));
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/pages' });
    const question = page.getByRole('dialog', { name: 'Discard the draft?' });
    await buttonOf(page, 'History of Kept').click();
    await expect(page.locator('th').allInnerTexts()).resolves.toEqual(['Name', 'State', 'Shown to', 'Actions']);
    await buttonOf(dialog(page), 'Make revision 1 the draft').click();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(question, 'Keep the draft').click();
    await question.waitFor({ state: 'hidden' });
    await page.goto(`/admin/pages/${uid}?edit=1`);
    await page.getByText('Draft, not published').waitFor();
    await buttonOf(page, 'Discard draft').click();
    await buttonOf(question, 'Keep the draft').click();
    await question.waitFor({ state: 'hidden' });
    await page.getByText('Draft, not published').waitFor();
    await buttonOf(page, 'Discard draft').click();
    await buttonOf(question, 'Discard draft').click();
    await page.getByText('Published', { exact: true }).waitFor();
    dataOf(await post(`uiPages:destroy/${uid}`));
    expect(guard.findings()).toEqual([]);
  });

  it('has an icon, and may stay out of the menu, alone or with its group', async () => {
    const uid = await publishPage('Marked', 'nobody');
    const group = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'group', title: 'Apart' })).uid;
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/pages' });
    await buttonOf(page, 'Change Marked').click();
    await dialog(page).getByRole('combobox', { name: 'Icon' }).fill('Truck');
    await openChoices(page).getByText('Truck', { exact: true }).click();
    await dialog(page).getByRole('combobox', { name: 'Group' }).click();
    await openChoices(page).getByText('Apart', { exact: true }).click();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(dialog(page), 'Save').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('list', { name: 'Apart' }).locator('.anticon-truck').waitFor();
    await buttonOf(page, 'Change Apart').click();
    await dialog(page).getByRole('checkbox', { name: 'Not in the menu, nor what is in it' }).check();
    await buttonOf(dialog(page), 'Save').click();
    await menuLink(page, 'Marked').waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /Apart/ }).getByText('Not in the menu', { exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    dataOf(await post(`uiPages:destroy/${uid}`));
    dataOf(await post(`uiPages:destroy/${group}`));
    expect(guard.findings()).toEqual([]);
  });
});
