import { createCollection } from '@mortise/testing';
import { type Locator, type Page, buttonOf, copyBy, pressByKeyboard, serveAdmin, tabTo } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

const focused = (page: Page, target: Locator): Promise<void> => target.and(page.locator(':focus')).waitFor();

interface Visit extends DataVisit {
  readonly collection: string;
}

/** 25 to-dos, 20 of them on the first page. */
async function visit(query = ''): Promise<Visit> {
  const fields = [
    { name: 'title', type: 'string', title: 'Title' },
    { name: 'place', type: 'string', title: 'Place' },
  ];
  const collection = await createCollection(server, { title: 'Todos', fields });
  const records = Array.from({ length: 25 }, (_, index) => ({ title: `Todo ${index + 1}`, place: 'shed' }));
  await addRecords(server, collection, records);
  const opened = await visitData({ browser, server, path: `${collection}?sort=id&pageSize=20${query}`, title: 'Todos' });
  await opened.screen.shows('Todo 1');
  return { ...opened, collection };
}

const heads = (visited: DataVisit): Promise<readonly string[]> => visited.screen.grid.getByRole('columnheader').allTextContents();

describe('records without a mouse', () => {
  it('are selected by row and by page, and deleted', async () => {
    const { page, screen, collection, guard } = await visit();
    await tabTo(page, page.getByRole('checkbox', { name: 'Select all records of this page' }));
    await page.keyboard.press('Space');
    await page.getByText('20 records selected').waitFor();
    await page.keyboard.press('Tab');
    await tabTo(page, screen.grid.locator('tbody [tabindex="0"]'));
    await page.keyboard.press('Space');
    await page.getByText('19 records selected').waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Delete'));
    await focused(page, page.getByRole('dialog').getByRole('textbox'));
    await page.keyboard.type(collection);
    await page.keyboard.press('Enter');
    await page.getByText('19 records were deleted.').waitFor();
    await page.getByText('1–6 of 6').waitFor();
    await tabTo(page, screen.grid.locator('tbody [tabindex="0"]'));
    expect(guard.findings()).toEqual([]);
  });

  it('are shown in other columns', async () => {
    const visited = await visit();
    const { page, guard } = visited;
    const button = buttonOf(page, 'Columns');
    await pressByKeyboard(page, button);
    const list = page.getByRole('dialog', { name: 'Choose and order columns' });
    await focused(page, list.getByRole('checkbox').first());
    await tabTo(page, list.getByRole('checkbox', { name: 'Place' }));
    await page.keyboard.press('Space');
    await visited.screen.grid.getByRole('columnheader', { name: 'Place' }).waitFor({ state: 'detached' });
    await pressByKeyboard(page, buttonOf(list, 'Move Title back'));
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await focused(page, button);
    await visited.screen.grid.getByRole('columnheader').last().filter({ hasText: 'Title' }).waitFor();
    await expect(heads(visited)).resolves.not.toContain('Place');
    await page.keyboard.press('Enter');
    await pressByKeyboard(page, buttonOf(list, 'Back to the usual columns'));
    await visited.screen.grid.getByRole('columnheader', { name: 'Place' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('are copied as a request', async () => {
    const { page, guard } = await visit();
    const button = buttonOf(page, 'Copy as');
    await pressByKeyboard(page, button);
    await focused(page, page.getByRole('menuitem', { name: 'curl' }));
    await page.keyboard.press('ArrowDown');
    await focused(page, page.getByRole('menuitem', { name: 'JavaScript' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'This view from a program' });
    await dialog.getByRole('tab', { name: 'JavaScript', selected: true }).waitFor();
    await copyBy(dialog, 'Copy', (button) => pressByKeyboard(page, button));
    await expect(page.evaluate('navigator.clipboard.readText()')).resolves.toContain('fetch(');
    await tabTo(page, dialog.getByRole('tab', { name: 'JavaScript' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await dialog.getByRole('region', { name: 'Request in Python' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focused(page, button);
    await page.keyboard.press('Enter');
    await focused(page, page.getByRole('menuitem'));
    await page.keyboard.press('Escape');
    await focused(page, button);
    expect(guard.findings()).toEqual([]);
  });

  it('are sorted, searched and turned page by page', async () => {
    const { page, screen, guard } = await visit();
    await pressByKeyboard(page, buttonOf(page, 'Next page'));
    await screen.shows('Todo 25');
    await tabTo(page, page.getByRole('textbox', { name: 'Page', exact: true }));
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await screen.shows('Todo 1');
    await pressByKeyboard(page, screen.grid.getByRole('columnheader', { name: 'Title' }).getByRole('button'));
    await screen.grid.locator('th[aria-sort="ascending"]').filter({ hasText: 'Title' }).waitFor();
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('Todo 25');
    await page.getByText('1–1 of 1').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('are opened, changed, left for the next one, and deleted', async () => {
    const { page, screen, guard } = await visit();
    const drawer = page.getByRole('dialog');
    await tabTo(page, screen.grid.locator('tbody [tabindex="0"]'));
    await page.keyboard.press('ArrowRight');
    await focused(page, page.getByRole('link', { name: 'Open Todo 1', exact: true }));
    await page.keyboard.press('Enter');
    await drawer.getByRole('textbox', { name: 'Place' }).waitFor();
    await tabTo(page, drawer.getByRole('textbox', { name: 'Place' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('cellar');
    await page.keyboard.press('Enter');
    await page.getByText('The record was saved.').first().waitFor();
    await screen.shows('cellar');
    await pressByKeyboard(page, buttonOf(drawer, 'Next record'));
    await page.getByRole('dialog', { name: 'Todo 2' }).waitFor();
    await pressByKeyboard(page, buttonOf(drawer, 'Delete record'));
    const question = page.getByRole('dialog', { name: 'Delete "Todo 2"?' });
    await pressByKeyboard(page, buttonOf(question, 'Delete'));
    await page.getByText('1 record was deleted.').first().waitFor();
    await drawer.first().waitFor({ state: 'hidden' });
    await screen.cell('Todo 2').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });
});
