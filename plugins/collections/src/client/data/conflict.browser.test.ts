import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type TestBrowser,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { PHONE, button } from '../../testing/collections-visit';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

interface Visit extends DataVisit {
  readonly collection: string;
}

const FIELDS = [
  { name: 'title', type: 'string', title: 'Title' },
  { name: 'note', type: 'text', title: 'Note' },
  { name: 'pieces', type: 'integer', title: 'Pieces' },
];

/** Somebody has the one record open. */
async function open(options: { readonly query?: string; readonly page?: Parameters<TestBrowser['open']>[1] } = {}): Promise<Visit> {
  const collection = await createCollection(server, { title: 'Orders', fields: FIELDS });
  await addRecords(server, collection, [{ title: 'Paper', note: 'white', pieces: 1 }]);
  const { query = '?record=1', page } = options;
  const visit = await visitData({
    browser,
    server,
    path: `${collection}${query}`,
    title: 'Orders',
    ...(page === undefined ? {} : { page }),
  });
  if (query !== '') await text(visit.page, 'Title').waitFor();
  return { ...visit, collection };
}

const record = (page: Page): Locator => page.getByRole('dialog', { name: 'Paper' });
const text = (page: Page, name: string): Locator => record(page).getByRole('textbox', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Somebody else changed this too' });

async function change({ collection }: Visit, values: object): Promise<void> {
  dataOf(await server.api('POST', `${collection}:update?filterByTk=1`, { token: server.root.token, body: values }));
}

async function stored({ collection }: Visit): Promise<unknown> {
  return dataOf(await server.api('GET', `${collection}:get?filterByTk=1`, { token: server.root.token }));
}

describe('two people change one record', () => {
  it('shows both versions of what both changed, and saves what is chosen', async () => {
    const visit = await open();
    const { page, guard } = visit;
    await text(page, 'Title').fill('Paper A4');
    await text(page, 'Note').fill('grey');
    await text(page, 'Pieces').fill('7');
    await change(visit, { title: 'Paper A3', note: 'blue' });
    await button(record(page), 'Save').click();
    await dialog(page).waitFor();
    const title = dialog(page).getByRole('radiogroup', { name: 'Title' });
    await title.getByText('Paper A4').waitFor();
    await title.getByText('Paper A3').waitFor();
    await expect(dialog(page).getByRole('radiogroup').count()).resolves.toBe(2);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await dialog(page)
      .getByRole('radiogroup', { name: 'Note' })
      .getByRole('radio', { name: /Theirs/ })
      .check();
    await button(dialog(page), 'Save these values').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText('The record was saved.').waitFor();
    await expect(stored(visit)).resolves.toMatchObject({ title: 'Paper A4', note: 'blue', pieces: 7 });
    expect(guard.findings()).toEqual([]);
  });

  it('saves without a question what only one of them changed', async () => {
    const visit = await open();
    const { page } = visit;
    await text(page, 'Title').fill('Paper A4');
    await change(visit, { note: 'blue' });
    await button(record(page), 'Save').click();
    await page.getByText('The record was saved.').waitFor();
    await expect(stored(visit)).resolves.toMatchObject({ title: 'Paper A4', note: 'blue' });
  });

  it('keeps what was typed when the question is put off, and works with the keyboard on a phone', async () => {
    const visit = await open({ page: { viewport: PHONE } });
    const { page } = visit;
    await text(page, 'Title').fill('Paper A4');
    await change(visit, { title: 'Paper A3' });
    await page.getByText('Somebody else changed this record just now').waitFor();
    await pressByKeyboard(page, button(record(page), 'Compare both versions'));
    await dialog(page).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    await expect(text(page, 'Title').inputValue()).resolves.toBe('Paper A4');
    await text(page, 'Title').focus();
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await pressByKeyboard(page, button(dialog(page), 'Save these values'));
    await page.getByText('The record was saved.').waitFor();
    await expect(stored(visit)).resolves.toMatchObject({ title: 'Paper A4' });
  });

  it('asks again when somebody was faster once more', async () => {
    const visit = await open();
    const { page } = visit;
    await text(page, 'Title').fill('mine');
    await change(visit, { title: 'first' });
    await button(record(page), 'Save').click();
    await dialog(page).getByText('first').waitFor();
    await change(visit, { title: 'second' });
    await button(dialog(page), 'Save these values').click();
    await dialog(page).getByText('second').waitFor();
    await dialog(page)
      .getByRole('radio', { name: /Theirs/ })
      .check();
    await button(dialog(page), 'Save these values').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await expect(stored(visit)).resolves.toMatchObject({ title: 'second' });
    await page.getByRole('dialog', { name: 'second' }).waitFor();
  });
});

describe('a record somebody deletes meanwhile', () => {
  it('can be created again with what was typed', async () => {
    const visit = await open();
    const { page } = visit;
    await text(page, 'Title').fill('Paper A4');
    dataOf(await server.api('POST', `${visit.collection}:destroy?filterByTk=1`, { token: server.root.token }));
    await record(page).getByText('Somebody deleted this record').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await expect(text(page, 'Title').inputValue()).resolves.toBe('Paper A4');
    await button(record(page), 'Create it again').click();
    await page.getByRole('dialog', { name: 'Paper A4' }).waitFor();
    const rows = dataOf(await server.api('GET', `${visit.collection}:list`, { token: server.root.token }));
    expect(rows).toMatchObject([{ title: 'Paper A4', note: 'white', pieces: 1 }]);
  });

  it('is not offered anew to who may not create', async () => {
    const collection = await createCollection(server, { title: 'Orders', fields: FIELDS });
    await addRecords(server, collection, [{ title: 'Paper' }]);
    const role = await createRole(server, { grants: [{ collection, actions: ['view', 'update'] }] });
    const user = await createUser(server, { roles: [role] });
    const account = { account: user.username, password: user.password };
    const { page } = await visitData({ browser, server, path: `${collection}?record=1`, title: 'Orders', account });
    await text(page, 'Title').fill('Paper A4');
    dataOf(await server.api('POST', `${collection}:destroy?filterByTk=1`, { token: server.root.token }));
    await record(page).getByText('Somebody deleted this record').waitFor();
    await expect(button(record(page), 'Create it again').count()).resolves.toBe(0);
    await expect(text(page, 'Title').inputValue()).resolves.toBe('Paper A4');
  });
});

describe('two people change one cell', () => {
  const input = ({ screen }: Visit): Locator => screen.grid.getByRole('textbox', { name: 'Title' });

  it('shows the other value below, and lets choose', async () => {
    const visit = await open({ query: '' });
    const { page, screen } = visit;
    await screen.cell('Paper').dblclick();
    await input(visit).fill('Paper A4');
    await change(visit, { title: 'Paper A3' });
    await input(visit).press('Enter');
    await screen.grid.getByRole('alert').filter({ hasText: 'Paper A3' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await expect(input(visit).inputValue()).resolves.toBe('Paper A4');
    await pressByKeyboard(page, button(screen.grid, 'Save mine'));
    await screen.shows('Paper A4');
    await expect(stored(visit)).resolves.toMatchObject({ title: 'Paper A4' });
    await screen.cell('Paper A4').dblclick();
    await input(visit).fill('again');
    await change(visit, { title: '' });
    await input(visit).press('Enter');
    await screen.grid.getByText('Meanwhile somebody emptied it.').waitFor();
    await button(screen.grid, 'Keep theirs').click();
    await input(visit).waitFor({ state: 'detached' });
    await expect(stored(visit)).resolves.toMatchObject({ title: '' });
  });

  it('does not mind changes to the rest of the record', async () => {
    const visit = await open({ query: '' });
    const { screen } = visit;
    await screen.cell('Paper').dblclick();
    await input(visit).fill('Paper A4');
    await change(visit, { note: 'blue', pieces: 9 });
    await input(visit).press('Enter');
    await screen.shows('Paper A4');
    await expect(stored(visit)).resolves.toMatchObject({ title: 'Paper A4', note: 'blue', pieces: 9 });
  });
});
