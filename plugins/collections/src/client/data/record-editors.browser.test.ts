import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, pressByKeyboard, serveAdmin } from '@mortise/testing/browser';
import { button, choice } from '../../testing/collections-visit';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'labels', title: 'Labels' });
  await createCollection(server, { name: 'covers', title: 'Covers' });
  await createCollection(server, { name: 'pages', title: 'Pages' });
  await createCollection(server, {
    name: 'books',
    title: 'Books',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'secret', type: 'password', title: 'Secret' },
      { name: 'words', type: 'set', title: 'Words' },
      { name: 'extra', type: 'json', title: 'Extra' },
      { name: 'labels', type: 'belongsToMany', target: 'labels', title: 'Labels' },
      { name: 'cover', type: 'hasOne', target: 'covers', title: 'Cover', reverseField: { name: 'book' } },
      { name: 'pages', type: 'hasMany', target: 'pages', title: 'Pages', reverseField: { name: 'book', title: 'Book' } },
    ],
  });
  await addRecords(server, 'labels', [{ title: 'New' }, { title: 'Old' }]);
  await addRecords(server, 'covers', [{ title: 'Blue' }, { title: 'Red' }]);
  await addRecords(server, 'pages', [{ title: 'One' }]);
});

interface Visit extends DataVisit {
  readonly key: number;
  readonly drawer: Locator;
}

async function openBook(values: object = {}, account = server.root): Promise<Visit> {
  const body = { title: 'Atlas', ...values };
  const { id: key } = dataOf<{ id: number }>(await server.api('POST', 'books:create', { token: server.root.token, body }));
  const visit = await visitData({ browser, server, path: `books?record=${key}`, title: 'Books', account });
  const drawer = visit.page.getByRole('dialog', { name: 'Atlas' });
  await drawer.getByRole('textbox', { name: 'Title' }).waitFor();
  return { ...visit, key, drawer };
}

const related = async ({ key }: Visit, field: string): Promise<unknown> => {
  const book = dataOf<Record<string, unknown>>(
    await server.api('GET', `books:get?filterByTk=${key}&appends=${field}`, { token: server.root.token }),
  );
  return book[field];
};

async function pick(page: Page, [box, option]: readonly [Locator, string]): Promise<void> {
  await box.click();
  await choice(page, option).click();
}

describe('the records that belong to another', () => {
  it('are joined and parted, many with many', async () => {
    const visit = await openBook();
    const { page, drawer, guard } = visit;
    await pick(page, [drawer.getByRole('combobox', { name: 'Add to Labels' }), 'Old']);
    await drawer.getByRole('link', { name: 'Old' }).waitFor();
    await pick(page, [drawer.getByRole('combobox', { name: 'Add to Labels' }), 'New']);
    await drawer.getByRole('link', { name: 'New' }).waitFor();
    await expect(related(visit, 'labels')).resolves.toHaveLength(2);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await pressByKeyboard(page, button(drawer, 'Remove Old from here'));
    await drawer.getByRole('link', { name: 'Old' }).waitFor({ state: 'detached' });
    await expect(related(visit, 'labels')).resolves.toMatchObject([{ title: 'New' }]);
    expect(guard.findings()).toEqual([]);
  });

  it('are chosen while a record is made', async () => {
    const { page, guard } = await visitData({ browser, server, path: 'books?record=new', title: 'Books' });
    const form = page.getByRole('dialog', { name: 'New record' });
    await form.getByRole('textbox', { name: 'Title' }).fill('Sea');
    const labels = form.getByRole('combobox', { name: 'Labels' });
    await pick(page, [labels, 'Old']);
    await choice(page, 'New').click();
    await page.keyboard.press('Escape');
    await pick(page, [form.getByRole('combobox', { name: 'Cover' }), 'Red']);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await button(form, 'Create').click();
    await form.waitFor({ state: 'hidden' });
    const query = `filter=${encodeURIComponent('{"title":"Sea"}')}&appends=labels,cover,pages`;
    const [book] = dataOf<Record<string, unknown>[]>(await server.api('GET', `books:list?${query}`, { token: server.root.token }));
    expect(book).toMatchObject({ labels: [{ title: 'New' }, { title: 'Old' }], cover: { title: 'Red' }, pages: [] });
    expect(guard.findings()).toEqual([]);
  });

  it('are chosen, one for one', async () => {
    const visit = await openBook();
    const { page, drawer, guard } = visit;
    const cover = drawer.getByRole('combobox', { name: 'Choose Cover' });
    await pick(page, [cover, 'Blue']);
    await drawer.getByRole('link', { name: 'Blue' }).waitFor();
    await pick(page, [cover, 'Red']);
    await drawer.getByRole('link', { name: 'Red' }).waitFor();
    await drawer.getByRole('link', { name: 'Blue' }).waitFor({ state: 'detached' });
    await expect(related(visit, 'cover')).resolves.toMatchObject({ title: 'Red' });
    expect(guard.findings()).toEqual([]);
  });

  it('are made new, leading back', async () => {
    const visit = await openBook();
    const { page, drawer, guard } = visit;
    await pick(page, [drawer.getByRole('combobox', { name: 'Add to Pages' }), 'One']);
    await drawer.getByRole('link', { name: 'One' }).waitFor();
    await button(drawer, 'New record in Pages').click();
    const form = page.getByRole('dialog', { name: 'New record' });
    await form.getByText('Atlas').waitFor();
    await form.getByRole('textbox', { name: 'Title' }).fill('Two');
    await button(form, 'Create').click();
    await form.waitFor({ state: 'hidden' });
    await expect(related(visit, 'pages')).resolves.toMatchObject([{ title: 'One' }, { title: 'Two' }]);
    expect(guard.findings()).toEqual([]);
  });

  it('can only be read by who may not change the record', async () => {
    const grants = [
      { collection: 'books', actions: ['view', { name: 'update', fields: ['title'] }] },
      { collection: 'labels', actions: ['view'] },
    ];
    const user = await createUser(server, { roles: [await createRole(server, { grants })] });
    const { drawer } = await openBook({ labels: [1] }, { ...server.root, account: user.username, password: user.password });
    await drawer.getByRole('link', { name: 'New' }).waitFor();
    await expect(drawer.getByRole('combobox').count()).resolves.toBe(0);
    await expect(button(drawer, 'Remove New from here').count()).resolves.toBe(0);
    await expect(drawer.getByLabel('Secret').count()).resolves.toBe(0);
  });
});

describe('the editors of a record', () => {
  it('set a password that is never shown', async () => {
    const { page, drawer, guard } = await openBook({ secret: 'old secret' });
    const secret = drawer.getByLabel('Secret');
    await expect(secret.getAttribute('type')).resolves.toBe('password');
    await expect(secret.inputValue()).resolves.toBe('');
    await secret.fill('a new secret');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    const sent = page.waitForRequest(/books:update/);
    await button(drawer, 'Save').click();
    expect((await sent).postDataJSON()).toEqual({ secret: 'a new secret' });
    await page.getByText('The record was saved.').waitFor();
    await expect(secret.inputValue()).resolves.toBe('');
    expect(guard.findings()).toEqual([]);
  });

  it('take words one by one', async () => {
    const { page, drawer, key, guard } = await openBook({ words: ['maps'] });
    const words = drawer.getByRole('combobox', { name: 'Words' });
    await words.fill('seas,');
    await words.fill('lands,');
    await button(drawer, 'Save').click();
    await page.getByText('The record was saved.').waitFor();
    const stored = await server.api('GET', `books:get?filterByTk=${key}`, { token: server.root.token });
    expect(dataOf(stored)).toMatchObject({ words: ['maps', 'seas', 'lands'] });
    expect(guard.findings()).toEqual([]);
  });

  it('say where JSON is none, and tidy it up', async () => {
    const { page, drawer, key, guard } = await openBook();
    const extra = drawer.getByRole('textbox', { name: 'Extra' });
    await extra.fill('{"a":1,}');
    await drawer.getByText('Not JSON from line 1, column 8.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await extra.fill('{"a":1}');
    await pressByKeyboard(page, button(drawer, 'Tidy up'));
    await expect(extra.inputValue()).resolves.toBe('{\n  "a": 1\n}');
    await button(drawer, 'Save').click();
    await page.getByText('The record was saved.').waitFor();
    const stored = await server.api('GET', `books:get?filterByTk=${key}`, { token: server.root.token });
    expect(dataOf(stored)).toMatchObject({ extra: { a: 1 } });
    expect(guard.findings()).toEqual([]);
  });
});
