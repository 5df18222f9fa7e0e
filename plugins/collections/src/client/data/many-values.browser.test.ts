import { createCollection, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, openChoices, serveAdmin } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const SIZES = [
  { value: 's', label: 'Small' },
  { value: 'm', label: 'Medium' },
  { value: 'l', label: 'Large' },
];

const { server, browser } = serveAdmin();
let visit: DataVisit;

beforeAll(async () => {
  await createCollection(server, { name: 'labels', title: 'Labels', fields: [{ name: 'text', type: 'string', title: 'Text' }] });
  await createCollection(server, {
    name: 'shirts',
    title: 'Shirts',
    fields: [
      { name: 'name', type: 'string', title: 'Name' },
      { name: 'sizes', type: 'array', interface: 'multipleSelect', title: 'Sizes', uiSchema: { title: 'Sizes', enum: SIZES } },
      { name: 'labels', type: 'belongsToMany', target: 'labels', title: 'Labels' },
    ],
  });
  await addRecords(server, 'labels', [{ text: 'Sale' }, { text: 'New' }]);
  await addRecords(server, 'shirts', [{ name: 'Plain', sizes: ['s', 'l'], labels: [1, 2] }, { name: 'Striped' }]);
  visit = await visitData({ browser, server, path: 'shirts', title: 'Shirts' });
});

const sizesOf = async (id: number): Promise<unknown> =>
  dataOf<{ sizes: unknown }>(await server.api('GET', `shirts:get/${id}`, { token: server.root.token })).sizes;

describe('fields with many values', () => {
  it('reads as words in the table, and lists related records in the record', async () => {
    const { page, screen } = visit;
    await screen.shows('Plain');
    await page.getByText('Small, Large', { exact: true }).waitFor();
    await expect(page.getByRole('columnheader', { name: 'Labels' }).count()).resolves.toBe(0);
    await page.goto(`${server.url}/admin/data/shirts?record=1`);
    const record = page.getByRole('dialog', { name: 'Plain' });
    await record.getByRole('link', { name: 'Sale' }).waitFor();
    await record.getByRole('link', { name: 'New' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  });

  it('lets options be picked by keyboard', async () => {
    const { page } = visit;
    await page.goto(`${server.url}/admin/data/shirts?record=2`);
    const record = page.getByRole('dialog', { name: 'Striped' });
    const box = record.getByRole('combobox', { name: 'Sizes' });
    await box.focus();
    await page.keyboard.type('Medium');
    await openChoices(page).getByText('Medium', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    const saved = page.waitForResponse((response) => response.url().includes('shirts:update'));
    await record.getByRole('button', { name: 'Save' }).press('Enter');
    await saved;
    await expect(sizesOf(2)).resolves.toEqual(['m']);
  });
});
