import { createCollection, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, pressByKeyboard, serveAdmin } from '@mortise/testing/browser';
import { button } from '../../testing/collections-visit';
import { DataScreen, type DataVisit, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

interface Visit extends DataVisit {
  readonly collection: string;
  readonly grid: Locator;
}

async function visit(query = ''): Promise<Visit> {
  const fields = [{ name: 'title', type: 'string', title: 'Title' }];
  const collection = await createCollection(server, { title: 'Places', tree: 'adjacencyList', fields });
  const asia = { title: 'Asia', children: [{ title: 'China', children: [{ title: 'Yunnan' }] }] };
  for (const body of [asia, { title: 'Europe' }])
    dataOf(await server.api('POST', `${collection}:create`, { token: server.root.token, body }));
  const opened = await visitData({ browser, server, path: `${collection}${query}`, title: 'Places' });
  const grid = opened.page.getByRole('treegrid', { name: 'Places' });
  return { ...opened, collection, grid };
}

const cell = ({ grid }: Visit, name: string): Locator => grid.getByRole('gridcell', { name, exact: true });
const drawer = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

describe('records of a tree', () => {
  it('are opened and closed, with the mouse and with the keyboard', async () => {
    const places = await visit();
    const { page, grid, guard } = places;
    await cell(places, 'Asia').waitFor();
    await expect(cell(places, 'China').count()).resolves.toBe(0);
    await button(grid, 'Show what is below Asia').click();
    await cell(places, 'China').waitFor();
    await expect(grid.getByRole('row', { name: /China/ }).getAttribute('aria-level')).resolves.toBe('2');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('ArrowDown');
    await button(grid, 'Show what is below China').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await cell(places, 'Yunnan').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await cell(places, 'Yunnan').waitFor({ state: 'detached' });
    await expect(cell(places, 'Europe').count()).resolves.toBe(1);
    expect(guard.findings()).toEqual([]);
  });

  it('are shown one below the other on demand, and when something is searched for', async () => {
    const places = await visit();
    const { page, guard } = places;
    const flat = new DataScreen(page, 'Places');
    await cell(places, 'Asia').waitFor();
    await page.getByRole('checkbox', { name: 'As a tree' }).click();
    await flat.shows('Yunnan');
    await page.getByRole('checkbox', { name: 'As a tree' }).click();
    await cell(places, 'Asia').waitFor();
    await page.getByRole('searchbox').or(page.getByPlaceholder('Search')).first().fill('yunn');
    await flat.shows('Yunnan');
    expect(guard.findings()).toEqual([]);
  });

  it('get a new one below an open one', async () => {
    const places = await visit('?record=1');
    const { page, grid, guard } = places;
    await pressByKeyboard(page, button(drawer(page, 'Asia'), 'Add a record below this one'));
    const form = drawer(page, 'New record');
    await form.getByText('Asia').waitFor();
    await form.getByRole('textbox', { name: 'Title' }).fill('Japan');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await button(form, 'Create').click();
    await form.waitFor({ state: 'hidden' });
    await button(grid, 'Show what is below Asia').click();
    await cell(places, 'Japan').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
