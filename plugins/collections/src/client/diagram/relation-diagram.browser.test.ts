import { createCollection, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';
import { PHONE, button, visitCollections } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'customers', title: 'Customers' });
  const fields = [
    { name: 'customer', type: 'belongsTo', target: 'customers', title: 'Customer' },
    { name: 'followsUp', type: 'belongsTo', target: 'orders', title: 'Follows up' },
  ];
  await createCollection(server, { name: 'orders', title: 'Orders', fields });
});

const faults = accessibilityFaultsInBothThemes;
const visit = (query = '?view=diagram', options?: Parameters<typeof visitCollections>[2]) =>
  visitCollections({ server, browser }, query, options);
const node = (page: Page, title: string): Locator => page.locator('.relation-diagram').getByRole('link', { name: title, exact: true });
const relations = (page: Page): Locator => page.getByRole('region', { name: 'Relations' });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });

describe('the diagram of relations', () => {
  it('shows collections and how they are related, and leads to them', async () => {
    const { page, guard } = await visit('');
    await page.getByText('Diagram', { exact: true }).click();
    await node(page, 'Orders').waitFor();
    await relations(page).getByText('Orders → Customers').waitFor();
    await relations(page).getByText('Orders → Orders').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(page, 'Zoom in').click();
    await button(page, 'Show everything').click();
    await node(page, 'Customers').click();
    await heading(page, 'Customers').waitFor();
    await page.goBack();
    await node(page, 'Orders').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is walked through with the keyboard alone', async () => {
    const { page, guard } = await visit('');
    await page.getByRole('table', { name: 'Collections' }).waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'Table' }));
    await page.keyboard.press('ArrowRight');
    await node(page, 'Customers').waitFor();
    await pressByKeyboard(page, node(page, 'Customers'));
    await heading(page, 'Customers').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows who made the records when asked to', async () => {
    const { page } = await visit();
    await node(page, 'Orders').waitFor();
    await expect(relations(page).getByText('createdBy').count()).resolves.toBe(0);
    await page.getByRole('checkbox', { name: 'Show who created and changed records' }).click();
    await relations(page).getByText('createdBy').first().waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    expect(new URL(page.url()).searchParams.get('audit')).toBe('1');
  });

  it('shows only what is searched for', async () => {
    const { page } = await visit('?view=diagram&q=custom');
    await node(page, 'Customers').waitFor();
    await page.getByRole('searchbox').fill('nothing like it');
    await node(page, 'Customers').waitFor({ state: 'detached' });
    await expect(faults(page)).resolves.toEqual([]);
  });

  it('follows what others change', async () => {
    const { page, guard } = await visit();
    await node(page, 'Orders').waitFor();
    await createCollection(server, {
      name: 'invoices',
      title: 'Invoices',
      fields: [{ name: 'order', type: 'belongsTo', target: 'orders' }],
    });
    await node(page, 'Invoices').waitFor();
    await relations(page).getByText('Invoices → Orders').waitFor();
    dataOf(await server.api('POST', 'collections:destroy?filterByTk=invoices', { token: server.root.token }));
    await node(page, 'Invoices').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('is in Chinese and fits a phone', async () => {
    const { page } = await visit('?view=diagram', { locale: 'zh-CN', viewport: PHONE });
    await node(page, 'Orders').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});
