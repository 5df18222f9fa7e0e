import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  signInByTyping,
  typeByKeyboard,
} from '@mortise/testing/browser';
import { COLLECTIONS_PAGE, PHONE, button, visitCollections } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

const faults = accessibilityFaultsInBothThemes;
const visit = (query = '', options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, query, options);
const asRoot = (path: string, body?: unknown) =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

describe('the list of collections', () => {
  it('teaches the first step where there are none', async () => {
    const { page, guard } = await visit();
    await page.getByText('No collections yet').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(page, 'Create collection').click();
    await page.getByRole('dialog', { name: 'Create collection' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows at once what others make, rename and delete', async () => {
    const { page, guard } = await visit();
    await createCollection(server, { name: 'books', title: 'Books' });
    await link(page, 'Books').waitFor();
    dataOf(await asRoot('collections:update?filterByTk=books', { title: 'Library' }));
    await link(page, 'Library').waitFor();
    dataOf(await asRoot('collections:destroy?filterByTk=books'));
    await link(page, 'Library').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('is searched and walked through with the keyboard alone', async () => {
    await createCollection(server, { name: 'shelves', title: 'Shelves' });
    const { page, guard } = await visit();
    await link(page, 'Shelves').waitFor();
    const search = page.getByRole('searchbox', { name: 'Search collections' });
    await typeByKeyboard(page, search, 'nothing like it');
    await page.getByText('No collection matches “nothing like it”').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await typeByKeyboard(page, search, 'shel');
    await pressByKeyboard(page, link(page, 'Shelves'));
    await heading(page, 'Shelves').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await pressByKeyboard(page, page.getByRole('tab', { name: 'Fields' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await typeByKeyboard(page, page.getByRole('textbox', { name: 'Title' }), 'Racks');
    await page.keyboard.press('Enter');
    await heading(page, 'Racks').waitFor();
    await pressByKeyboard(page, page.getByRole('link', { name: 'All collections' }));
    await link(page, 'Racks').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('keeps the settings that were typed when the network is lost', async () => {
    await createCollection(server, { name: 'crates', title: 'Crates' });
    const { page, context } = await visit('?collection=crates&tab=settings');
    await page.getByRole('textbox', { name: 'Title' }).fill('Boxes');
    await context.setOffline(true);
    await button(page, 'Save').click();
    await page.getByRole('main').getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.setOffline(false);
    await expect(page.getByRole('textbox', { name: 'Title' }).inputValue()).resolves.toBe('Boxes');
    await button(page, 'Save').click();
    await heading(page, 'Boxes').waitFor();
  });

  it('shows the collections of plugins without the means to change them', async () => {
    const { page, guard } = await visit('?collection=users');
    await page.getByText('This collection belongs to a plugin').waitFor();
    await expect(button(page, 'Add field').count()).resolves.toBe(0);
    await expect(page.getByRole('button', { name: /^(Edit|Delete)/ }).count()).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('says that it cannot be read, and that a collection does not exist', async () => {
    const { page, context } = await visit('?collection=nowhere');
    await page.getByRole('main').getByRole('alert').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.route('**/api/collections:list?*', (route) =>
      route.fulfill({ status: 500, json: { errors: [{ code: 'INTERNAL', message: 'Out of order' }] } }),
    );
    await page.goto(COLLECTIONS_PAGE);
    await page.getByRole('alert').filter({ hasText: 'Out of order' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.unroute('**/api/collections:list?*');
    await button(page, 'Try again').click();
    await page.getByRole('table', { name: 'Collections' }).waitFor();
  });

  it('is in Chinese and fits a phone', async () => {
    const { page } = await visit('', { locale: 'zh-CN', viewport: PHONE });
    await heading(page, '数据表').waitFor();
    await page.getByRole('table').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
    await page.goto(`${COLLECTIONS_PAGE}?collection=shelves`);
    await page.getByRole('table').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
  });

  it('is nobody else’s business', async () => {
    await createCollection(server, { name: 'salaries', title: 'Secret salaries' });
    const role = await createRole(server, { grants: [{ collection: 'shelves' }], snippets: ['pm.users'] });
    const user = await createUser(server, { roles: [role] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, { account: user.username, password: user.password });
    await page.goto(`${COLLECTIONS_PAGE}?collection=salaries`);
    await page.getByText('There is no page at this address').waitFor();
    await page.goto('/admin/data/salaries');
    await page.getByText('There is no collection "salaries" for you.').waitFor();
    await expect(answers.text()).resolves.toContain('shelves');
    await expect(answers.text()).resolves.not.toMatch(/salaries/i);
    expect(guard.findings()).toEqual([]);
  });
});
