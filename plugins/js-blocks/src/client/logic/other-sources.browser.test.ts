import { type ExternalDatabase, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';
import { type Block, pageMaker, write } from './testing/code-pages';
import { addShop } from './testing/shop-source';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks', 'data-sources'] });
const makePage = pageMaker(server);
let shop: ExternalDatabase;

beforeAll(async () => {
  shop = await addShop(server);
});
afterAll(async () => {
  await server.close();
  await shop.remove();
});

const ABOUT = { dataSource: 'shop', collection: 'orders' };
const GRANTS = { collections: [{ resource: 'shop/orders', actions: ['view'] }] };
const part = (kind: string, code: string): object => ({ kind: `js-blocks.${kind}`, settings: { key: kind, code, compiled: code } });
const table = (code: string): Block => ({
  kind: 'collections.table',
  settings: { ...ABOUT, sort: ['id'], columns: ['label', { ...part('column', code), title: 'Code' }], grants: GRANTS },
});
const shown = (page: Page, text: string) => page.getByRole('grid').getByText(text, { exact: true });

/** Asks for the record anew: where the block is about, then the namesake in `main`. */
const ASK = `const { name, dataSourceKey } = ctx.collection;
const ask = async (headers) => {
  const { data } = await ctx.api.request({ url: name + ':get', params: { filterByTk: 1, fields: ['label'] }, headers });
  return data.data.label;
};
const theirs = await ask({ 'X-Data-Source': dataSourceKey });
return dataSourceKey + ' ' + ctx.record.total + ' ' + theirs + ' ' + (await ask({}).catch((error) => error.code));`;

it('code in a block about another data source knows where it is, and has the rights its block was given there', async () => {
  const field = part('field', `ctx.render('painted ' + ctx.collection.dataSourceKey + ' ' + ctx.value)`);
  const option = part('option', 'return { ...ctx.option, title: { text: ctx.collection.dataSourceKey + ctx.data.objects.length } }');
  const uid = await makePage('Shop', [
    table(ASK),
    { kind: 'collections.details', settings: { ...ABOUT, source: 'first', fields: [{ name: 'total', ...field }] } },
    { kind: 'pages.chart', settings: { ...ABOUT, aggregation: 'count', dimension: 'label', option } },
  ]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await shown(page, 'shop 10 chairs ACTION_DENIED').waitFor();
  await shown(page, 'shop 20 chairs ACTION_DENIED').waitFor();
  await page.frameLocator('iframe:not([hidden])').getByText('painted shop 10').waitFor();
  await page.locator('canvas').waitFor();
  await expect(buttonOf(page, 'Error in the code').count()).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
});

it('a field of a form about another data source is filled in by code and stored there', async () => {
  const code = `const press = document.createElement('button');
press.textContent = 'Forty';
press.onclick = () => ctx.form.setFieldsValue({ total: 40, label: 'of ' + ctx.collection.dataSourceKey });
ctx.render(press);`;
  const fields = [{ name: 'id' }, { name: 'label' }, { name: 'total', ...part('field', code) }];
  const uid = await makePage('Add', [{ kind: 'collections.form', settings: { ...ABOUT, mode: 'create', fields } }]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await page.getByLabel('id', { exact: true }).fill('3');
  await page.frameLocator('iframe:not([hidden])').getByRole('button', { name: 'Forty' }).click();
  await expect(page.getByLabel('label', { exact: true }).inputValue()).resolves.toBe('of shop');
  await buttonOf(page, 'Create').click();
  await page.getByText('The record was created.').waitFor();
  await expect(shop.run('SELECT label, total FROM orders WHERE id = 3')).resolves.toEqual([{ label: 'of shop', total: 40 }]);
  expect(guard.findings()).toEqual([]);
});

it('a column of such a table is offered, written and granted beside the page', async () => {
  const uid = await makePage('Drafted', [{ kind: 'collections.table', settings: { ...ABOUT, sort: ['id'] } }], { isDraft: true });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await page.getByRole('grid').waitFor();
  await buttonOf(page, 'Settings of Table').click();
  await page.getByRole('combobox', { name: 'Add a column' }).click();
  await openChoices(page).getByTitle('JavaScript column', { exact: true }).click();
  await buttonOf(page, 'Settings of JavaScript column').click();
  await buttonOf(page, 'Write the code').click();
  const code = page.getByRole('textbox', { name: 'Code', exact: true });
  await code.waitFor();
  await write(code, ASK);
  await page.getByRole('button', { name: /^Calls \(\d+\)$/ }).click();
  await buttonOf(page, 'Allow to read shop/orders').first().click();
  await page.getByText('Allowed once the draft is saved').first().waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Done').last().click();
  await buttonOf(page.getByRole('dialog', { name: 'Table' }), 'Done').click();
  await buttonOf(page, 'Save draft').click();
  await page.getByText('Draft, not published').waitFor();
  const draft = dataOf<object>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
  expect(JSON.stringify(draft)).toContain('"grants":{"collections":[{"resource":"shop/orders","actions":["view"]}]}');
  expect(guard.findings()).toEqual([]);
});

it('a block has a table and a number about another data source show what was changed there by others', async () => {
  const code = `const press = document.createElement('button');
press.textContent = 'Refresh';
press.onclick = () => ctx.refreshBlocks(['collections-table', 'pages-number']);
ctx.render(press);`;
  const uid = await makePage('Refreshed', [
    { kind: 'js-blocks.block', settings: { code, compiled: code } },
    { kind: 'collections.table', settings: { ...ABOUT, sort: ['id'], columns: ['label'] } },
    { kind: 'pages.number', settings: { ...ABOUT, aggregation: 'max', field: 'total' } },
  ]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await shown(page, 'chairs').waitFor();
  await shop.run("UPDATE orders SET label = 'stools', total = 4711 WHERE id = 1");
  await page.frameLocator('iframe:not([hidden])').getByRole('button', { name: 'Refresh' }).click();
  await shown(page, 'stools').waitFor();
  await page.getByText('4,711', { exact: true }).waitFor();
  await shop.run("UPDATE orders SET label = 'chairs', total = 10 WHERE id = 1");
  expect(guard.findings()).toEqual([]);
});
