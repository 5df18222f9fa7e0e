import { createCollection, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { PHONE, button, choice, chooseByTyping, storedCollection, visitCollections } from '../../../testing/collections-visit';
import { beginField, fieldForm, saveField } from '../../../testing/field-form';

const { server, browser } = serveAdmin({ plugins: ['named-queries'] });
const faults = accessibilityFaultsInBothThemes;
const visit = (query: string, options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, query, options);
const drawer = (page: Page): Locator => page.getByRole('dialog', { name: 'Change the query of “City sales”' });
const plan = (page: Page): Locator => page.getByRole('dialog', { name: 'Change “City sales”?' });
const post = async (path: string, body: unknown): Promise<void> =>
  void dataOf(await server.api('POST', path, { token: server.root.token, body }));
const columnsOf = async (name: string): Promise<readonly string[]> =>
  (await storedCollection(server, name)).fields.map((field) => field.name);

const CITY_SALES = {
  collection: 'sales',
  filter: { amount: { $gt: 1 } },
  columns: [
    { name: 'city', field: 'shop.city' },
    { name: 'total', field: 'amount', aggregation: 'sum' },
    { name: 'number', aggregation: 'count' },
  ],
};

beforeAll(async () => {
  await createCollection(server, { name: 'shops', title: 'Shops', fields: [{ name: 'city', type: 'string', title: 'City' }] });
  await createCollection(server, {
    name: 'sales',
    title: 'Sales',
    fields: [
      { name: 'amount', type: 'integer', title: 'Amount' },
      { name: 'shop', type: 'belongsTo', target: 'shops', title: 'Shop' },
    ],
  });
  await post('shops:create', [{ city: 'Basel' }, { city: 'Ulm' }]);
  await post(
    'sales:create',
    [1, 5, 7, 30].map((amount, index) => ({ amount, shop: index < 3 ? 1 : 2 })),
  );
  await post('collections:create', { name: 'citySales', title: 'City sales', view: CITY_SALES });
});

describe('changing the query of a view', () => {
  it('starts from the query there is, shows what goes and what depends on it, and keeps the names of what stays', async () => {
    await post('namedQueries:create', { name: 'numbers', kind: 'sql', sql: 'SELECT number FROM "citySales"', parameters: [] });
    const { page, guard } = await visit('?collection=citySales');
    await button(page, 'Change the query').click();
    await drawer(page).getByText('Shop → City').first().waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toBe('1');
    await drawer(page).getByText('Those that meet your conditions').waitFor();
    await button(drawer(page), 'Remove column 3').click();
    await button(drawer(page), 'Add column').click();
    await drawer(page).getByRole('combobox', { name: 'Field of column 3', exact: true }).click();
    await chooseByTyping(page, 'Amount');
    await drawer(page).getByRole('combobox', { name: 'What column 3 shows' }).click();
    await choice(page, 'Greatest').click();
    await expect(faults(page)).resolves.toEqual([]);
    await button(drawer(page), 'Next').click();
    const first = drawer(page).getByRole('row', { name: /Basel/ });
    await first.waitFor();
    await expect(first.getByRole('cell').allTextContents()).resolves.toEqual(expect.arrayContaining(['Basel', '12', '7']));
    await expect(faults(page)).resolves.toEqual([]);
    await button(drawer(page), 'Save').click();
    await plan(page).getByText('Columns that go from the view: number. No record is lost.').waitFor();
    await plan(page).getByText('The SQL of the query numbers names what is changed', { exact: false }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(plan(page), 'Leave it as it is').click();
    await plan(page).waitFor({ state: 'hidden' });
    await expect(columnsOf('citySales')).resolves.toEqual(['id', 'city', 'total', 'number']);
    await button(drawer(page), 'Save').click();
    await button(plan(page), 'Apply the change').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /amount_max/ }).waitFor();
    await expect(columnsOf('citySales')).resolves.toEqual(['id', 'city', 'total', 'amount_max']);
    await expect(storedCollection(server, 'citySales')).resolves.toMatchObject({ view: { filter: CITY_SALES.filter } });
    expect(guard.findings()).toEqual([]);
  });

  it('says beside the form why it was refused, loses nothing that was chosen, and asks before it is thrown away', async () => {
    await post('collections:update?filterByTk=citySales', { view: CITY_SALES });
    await post('collections:create', { name: 'totals', view: { collection: 'citySales', columns: [{ field: 'total' }] } });
    const { page } = await visit('?collection=citySales&query=1');
    await pressByKeyboard(page, button(drawer(page), 'Remove column 2'));
    await pressByKeyboard(page, button(drawer(page), 'Next'));
    await drawer(page).getByRole('row', { name: /Basel/ }).waitFor();
    await pressByKeyboard(page, button(drawer(page), 'Save'));
    await drawer(page).getByText('is still in use by "totals"', { exact: false }).waitFor();
    await pressByKeyboard(page, button(drawer(page), 'Back'));
    await drawer(page).getByText('Number of records').first().waitFor();
    await expect(
      drawer(page)
        .getByRole('button', { name: /^Remove column/ })
        .count(),
    ).resolves.toBe(2);
    await page.keyboard.press('Escape');
    await button(page, 'Keep editing').click();
    await page.keyboard.press('Escape');
    await button(page, 'Throw away').click();
    await drawer(page).waitFor({ state: 'hidden' });
    expect(new URL(page.url()).searchParams.has('query')).toBe(false);
    await expect(columnsOf('citySales')).resolves.toEqual(['id', 'city', 'total', 'number']);
  });

  it('fits a phone in Chinese', async () => {
    const { page } = await visit('?collection=citySales&query=1', { locale: 'zh-CN', viewport: PHONE });
    const dialog = page.getByRole('dialog', { name: '修改“City sales”的查询' });
    await dialog.getByText('Shop → City').first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
    await button(dialog, '下一步').click();
    await dialog.getByRole('row', { name: /Basel/ }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
  });
});

describe('conditions of a view', () => {
  it('speak of who looks and of days that move along', async () => {
    const fields = [{ name: 'due', type: 'date', title: 'Due' }];
    await createCollection(server, { name: 'tasks', title: 'Tasks', fields });
    await post('tasks:create', [{ due: new Date().toISOString().slice(0, 10) }, { due: '2020-01-01' }]);
    const filter = { due: { $dateOn: '{{$nDate.today}}' } };
    await post('collections:create', {
      name: 'dueTasks',
      title: 'Due',
      view: { collection: 'tasks', filter, columns: [{ field: 'due' }] },
    });
    const { page, guard } = await visit('?collection=dueTasks&query=1');
    const query = page.getByRole('dialog', { name: 'Change the query of “Due”' });
    await query.getByText('Choose records', { exact: true }).click();
    const conditions = page.getByRole('dialog', { name: 'Filter records' });
    await conditions.getByText('Today', { exact: true }).waitFor();
    await conditions.getByRole('combobox', { name: 'Compared with' }).click();
    await choice(page, 'This year').click();
    await button(conditions, 'Add condition').click();
    await conditions.getByRole('combobox', { name: 'Compared with' }).last().click();
    await choice(page, 'Who looks at it').click();
    await expect(faults(page)).resolves.toEqual([]);
    await button(conditions, 'Apply').click();
    await conditions.waitFor({ state: 'hidden' });
    await button(query, 'Next').click();
    await button(query, 'Save').click();
    await query.waitFor({ state: 'hidden' });
    await expect(storedCollection(server, 'dueTasks')).resolves.toMatchObject({
      view: { filter: { $and: [{ due: { $dateOn: '{{$nDate.thisYear}}' } }, { id: { $eq: '{{$user.id}}' } }] } },
    });
    expect(guard.findings()).toEqual([]);
  });
});

describe('the page of a view', () => {
  it('leaves a query it cannot show to the API, and says why', async () => {
    const view = { collection: 'sales', filter: { 'shop.city': 'Ulm' }, columns: [{ field: 'amount' }] };
    await post('collections:create', { name: 'ofUlm', view });
    const { page } = await visit('?collection=ofUlm&query=1');
    await page.getByText('It has conditions the filter builder has no words for.', { exact: false }).waitFor();
    await expect(button(page, 'Change the query').count()).resolves.toBe(0);
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });

  it('offers relations by columns that are there, and of columns only what is not the query’s', async () => {
    const view = { collection: 'sales', columns: [{ field: 'amount' }, { field: 'shopId' }] };
    await post('collections:create', { name: 'plain', title: 'Plain', view });
    const { page, guard } = await visit('?collection=plain');
    await button(page, 'Edit Amount').click();
    const editor = page.getByRole('dialog', { name: 'Edit field “Amount”' });
    await editor.getByText('What this column holds comes from the query of the view.', { exact: false }).waitFor();
    await expect(editor.getByRole('switch').count()).resolves.toBe(0);
    await expect(editor.getByRole('checkbox').count()).resolves.toBe(0);
    await editor.getByRole('textbox', { name: 'Description' }).fill('In francs.');
    await expect(faults(page)).resolves.toEqual([]);
    await button(editor, 'Save').click();
    await editor.waitFor({ state: 'hidden' });
    await expect(button(page, 'Delete Amount').getAttribute('aria-disabled')).resolves.toBe('true');
    await button(page, 'Add relation').click();
    const adder = page.getByRole('dialog', { name: 'Add relation' });
    await adder.getByRole('textbox', { name: 'Title', exact: true }).fill('Store');
    await adder.getByRole('combobox', { name: 'Related collection' }).click();
    await chooseByTyping(page, 'Shops (shops)');
    await button(adder, 'Add relation').click();
    await adder.getByText('Say which column holds the reference.').waitFor();
    await adder.getByRole('combobox', { name: 'Foreign key' }).click();
    await chooseByTyping(page, 'shopId');
    await expect(faults(page)).resolves.toEqual([]);
    await button(adder, 'Add relation').click();
    await adder.waitFor({ state: 'hidden' });
    const { fields } = await storedCollection(server, 'plain');
    expect(fields).toEqual([
      expect.objectContaining({ name: 'id' }),
      expect.objectContaining({ name: 'amount', description: 'In francs.', type: 'integer' }),
      expect.objectContaining({ name: 'shopId' }),
      expect.objectContaining({ name: 'store', type: 'belongsTo', target: 'shops', foreignKey: 'shopId' }),
    ]);
    expect(guard.findings()).toEqual([]);
  });

  it('offers the columns there are at the other side of a relation, of collections and of views', async () => {
    await post('collections:create', { name: 'shopList', title: 'Shop list', view: { collection: 'shops', columns: [{ field: 'city' }] } });
    const view = { collection: 'sales', columns: [{ field: 'amount' }, { field: 'shopId' }] };
    await post('collections:create', { name: 'saleList', title: 'Sale list', view });
    const { page, guard } = await visit('?collection=shopList');
    await button(page, 'Add relation').click();
    const adder = page.getByRole('dialog', { name: 'Add relation' });
    const choose = async (name: string, option: string): Promise<void> => {
      await page.getByRole('dialog').getByRole('combobox', { name, exact: true }).click();
      await chooseByTyping(page, option);
    };
    await adder.getByRole('textbox', { name: 'Title', exact: true }).fill('Its sales');
    await choose('Type', 'Has many');
    await choose('Related collection', 'Sales (sales)');
    await choose('Foreign key', 'amount');
    await choose('Related collection', 'Sale list (saleList)');
    await button(adder, 'Add relation').click();
    await adder.getByText('Say which column holds the reference.').waitFor();
    await choose('Foreign key', 'shopId');
    await expect(faults(page)).resolves.toEqual([]);
    await button(adder, 'Add relation').click();
    await adder.waitFor({ state: 'hidden' });
    const relation = { type: 'hasMany', target: 'saleList', foreignKey: 'shopId' };
    expect((await storedCollection(server, 'shopList')).fields.at(-1)).toMatchObject({ name: 'itsSales', ...relation });
    const shops = (await visit('?collection=shops')).page;
    await beginField(shops, 'Sold', 'Has many');
    await fieldForm(shops).getByRole('combobox', { name: 'Related collection' }).click();
    await chooseByTyping(shops, 'Sale list (saleList)');
    await fieldForm(shops).getByRole('combobox', { name: 'Foreign key' }).click();
    await chooseByTyping(shops, 'shopId');
    await expect(faults(shops)).resolves.toEqual([]);
    await saveField(shops);
    expect((await storedCollection(server, 'shops')).fields.find(({ name }) => name === 'sold')).toMatchObject(relation);
    expect(guard.findings()).toEqual([]);
  });
});
