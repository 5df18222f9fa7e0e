import { readFile } from 'node:fs/promises';
import { createCollection, createExternalDatabase, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, pressByKeyboard, serveAdmin, signInByRequest } from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['import-export'] });

beforeAll(async () => {
  await createCollection(server, {
    name: 'goods',
    title: 'Goods',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'amount', type: 'integer', title: 'Amount' },
    ],
  });
  const body = Array.from({ length: 30 }, (_, index) => ({ title: `G${index}`, amount: index }));
  dataOf(await server.api('POST', 'goods:create', { token: server.root.token, body }));
});

async function visit(search: string, place = 'goods', grid = 'Goods'): Promise<Page> {
  const { page, context } = await browser.open(server);
  await signInByRequest(context, server.url, server.root);
  await page.goto(`/admin/data/${place}${search}`);
  await page.getByRole('grid', { name: grid, exact: true }).waitFor();
  return page;
}

test('nothing is pushed about while the menu is on its way', async () => {
  const { page, context, guard } = await browser.open(server);
  await signInByRequest(context, server.url, server.root);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/files-menu-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/files-menu-*.js');
  await page.goto('/admin/data/goods');
  await asked;
  await page.getByRole('grid', { name: 'Goods', exact: true }).waitFor();
  const frame = page.locator('.records-frame');
  const before = await frame.boundingBox();
  await expect(page.getByRole('main').getByRole('status', { name: 'Loading' }).count()).resolves.toBe(0);
  release();
  await page.getByRole('button', { name: 'Files' }).waitFor();
  await expect(frame.boundingBox()).resolves.toEqual(before);
  expect(guard.findings()).toEqual([]);
});

test('what the table shows is exported, over all pages, in its order', async () => {
  const page = await visit('?filter={"amount.$gte":5}&sort=-amount&columns=title');
  await pressByKeyboard(page, page.getByRole('button', { name: 'Files' }));
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as CSV', exact: true }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(26);
  expect(lines.slice(0, 2)).toEqual(['id,title', '30,G29']);
});

test('a file is looked at, its columns are given fields, and its good rows are imported', async () => {
  const page = await visit('');
  await page.getByRole('button', { name: 'Files' }).click();
  await page.getByRole('menuitem', { name: 'Import a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import into Goods' });
  const file = { name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from('Title,Pieces\nNew one,7\nNew two,many\n') };
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('2 rows checked, 0 with faults').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await dialog.getByRole('combobox', { name: 'Field for Pieces' }).click();
  await page.locator('.ant-select-item-option', { hasText: 'Amount' }).click();
  await dialog.getByText('2 rows checked, 1 with faults').waitFor();
  await dialog.getByText('Correct them in the file and choose it again, or skip them.').waitFor();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true }).isDisabled()).resolves.toBe(true);
  await dialog.getByRole('checkbox', { name: 'Import the good rows and skip the others' }).check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByText('One row imported, 1 skipped').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  const { body } = await server.api('GET', 'goods:list?filter={"title.$startsWith":"New"}&fields=title,amount', {
    token: server.root.token,
  });
  expect((body as { data: unknown }).data).toEqual([{ title: 'New one', amount: 7 }]);
});

test('records of another data source are exported and imported there', async () => {
  const external = await createExternalDatabase('sqlite');
  await external.run(`CREATE TABLE parcels (code VARCHAR(10) PRIMARY KEY, weight INTEGER); INSERT INTO parcels VALUES ('a', 1), ('b', 2)`);
  const storage = external.config.dialect === 'sqlite' ? external.config.storage : '';
  const post = async (path: string, body: unknown) => dataOf(await server.api('POST', path, { token: server.root.token, body }));
  await post('dataSources:create', { key: 'depot', type: 'sqlite', options: { storage } });
  await post('dataSources:loadTables', { dataSourceKey: 'depot', tables: ['parcels'] });
  const page = await visit('?filter={"weight.$gt":1}', 'depot/parcels', 'parcels');
  await page.getByRole('button', { name: 'Files' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as CSV', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('parcels.csv');
  expect(await readFile(await download.path(), 'utf8')).toBe('code,weight\r\nb,2\r\n');
  await page.getByRole('button', { name: 'Files' }).click();
  await page.getByRole('menuitem', { name: 'Import a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import into parcels' });
  const file = { name: 'parcels.csv', mimeType: 'text/csv', buffer: Buffer.from('code,weight\nc,3\n') };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('One row checked, 0 with faults').waitFor();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByText('One row imported, 0 skipped').waitFor();
  expect(await external.run(`SELECT weight FROM parcels WHERE code = 'c'`)).toEqual([{ weight: 3 }]);
  await server.close();
  await external.remove();
});
