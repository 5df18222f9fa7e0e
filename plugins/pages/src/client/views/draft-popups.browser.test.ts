import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import type { PageDraft, PageTab } from '../../contract';
import { publishPage, tabOf, textBlock } from '../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const post = (path: string, body: object) => server.api('POST', path, { token: server.root.token, body });
const popup = (page: Page) => page.getByRole('dialog', { name: 'Order', exact: true });

async function saveDraft(uid: string, ...tabs: readonly PageTab[]): Promise<void> {
  const { version } = dataOf<PageDraft>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
  dataOf(await post(`uiPages:saveDraft/${uid}`, { content: { tabs }, version }));
}

describe('popups of a page that is edited', () => {
  let order: string;
  let list: string;

  beforeAll(async () => {
    await createCollection(server, { name: 'orders', title: 'Orders', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
    dataOf(await post('orders:create', { title: 'Chairs' }));
    order = await publishPage(server, { title: 'Order', hidden: true, tabs: [tabOf('main', [textBlock('published')])] });
    const role = (key: string, roles: readonly string[]) => textBlock(key, { roles });
    const about = textBlock('about', { settings: { text: 'About {{record.title}}' } });
    await saveDraft(order, tabOf('main', [about], [role('admins', ['admin'])], [role('members', ['member'])]));
    const cards = { collection: 'orders', open: 'page', popup: { page: order } };
    list = await publishPage(server, {
      title: 'List',
      tabs: [tabOf('main', [{ ...textBlock('cards'), kind: 'collections.cards', settings: cards }])],
    });
  });

  it('are drafts, at addresses that come back and follow what is saved', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${list}` });
    await buttonOf(page, 'Open Chairs').click();
    await popup(page).getByText('Text of published').waitFor();
    await expect(popup(page).getByText('Draft', { exact: true }).count()).resolves.toBe(0);

    await page.goto(`/admin/pages/${list}?edit=1`);
    await buttonOf(page, 'Open Chairs').click();
    await popup(page).getByText('About Chairs').waitFor();
    await popup(page).getByText('Text of admins').waitFor();
    await popup(page).getByText('Draft', { exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.reload();
    await popup(page).getByText('About Chairs').waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('edit'), searchParams.get('view')]).toEqual(['1', expect.stringContaining(order)]);

    await saveDraft(
      order,
      tabOf('main', [textBlock('later')], [textBlock('members', { roles: ['member'] })], [textBlock('admins', { roles: ['admin'] })]),
    );
    await popup(page).getByText('Text of later').waitFor();

    // As a role will see them.
    searchParams.set('as', 'member');
    await page.goto(`/admin/pages/${list}?${searchParams.toString()}`);
    await popup(page).getByText('Text of members').waitFor();
    await expect(popup(page).getByText('Text of admins').count()).resolves.toBe(0);

    // The note leads to where the popup itself is changed.
    await popup(page).getByRole('link', { name: 'Edit this page' }).click();
    await buttonOf(page, 'Publish').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/admin/pages/${order}`);
    expect(guard.findings()).toEqual([]);
  });

  it('are what is published for whoever makes no pages, whatever the address says', async () => {
    const { username, password } = await createUser(server, { roles: [await createRole(server)] });
    const view = encodeURIComponent(JSON.stringify([{ page: order }]));
    const path = `/admin/pages/${list}?edit=1&as=admin&view=${view}`;
    const { page } = await openScreen(browser, server, { path, account: { account: username, password } });
    await popup(page).getByText('Text of published').waitFor();
    await expect(page.getByText('Text of admins').count()).resolves.toBe(0);
  });
});
