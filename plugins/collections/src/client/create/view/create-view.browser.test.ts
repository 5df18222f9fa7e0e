import { createCollection, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, serveAdmin, sidewaysScroll } from '@mortise/testing/browser';
import { PHONE, button, choice, chooseByTyping, storedCollection, visitCollections } from '../../../testing/collections-visit';

const { server, browser } = serveAdmin();
const faults = accessibilityFaultsInBothThemes;
const visit = (options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, '?new=1', options);
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Create collection' });

beforeAll(async () => {
  const { token } = server.root;
  await createCollection(server, { name: 'shops', title: 'Shops', fields: [{ name: 'city', type: 'string', title: 'City' }] });
  await createCollection(server, {
    name: 'sales',
    title: 'Sales',
    fields: [
      { name: 'amount', type: 'integer', title: 'Amount' },
      { name: 'shop', type: 'belongsTo', target: 'shops', title: 'Shop' },
    ],
  });
  dataOf(await server.api('POST', 'shops:create', { token, body: [{ city: 'Basel' }, { city: 'Ulm' }] }));
  const sales = [5, 7, 30].map((amount, index) => ({ amount, shop: index < 2 ? 1 : 2 }));
  dataOf(await server.api('POST', 'sales:create', { token, body: sales }));
});

async function choose(page: Page, name: string, option: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name, exact: true }).click();
  await chooseByTyping(page, option);
}

describe('making a view', () => {
  it('puts groups of records together, shows the first ones, and leads to them', async () => {
    const { page, guard } = await visit();
    await dialog(page)
      .getByRole('radio', { name: /^A view/ })
      .check();
    await dialog(page).getByRole('textbox', { name: 'Title', exact: true }).fill('City sales');
    await button(dialog(page), 'Next').click();
    await choose(page, 'Records of', 'Sales (sales)');
    await choose(page, 'Field of column 1', 'Shop → City');
    await button(dialog(page), 'Add column').click();
    await choose(page, 'Field of column 2', 'Amount');
    await dialog(page).getByRole('combobox', { name: 'What column 2 shows' }).click();
    await choice(page, 'Sum').click();
    await button(dialog(page), 'Add column').click();
    await choose(page, 'Field of column 3', 'Number of records');
    await expect(faults(page)).resolves.toEqual([]);
    await button(dialog(page), 'Next').click();
    await dialog(page).getByText('Whoever may read this view sees everything it shows', { exact: false }).waitFor();
    const first = dialog(page).getByRole('row', { name: /Basel/ });
    await first.waitFor();
    await expect(first.getByRole('cell').allTextContents()).resolves.toEqual(expect.arrayContaining(['Basel', '12', '2']));
    await expect(faults(page)).resolves.toEqual([]);
    await button(dialog(page), 'Create collection').click();
    await page.getByRole('heading', { level: 1, name: 'City sales' }).waitFor();
    await page.getByText('Ulm', { exact: true }).waitFor();
    await expect(page.getByRole('button', { name: /^(Add|New|Create)/ }).count()).resolves.toBe(0);
    expect((await storedCollection(server, 'citySales')).fields.map(({ name }) => name)).toEqual([
      'id',
      'shop_city',
      'amount_sum',
      'count',
    ]);
    expect(guard.findings()).toEqual([]);
  });

  it('says what is missing, and fits a phone in Chinese', async () => {
    const { page } = await visit({ locale: 'zh-CN', viewport: PHONE });
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: /^视图/ }).check();
    await drawer.getByRole('textbox', { name: '标题' }).fill('v');
    await button(drawer, '下一步').click();
    await button(drawer, '下一步').click();
    await drawer.getByText('请选择视图要显示哪张数据表的记录。').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});
