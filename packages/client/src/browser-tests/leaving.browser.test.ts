import { createCollection, createUser, dataOf, uniqueName } from '@mortise/testing';
import { type Account, type Locator, type Page, type TestPage, openScreen, serveAdmin, signInByRequest } from '@mortise/testing/browser';

const { server, browser } = serveAdmin();

const question = (page: Page): Locator => page.getByRole('dialog', { name: 'Leave without saving?' });

async function answer(page: Page, text: string): Promise<void> {
  await question(page).getByRole('button', { name: text, exact: true }).click();
  await question(page).waitFor({ state: 'detached' });
}

/** Somebody at an address from which the browser's forward button leads to the start page. */
async function visit(path: string, account: Account = server.root): Promise<TestPage> {
  const opened = await openScreen(browser, server, { path: `/admin${path}`, account });
  // What is open lies over it.
  await opened.page.locator('.admin-brand').dispatchEvent('click');
  await opened.page.waitForURL(/\/admin\/?$/);
  await opened.page.evaluate('history.back()');
  return opened;
}

const goForward = (page: Page): Promise<unknown> => page.evaluate('history.forward()');

interface Place {
  readonly path: string;
  field(page: Page): Locator;
}

let collection: string;
let record: number;
beforeAll(async () => {
  const { api, root } = server;
  collection = await createCollection(server);
  ({ id: record } = dataOf<{ id: number }>(await api('POST', `${collection}:create`, { token: root.token, body: { title: 'Milk' } })));
});

const PLACES: Readonly<Record<string, () => Place>> = {
  'a drawer with a form': () => ({ path: '?account=profile', field: (page) => page.getByLabel('Display name') }),
  'a record': () => ({ path: `/data/${collection}?record=${record}`, field: (page) => page.getByRole('dialog').getByLabel('title') }),
  'a new collection': () => ({
    path: '/settings/collections?new=1',
    field: (page) => page.getByRole('dialog').getByRole('textbox', { name: 'Title', exact: true }),
  }),
  'the settings of a collection': () => ({
    path: `/settings/collections?collection=${collection}&tab=settings`,
    field: (page) => page.getByLabel('Description', { exact: true }),
  }),
  'the system settings': () => ({ path: '/settings/system', field: (page) => page.getByRole('textbox', { name: 'Name', exact: true }) }),
};

describe.each(Object.entries(PLACES))('what was typed into %s', (_name, placeOf) => {
  it('is not lost by a step in the history without a question', async () => {
    const { path, field } = placeOf();
    const { page, guard } = await visit(path);
    await field(page).pressSequentially(' and more');
    const typed = await field(page).inputValue();
    await goForward(page);
    await question(page).waitFor();
    await answer(page, 'Stay');
    await expect(field(page).inputValue()).resolves.toBe(typed);
    await goForward(page);
    await answer(page, 'Leave without saving');
    await page.waitForURL(/\/admin\/?$/);
    expect(guard.findings()).toEqual([]);
  });

  it('is not lost by loading the page anew without a question', async () => {
    const { path, field } = placeOf();
    const { page } = await visit(path);
    await field(page).pressSequentially(' and more');
    const asked = page.waitForEvent('dialog');
    await page.evaluate('void setTimeout(() => location.reload())');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(field(page).inputValue()).resolves.toContain(' and more');
  });
});

it('what was typed into a cell is saved when the page is left by a step in the history', async () => {
  const { page, guard } = await visit(`/data/${collection}`);
  await page.getByRole('gridcell', { name: 'Milk', exact: true }).dblclick();
  const cell = page.getByRole('textbox', { name: 'title' });
  await cell.fill('Butter');
  const saved = page.waitForResponse((response) => response.url().includes(`${collection}:update`) && response.ok());
  await goForward(page);
  await page.waitForURL(/\/admin\/?$/);
  await saved;
  expect(guard.findings()).toEqual([]);
});

it('conditions of a filter that was not applied are not lost by closing it without a question', async () => {
  const { page, guard } = await visit(`/data/${collection}?panel=filter`);
  const filter = page.getByRole('dialog', { name: 'Filter records' });
  await filter.getByLabel('Value').fill('Milk');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(filter.getByLabel('Value').inputValue()).resolves.toBe('Milk');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Throw away' }).click();
  await filter.waitFor({ state: 'hidden' });
  expect(guard.findings()).toEqual([]);
});

describe('the back button closes what was opened by a press:', () => {
  it.each([
    ['a new collection', '/settings/collections', 'Create collection'],
    ['a new field', '/settings/collections?collection=', 'Add field'],
  ])('%s', async (_name, path, button) => {
    const { page, guard } = await openScreen(browser, server, { path: `/admin${path}${path.endsWith('=') ? collection : ''}` });
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog', { name: button }).waitFor();
    await page.evaluate('history.back()');
    await page.getByRole('dialog', { name: button }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});

describe('what was closed is opened by no step back:', () => {
  const isAt = (page: Page, path: string): Promise<void> => page.waitForURL((url) => `${url.pathname}${url.search}` === `/admin${path}`);
  const drawers = (page: Page): Locator => page.getByRole('dialog');

  it.each([
    ['a new user', '/settings/users', 'New user'],
    ['the new collection', '/settings/collections', 'Create collection'],
    ['a plugin', '/settings/plugins', 'Access control'],
    ['a filter', '/data/', 'Filter'],
  ])('%s', async (_name, begin, opener) => {
    const path = begin.endsWith('/') ? `${begin}${collection}` : begin;
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/system' });
    await page.evaluate(`history.pushState({}, '', '/admin${path}'); void location.reload()`);
    await page.getByRole('heading', { level: 1, name: 'System settings' }).waitFor({ state: 'detached' });
    const button = page
      .getByRole('button', { name: opener, exact: true })
      .or(page.getByRole('link', { name: opener, exact: true }))
      .first();
    // Twice, since the second opening begins where the first was closed.
    for (const _time of [1, 2]) {
      await button.click();
      await drawers(page).getByRole('button', { name: 'Close' }).click();
      await drawers(page).waitFor({ state: 'detached' });
      await isAt(page, path);
    }
    await page.evaluate('history.back()');
    await isAt(page, '/settings/system');
    expect(guard.findings()).toEqual([]);
  });

  it('a collection that was made', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/collections' });
    await page.getByRole('button', { name: 'Create collection', exact: true }).click();
    await drawers(page).getByRole('textbox', { name: 'Title', exact: true }).fill(uniqueName('Books'));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await drawers(page).getByRole('button', { name: 'Create collection' }).click();
    await page.waitForURL(/\/data\//);
    await page.evaluate('history.back()');
    await isAt(page, '/settings/collections');
    await expect(drawers(page).count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });
});

describe('unsaved work', () => {
  it('keeps nobody on the page once it is saved', async () => {
    const { page, guard } = await visit('/settings/system');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill(uniqueName('Works'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The settings are saved').waitFor();
    await page.getByRole('link', { name: 'Plugins', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Plugins' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is asked about before its author signs out', async () => {
    const user = await createUser(server, { roles: ['root'] });
    const account = { account: user.username, password: user.password };
    const { page, guard } = await visit('/settings/system', account);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Never to be seen');
    const signOut = async (): Promise<void> => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await signOut();
    await answer(page, 'Stay');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).resolves.toBe('Never to be seen');
    await signOut();
    await question(page).getByRole('button', { name: 'Leave without saving' }).click();
    await page.locator('#account').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('does not keep a page open for somebody else who signs in with this browser', async () => {
    const other = await createUser(server, { roles: ['root'] });
    const { page, context, guard } = await visit('/settings/system');
    await page.getByRole('textbox', { name: 'Name', exact: true }).pressSequentially(' of mine');
    const tab = await context.newPage();
    await signInByRequest(context, server.url, { account: other.username, password: other.password });
    await tab.goto('/admin');
    await tab.evaluate(`new BroadcastChannel('mortise.session').postMessage(undefined)`);
    await page.getByRole('button', { name: `Account of ${other.username}` }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
