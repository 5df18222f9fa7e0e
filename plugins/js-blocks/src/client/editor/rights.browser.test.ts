import { type ExternalDatabase, createCollection, createExternalDatabase, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks', 'data-sources'] });
let external: ExternalDatabase;

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });
const codeField = (page: Page): Locator => page.getByRole('textbox', { name: 'Code', exact: true });
const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Editor' });

/** A page without blocks, open for its author. */
async function openEmptyPage(title: string) {
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title }));
  return openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
}

/** Adds a block, and writes its code. */
async function writeBlock(page: Page, code: string): Promise<void> {
  await buttonOf(page, 'Add a block').click();
  await page.getByRole('menuitem', { name: 'JavaScript', exact: true }).click();
  await buttonOf(page, 'Open the code editor').click();
  await codeField(page).waitFor();
  await page.keyboard.insertText(code);
}

beforeAll(async () => {
  external = await createExternalDatabase('sqlite');
  await external.run('CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER); INSERT INTO orders VALUES (1, 77)');
  const { config } = external;
  const options = { storage: config.dialect === 'sqlite' ? config.storage : undefined };
  dataOf(await post('dataSources:create', { key: 'shop', displayName: 'Corner shop', type: 'sqlite', options }));
  dataOf(await post('dataSources:loadTables', { dataSourceKey: 'shop', tables: ['orders'] }));
  await createCollection(server, { name: 'todos', title: 'To-dos', fields: [{ name: 'title', type: 'string' }] });
});
afterAll(() => external.remove());

it('a new block says that it works once the draft is saved, and then does', async () => {
  const { page, guard } = await openEmptyPage('New');
  await writeBlock(page, "const answer = await fetch('/api/todos:list');\nctx.element.textContent = `Answer ${answer.status}`;");
  await buttonOf(toolbar(page), 'Done').click();
  await codeField(page).waitFor({ state: 'hidden' });
  const notice = page.getByRole('alert').filter({ hasText: 'Save the draft first' });
  await notice.waitFor();
  await page.frameLocator('iframe').getByText('Answer 401').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Done').click();
  await buttonOf(page, 'Save draft').click();
  await page.getByText('Draft, not published').waitFor();
  await buttonOf(notice, 'Run').click();
  await page.frameLocator('iframe').getByText('Answer 403').waitFor();
  await notice.waitFor({ state: 'hidden' });
  expect(guard.findings()).toEqual([]);
});

it('a block is given rights in another data source, by its refused call and by choosing', async () => {
  const { page, guard } = await openEmptyPage('Shop');
  const call = "await ctx.request({ url: 'orders:list', headers: { 'X-Data-Source': 'shop' } })";
  await writeBlock(page, `const { data } = ${call};\nctx.element.textContent = 'Total ' + data.data[0].total;`);
  await buttonOf(toolbar(page), 'Run').click();
  await page.getByRole('tab', { name: /^Calls/ }).click();
  await buttonOf(page, 'Allow to read shop/orders').click();
  await page.getByText('Allowed once the draft is saved').waitFor();
  await page.getByRole('tab', { name: 'Rights' }).click();
  const group = page.getByRole('group', { name: 'Corner shop: orders' });
  await group.getByRole('checkbox', { name: 'Read', exact: true, checked: true }).waitFor();
  await group.getByRole('combobox').click();
  await page.locator('.ant-select-item-option-content').getByText('total', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await buttonOf(toolbar(page), 'Run').click();
  await page.frameLocator('.js-editor iframe').getByText('Total 77').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
});
