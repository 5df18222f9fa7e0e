import { createCollection } from '@mortise/testing';
import { type Locator, type Page, buttonOf, pressByKeyboard, serveAdmin, tabTo, typeByKeyboard } from '@mortise/testing/browser';
import { storedCollection, visitCollections } from '../testing/collections-visit';

const { server, browser } = serveAdmin();

const visit = (query = '') => visitCollections({ server, browser }, query);
const focused = (page: Page, target: Locator): Promise<void> => target.and(page.locator(':focus')).waitFor();
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
const question = (page: Page): Locator => page.getByRole('dialog', { name: /^Delete the/ });

describe('collections without a mouse', () => {
  it('lose a field, after a second thought', async () => {
    const fields = [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'note', type: 'text', title: 'Note' },
    ];
    await createCollection(server, { name: 'books', title: 'Books', fields });
    const { page, guard } = await visit('?collection=books');
    const opener = buttonOf(page, 'Delete Note');
    await opener.waitFor();
    await pressByKeyboard(page, opener);
    await focused(page, question(page).getByRole('textbox'));
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'hidden' });
    await focused(page, opener);
    await page.keyboard.press('Enter');
    await focused(page, question(page).getByRole('textbox'));
    await page.keyboard.type('note');
    await pressByKeyboard(page, buttonOf(question(page), 'Delete'));
    await opener.waitFor({ state: 'detached' });
    const names = (await storedCollection(server, 'books')).fields.map(({ name }) => name);
    expect(names).toContain('title');
    expect(names).not.toContain('note');
    await tabTo(page, buttonOf(page, 'Delete Title'));
    expect(guard.findings()).toEqual([]);
  });

  it('are deleted from their list, after a second thought', async () => {
    await createCollection(server, { name: 'leaflets', title: 'Leaflets' });
    const { page, guard } = await visit();
    const opener = buttonOf(page, 'Delete Leaflets');
    await opener.waitFor();
    await pressByKeyboard(page, opener);
    await pressByKeyboard(page, buttonOf(question(page), 'Cancel'));
    await question(page).waitFor({ state: 'hidden' });
    await focused(page, opener);
    await page.keyboard.press('Enter');
    await focused(page, question(page).getByRole('textbox'));
    await page.keyboard.type('leaflets');
    await page.keyboard.press('Enter');
    await opener.waitFor({ state: 'detached' });
    expect((await server.api('GET', 'collections:get?filterByTk=leaflets', { token: server.root.token })).status).toBe(404);
    expect(guard.findings()).toEqual([]);
  });

  it('are begun, and left for where one was', async () => {
    await createCollection(server);
    const { page, guard } = await visit();
    const opener = buttonOf(page, 'Create collection');
    await pressByKeyboard(page, opener);
    const drawer = page.getByRole('dialog', { name: 'Create collection' });
    await focused(page, drawer.getByRole('textbox', { name: 'Title' }));
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await focused(page, opener);
    expect(guard.findings()).toEqual([]);
  });

  it('are made of a CSV file, from the list to the rows', async () => {
    await createCollection(server);
    const { page, guard } = await visit();
    await pressByKeyboard(page, buttonOf(page, 'Import CSV'));
    const chooser = page.waitForEvent('filechooser');
    await pressByKeyboard(page, page.getByRole('button', { name: /Choose a CSV file/ }));
    const text = 'Product,Pieces\nhammer,3\nnail,many\n';
    await (await chooser).setFiles({ name: 'tools.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('table', { name: 'First rows' }).waitFor();
    await typeByKeyboard(page, page.getByRole('textbox', { name: 'Name of Product' }), 'tool');
    await pressByKeyboard(page, buttonOf(page, 'Create and import'));
    await heading(page, 'tools').waitFor();
    await page.getByRole('gridcell', { name: 'hammer', exact: true }).waitFor();
    const { fields } = await storedCollection(server, 'tools');
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['tool', 'pieces']));
    expect(guard.findings()).toEqual([]);
  });
});

/** The menu lists every collection, and comes first. */
const skipMenu = (page: Page): Promise<void> => pressByKeyboard(page, page.getByRole('link', { name: 'Skip to the content' }));

describe('the diagram of relations without a mouse', () => {
  it('leads to every collection, also where there are more than fit into sight', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `shelf${index + 1}`);
    for (const name of names) await createCollection(server, { name, title: name });
    const { page, guard } = await visit('?view=diagram');
    const node = (name: string): Locator => page.locator('.relation-diagram').getByRole('link', { name, exact: true });
    await page.locator('.relation-diagram').getByRole('link').first().waitFor();
    await skipMenu(page);
    await tabTo(page, page.getByRole('checkbox', { name: 'Show who created and changed records' }));
    const reached = new Set<string>();
    for (let step = 0; step < 250 && reached.size < names.length; step += 1) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate<string>(`document.activeElement.closest('.relation-diagram a')?.textContent ?? ''`);
      if (text.startsWith('shelf')) reached.add(text);
    }
    expect([...reached].toSorted()).toEqual(names.toSorted());
    const last = [...reached].at(-1) ?? '';
    await focused(page, node(last));
    await page.keyboard.press('Enter');
    await heading(page, last).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is moved nearer and away by its buttons', async () => {
    await createCollection(server, { title: 'Garden' });
    const { page, guard } = await visit('?view=diagram&q=Garden');
    const view = page.locator('.react-flow__viewport');
    await skipMenu(page);
    const before = await view.getAttribute('style');
    await pressByKeyboard(page, buttonOf(page, 'Zoom out'));
    await expect(view.getAttribute('style')).resolves.not.toBe(before);
    await pressByKeyboard(page, buttonOf(page, 'Show everything'));
    expect(guard.findings()).toEqual([]);
  });
});
