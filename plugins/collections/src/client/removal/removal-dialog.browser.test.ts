import { createCollection, dataOf, uniqueName } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { PHONE, button, storedCollection, visitCollections } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

const faults = accessibilityFaultsInBothThemes;
const visit = (query = '', options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, query, options);
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Delete the/ });
const asRoot = (method: 'GET' | 'POST', path: string, body?: unknown) =>
  server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

interface Shop {
  readonly authors: string;
  readonly books: string;
}

/** Two authors, three books of one of them. */
async function createShop(): Promise<Shop> {
  const authors = await createCollection(server, { name: uniqueName('authors') });
  const fields = [
    { name: 'title', type: 'string', title: 'Title' },
    { name: 'author', type: 'belongsTo', target: authors, foreignKey: 'authorId', title: 'Author' },
  ];
  const books = await createCollection(server, { name: uniqueName('books'), fields });
  const [first] = dataOf<{ id: number }[]>(await asRoot('POST', `${authors}:create`, [{ title: 'Ann' }, { title: 'Bob' }]));
  dataOf(
    await asRoot(
      'POST',
      `${books}:create`,
      ['One', 'Two', 'Three'].map((title) => ({ title, authorId: first?.id })),
    ),
  );
  return { authors, books };
}

async function isGone(collection: string): Promise<boolean> {
  const { status } = await asRoot('GET', `collections:get?filterByTk=${collection}`);
  return status === 404;
}

describe('removing a collection', () => {
  it('says what is lost and waits for its name', async () => {
    const { authors, books } = await createShop();
    const { page, guard } = await visit();
    await button(page, `Delete ${authors}`).click();
    await dialog(page).getByText('2 records will be lost.').waitFor();
    await dialog(page).getByText('3 records keep a reference that leads nowhere:').waitFor();
    await dialog(page).getByText(`${books}.author`).first().waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    const name = dialog(page).getByRole('textbox', { name: `Type ${authors} to confirm` });
    await name.fill(authors.toUpperCase());
    await expect(button(dialog(page), 'Delete').isDisabled()).resolves.toBe(true);
    await name.press('Enter');
    await expect(isGone(authors)).resolves.toBe(false);
    await name.fill(authors);
    await button(dialog(page), 'Delete').click();
    await page.getByText(`“${authors}” has been deleted.`).first().waitFor();
    await dialog(page).waitFor({ state: 'hidden' });
    await button(page, `Delete ${authors}`).waitFor({ state: 'detached' });
    await expect(isGone(authors)).resolves.toBe(true);
    expect(guard.findings()).toEqual([]);
  });

  it('is done with the keyboard alone, from its settings', async () => {
    const { books } = await createShop();
    const { page, guard } = await visit(`?collection=${books}&tab=settings`);
    await button(page, 'Delete collection').waitFor();
    await pressByKeyboard(page, button(page, 'Delete collection'));
    await dialog(page).getByRole('textbox').and(page.locator(':focus')).waitFor();
    await dialog(page).getByText('3 records will be lost.').waitFor();
    await page.keyboard.type(books);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Collections' }).waitFor();
    await expect(isGone(books)).resolves.toBe(true);
    expect(guard.findings()).toEqual([]);
  });

  it('keeps the name that was typed when the server cannot be reached', async () => {
    const { books } = await createShop();
    const { page, context } = await visit();
    await button(page, `Delete ${books}`).click();
    await dialog(page).getByRole('textbox').fill(books);
    await context.setOffline(true);
    await button(dialog(page), 'Delete').click();
    await dialog(page).getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await context.setOffline(false);
    await expect(dialog(page).getByRole('textbox').inputValue()).resolves.toBe(books);
    await button(dialog(page), 'Delete').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await expect(isGone(books)).resolves.toBe(true);
  });

  it('says when what is lost cannot be counted, and counts again', async () => {
    const { books } = await createShop();
    const { page, context } = await visit();
    await context.route('**/collections:impact*', (route) =>
      route.fulfill({ status: 500, json: { errors: [{ code: 'INTERNAL', message: 'Out of order' }] } }),
    );
    await button(page, `Delete ${books}`).click();
    await dialog(page).getByRole('alert').filter({ hasText: 'Out of order' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.unroute('**/collections:impact*');
    await button(dialog(page), 'Try again').click();
    await dialog(page).getByText('3 records will be lost.').waitFor();
  });

  it('is in Chinese and fits a phone', async () => {
    const { books } = await createShop();
    const { page } = await visit('', { locale: 'zh-CN', viewport: PHONE });
    await button(page, `删除“${books}”`).click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});

describe('removing a field', () => {
  it('says how many values and references are lost', async () => {
    const { books } = await createShop();
    const { page, guard } = await visit(`?collection=${books}`);
    await button(page, 'Delete Title').click();
    await dialog(page).getByText('3 records lose their value.').waitFor();
    await button(dialog(page), 'What the database does (SQL)').click();
    await dialog(page)
      .getByText(/ALTER TABLE|DROP COLUMN/)
      .first()
      .waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await dialog(page).getByRole('textbox').fill('title');
    await page.keyboard.press('Enter');
    await page.getByText('“title” has been deleted.').first().waitFor();
    await button(page, 'Delete Title').waitFor({ state: 'detached' });
    await button(page, 'Delete Author').click();
    await dialog(page).getByText(/lose/).first().waitFor();
    await dialog(page).getByRole('textbox').fill('author');
    await page.keyboard.press('Enter');
    await button(page, 'Delete Author').waitFor({ state: 'detached' });
    const names = (await storedCollection(server, books)).fields.map(({ name }) => name);
    expect(names).not.toEqual(expect.arrayContaining(['title']));
    expect(names).not.toContain('author');
    expect(guard.findings()).toEqual([]);
  });
});
