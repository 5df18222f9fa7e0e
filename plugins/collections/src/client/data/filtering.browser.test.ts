import { createCollection } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, serveAdmin, signInByRequest, tabTo } from '@mortise/testing/browser';
import { DataScreen, type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

const BOOKS = [
  { title: 'Emma', pages: 474, price: '9.90', lent: true, bought: '2024-01-05', read: '2024-02-01T10:00:00Z', shelf: 'a', author: 1 },
  { title: 'Persuasion', pages: 249, price: '8.50', lent: false, bought: '2025-03-01', read: null, shelf: 'b', author: 1 },
  {
    title: 'Middlemarch',
    pages: 880,
    price: '12.00',
    lent: null,
    bought: '2026-02-10',
    read: '2026-05-01T10:00:00Z',
    shelf: 'a',
    author: 2,
  },
  { title: null, pages: null, price: null, lent: false, bought: null, read: null, shelf: null, author: null },
];

beforeAll(async () => {
  await createCollection(server, { name: 'authors', title: 'Authors', fields: [{ name: 'name', type: 'string', title: 'Name' }] });
  await createCollection(server, {
    name: 'books',
    title: 'Books',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'pages', type: 'integer', title: 'Pages' },
      { name: 'price', type: 'decimal', title: 'Price' },
      { name: 'lent', type: 'boolean', title: 'Lent' },
      { name: 'bought', type: 'date', title: 'Bought' },
      { name: 'read', type: 'datetime', title: 'Read' },
      { name: 'shelf', type: 'string', title: 'Shelf', interface: 'select', uiSchema: { enum: SHELVES } },
      { name: 'author', type: 'belongsTo', target: 'authors', title: 'Author' },
    ],
  });
  await addRecords(server, 'authors', [{ name: 'Jane Austen' }, { name: 'George Eliot' }]);
  await addRecords(server, 'books', BOOKS);
});

const SHELVES = [
  { value: 'a', label: 'Upper' },
  { value: 'b', label: 'Lower' },
];

interface Case {
  readonly field: string;
  readonly operator: string;
  /** Typed, or picked from a list. */
  readonly typed?: string;
  readonly picked?: string;
  /** Ids of the books. */
  readonly found: readonly string[];
}

const CASES: readonly Case[] = [
  { field: 'Title', operator: 'contains', typed: 'MA', found: ['1', '3'] },
  { field: 'Title', operator: 'does not contain', typed: 'ers', found: ['1', '3', '4'] },
  { field: 'Title', operator: 'is one of', typed: 'Emma,Middlemarch,', found: ['1', '3'] },
  { field: 'Pages', operator: 'is more than', typed: '474', found: ['3'] },
  { field: 'Price', operator: 'is at most', typed: '9.90', found: ['1', '2'] },
  { field: 'Lent', operator: 'is', picked: 'No', found: ['2', '4'] },
  { field: 'Bought', operator: 'is from', typed: '2025-03-01', found: ['2', '3'] },
  { field: 'Read', operator: 'is before', typed: '2025-01-01T00:00:00', found: ['1'] },
  { field: 'Shelf', operator: 'is none of', picked: 'Upper', found: ['2', '4'] },
  { field: 'Author', operator: 'is', picked: 'Jane Austen', found: ['1', '2'] },
  { field: 'Author', operator: 'is not empty', found: ['1', '2', '3'] },
];

describe('the filter', () => {
  let visit: DataVisit;

  const open = (query = ''): Promise<void> => visit.page.goto(`/admin/data/books?columns=id,title${query}`).then(() => undefined);
  const ids = async (): Promise<readonly string[]> => (await visit.screen.column('ID')).toSorted();

  beforeAll(async () => {
    visit = await visitData({ browser, server, path: 'books?columns=id,title', title: 'Books' });
    await visit.screen.shows('Emma');
  });

  it.each(CASES)('finds books whose $field $operator …', async ({ field, operator, typed, picked, found }) => {
    const { page, screen, guard } = visit;
    const drawer = await screen.openFilter();
    await screen.choose(drawer.getByRole('combobox', { name: 'Field', exact: true }), field);
    await screen.choose(drawer.getByRole('combobox', { name: 'Comparison' }), operator);
    const value = drawer.getByLabel('Value');
    if (picked !== undefined) await screen.choose(value, picked, { several: operator === 'is none of' });
    if (typed !== undefined) await value.fill(typed);
    await screen.takeLists();
    await drawer.getByRole('button', { name: 'Apply' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText(`1–${found.length} of ${found.length}`, { exact: true }).waitFor();
    await expect(ids()).resolves.toEqual(found);
    // A chip names the related record, which is one more to ask for.
    if (picked !== undefined) await page.getByRole('group', { name: 'Active conditions' }).getByText(picked).first().waitFor();
    expect(await screen.takeLists()).toHaveLength(field === 'Author' && picked !== undefined ? 2 : 1);
    await page.getByRole('button', { name: /^Remove condition/ }).click();
    await page.getByText('1–4 of 4', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is built from groups with the keyboard alone, and says what is wrong', async () => {
    const { page, screen, guard } = visit;
    await open();
    await screen.shows('Emma');
    await page.getByRole('button', { name: /Filter$/ }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Filter records' });
    await drawer.waitFor();
    await tabTo(page, drawer.getByRole('combobox', { name: 'Field', exact: true }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, drawer.getByRole('textbox', { name: 'Value' }));
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await drawer.getByText('Enter a whole number.').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('474');
    await page.keyboard.press('Enter');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('1–1 of 1', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is in the address with everything else that is shown', async () => {
    const { page, guard } = visit;
    const screen = new DataScreen(page, 'Notes');
    await createCollection(server, { name: 'notes', title: 'Notes', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
    await addRecords(
      server,
      'notes',
      Array.from({ length: 60 }, (_, index) => ({ title: `Note ${index + 10}` })),
    );
    await page.goto('/admin/data/notes?pageSize=20');
    await screen.shows('Note 10');
    const drawer = await screen.openFilter();
    await drawer.getByRole('textbox', { name: 'Value' }).fill('te 1');
    await drawer.getByRole('button', { name: 'Add group' }).click();
    await screen.choose(drawer.getByRole('combobox', { name: 'How conditions are combined' }).first(), 'At least one of these holds');
    await drawer.getByRole('textbox', { name: 'Value' }).nth(1).fill('te 3');
    await drawer.getByRole('button', { name: 'Add condition' }).last().click();
    await drawer.getByRole('textbox', { name: 'Value' }).nth(2).fill('te 6');
    await drawer.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('1–20 of 30').waitFor();
    await screen.grid.getByRole('button', { name: 'Title' }).click();
    await screen.grid.getByRole('button', { name: 'Title' }).click();
    await screen.shows('Note 69');
    await page.getByRole('button', { name: 'Next page' }).click();
    await screen.shows('Note 15');
    await page.getByRole('link', { name: 'Open Note 15' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).waitFor();
    const titles = await screen.column('Title');
    expect(titles).toEqual(Array.from({ length: 10 }, (_, index) => `Note ${19 - index}`));

    const fresh = await browser.open(server);
    await signInByRequest(fresh.context, server.url, server.root);
    const same = new DataScreen(fresh.page, 'Notes');
    await fresh.page.goto(page.url());
    const record = fresh.page.getByRole('dialog');
    await expect(record.getByRole('textbox', { name: 'Title' }).inputValue()).resolves.toBe('Note 15');
    await fresh.page.keyboard.press('Escape');
    await record.waitFor({ state: 'hidden' });
    await same.shows('Note 15');
    await expect(same.column('Title')).resolves.toEqual(titles);
    await fresh.page.getByText('21–30 of 30').waitFor();
    await same.grid.getByRole('columnheader', { name: 'Title' }).and(fresh.page.locator('[aria-sort="descending"]')).waitFor();
    await fresh.page.getByRole('group', { name: 'Active conditions' }).getByText('Title contains te 1', { exact: false }).first().waitFor();
    expect([...guard.findings(), ...fresh.guard.findings()]).toEqual([]);
  });

  it('can be used by everybody, in groups and when nothing matches', async () => {
    const { page, screen, guard } = visit;
    await open();
    const drawer = await screen.openFilter();
    await drawer.getByRole('button', { name: 'Add group' }).click();
    await drawer.getByRole('textbox', { name: 'Value' }).first().fill('Emma');
    await drawer.getByRole('textbox', { name: 'Value' }).nth(1).fill('Persuasion');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await drawer.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('No record matches').waitFor();
    await drawer.waitFor({ state: 'hidden' });
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Show all records' }).click();
    await screen.shows('Emma');
    expect(guard.findings()).toEqual([]);
  });
});
