import { createCollection, dataOf } from '@mortise/testing';
import { type Locator, accessibilityFaultsInBothThemes, openChoices, serveAdmin } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const COUNT = 5000;
const nameOf = (number: number): string => `Customer ${String(number).padStart(4, '0')}`;

const { server, browser } = serveAdmin();
let visit: DataVisit;

beforeAll(async () => {
  await createCollection(server, { name: 'customers', title: 'Customers', fields: [{ name: 'name', type: 'string', title: 'Name' }] });
  await createCollection(server, {
    name: 'orders',
    title: 'Orders',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'customer', type: 'belongsTo', target: 'customers', title: 'Customer' },
    ],
  });
  await addRecords(
    server,
    'customers',
    Array.from({ length: COUNT }, (_, index) => ({ name: nameOf(index + 1) })),
  );
  await addRecords(server, 'orders', [{ title: 'Chairs', customer: 4321 }, { title: 'Tables' }]);
  visit = await visitData({ browser, server, path: 'orders', title: 'Orders' });
});

const list = (): Locator => openChoices(visit.page);
const option = (name: string): Locator => list().getByText(name, { exact: true });
const customerOf = async (title: string): Promise<unknown> => {
  const filter = encodeURIComponent(JSON.stringify({ title }));
  const answer = await server.api('GET', `orders:list?filter=${filter}&appends=customer`, { token: server.root.token });
  return dataOf<{ customer: { name: string } | null }[]>(answer)[0]?.customer?.name;
};

describe('picking one of 5,000 records', () => {
  it('shows them page by page, and finds one by what it is called', async () => {
    const { page, screen, guard } = visit;
    await screen.shows('Chairs');
    await page.getByRole('button', { name: 'New record' }).click();
    const form = page.getByRole('dialog', { name: 'New record' });
    await form.getByRole('textbox', { name: 'Title' }).fill('Lamps');
    const box = form.getByRole('combobox', { name: 'Customer' });
    await screen.takeLists();
    await box.click();
    await option(nameOf(1)).waitFor();
    const [first, ...none] = await screen.takeLists();
    expect(none).toEqual([]);
    expect(first?.rows).toHaveLength(20);
    expect(Object.keys(first?.rows[0] ?? {}).sort()).toEqual(['id', 'name']);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    await list().hover();
    await page.mouse.wheel(0, 5000);
    await option(nameOf(21))
      .or(option(nameOf(25)))
      .first()
      .waitFor({ state: 'attached' });
    const more = await screen.takeLists();
    expect(more.map(({ rows }) => rows.length)).toEqual([20]);

    await page.keyboard.type('4999');
    await option(nameOf(4999)).click();
    const searches = await screen.takeLists();
    expect(searches.length).toBeLessThanOrEqual(2);
    expect(searches.at(-1)?.rows).toEqual([{ id: 4999, name: nameOf(4999) }]);
    await form.getByRole('button', { name: 'Create', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    await screen.shows('Lamps');
    await expect(customerOf('Lamps')).resolves.toBe(nameOf(4999));
    expect(guard.findings()).toEqual([]);
  });

  it('is done with the keyboard alone, in the table', async () => {
    const { page, screen, guard } = visit;
    await screen.shows('Tables');
    const row = screen.grid.getByRole('row').filter({ hasText: 'Tables' });
    await screen.cell('Tables').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await row.getByRole('combobox', { name: 'Customer' }).waitFor();
    await page.keyboard.type('0777');
    await option(nameOf(777)).waitFor();
    await option(nameOf(1)).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await row.getByRole('combobox').waitFor({ state: 'detached' });
    await row.getByRole('link', { name: `Go to ${nameOf(777)}` }).waitFor();
    await expect(customerOf('Tables')).resolves.toBe(nameOf(777));
    expect(guard.findings()).toEqual([]);
  });

  it('says when nothing is found, and names what is chosen already', async () => {
    const { page, screen, guard } = visit;
    await page.getByRole('link', { name: 'Open Chairs' }).click();
    const record = page.getByRole('dialog');
    await record.getByTitle(nameOf(4321)).waitFor();
    await screen.takeLists();
    await record.getByRole('combobox', { name: 'Customer' }).click();
    await page.keyboard.type('nobody');
    await option('Nothing found')
      .or(option(nameOf(4321)))
      .first()
      .waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await list().waitFor({ state: 'hidden' });
    await record.getByTitle(nameOf(4321)).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
