import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';
import type { PageDraft } from '../contract';
import { publishPage, tabOf, textBlock } from './testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const dialog = (page: Page) => page.getByRole('dialog');

/** Somebody with one role, as signing in takes them. */
async function person(
  options: Parameters<typeof createRole>[1],
): Promise<{ role: string; account: { account: string; password: string } }> {
  const role = await createRole(server, options);
  const { username, password } = await createUser(server, { roles: [role] });
  return { role, account: { account: username, password } };
}

describe('pages in the hands of people with few rights', () => {
  it('are drafted, previewed, published and restored by whoever may only make pages, and shown to viewers as their roles have it', async () => {
    await createCollection(server, { name: 'secrets', title: 'Secrets', fields: [{ name: 'title', type: 'string' }] });
    const author = await person({ snippets: ['pm.pages'] });
    const viewer = await person({});
    const uid = await publishPage(server, {
      title: 'News',
      tabs: [tabOf('main', [textBlock('all')], [textBlock('theirs', { roles: [viewer.role], title: 'Theirs' })])],
    });
    const path = `/admin/pages/${uid}`;
    const { page, guard } = await openScreen(browser, server, { path: `${path}?edit=1`, account: author.account });
    // An author sees the whole draft, also what is for others; a page gives no rights to records.
    await page.getByText('Text of theirs').waitFor();
    await buttonOf(page, 'Add a block').click();
    await page.getByLabel('Find a kind of block').fill('Table');
    await page.keyboard.press('Enter');
    const settings = page.getByRole('dialog', { name: 'Table' });
    await settings.getByRole('combobox', { name: 'Collection', exact: true }).click();
    await expect(page.getByRole('option', { name: 'Secrets' }).count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await buttonOf(settings, 'Done').click();
    await buttonOf(page, 'Remove Theirs').click();
    await buttonOf(page, 'Save draft').click();
    await page.getByRole('status').filter({ hasText: 'Draft, not published' }).waitFor();

    // Roles are not theirs to list: they preview their own, and set others by name.
    await buttonOf(page, 'Preview as a role').click();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await openChoices(page).getByTitle(author.role, { exact: true }).click();
    await page.getByText('Text of all').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Back to the editor').click();

    const seen = await openScreen(browser, server, { path, account: viewer.account });
    await seen.page.getByText('Text of theirs').waitFor();
    await expect(seen.page.getByRole('button', { name: 'Edit page' }).count()).resolves.toBe(0);
    await buttonOf(page, 'Publish').click();
    await dialog(page).getByText('Removed', { exact: true }).waitFor();
    await buttonOf(dialog(page), 'Publish').click();
    // Whoever has the page open follows.
    await seen.page.getByText('Text of theirs').waitFor({ state: 'hidden' });
    await seen.page.getByText('Choose a collection in the settings of this block.').waitFor();

    await page.goto('/admin/settings/pages');
    await buttonOf(page, 'History of News').click();
    await buttonOf(dialog(page), 'Make revision 1 the draft').click();
    await page.getByText('Text of theirs').waitFor();
    await buttonOf(page, 'Publish').click();
    await buttonOf(dialog(page), 'Publish').click();
    await seen.page.getByText('Text of theirs').waitFor();
    expect([guard.findings(), seen.guard.findings()]).toEqual([[], []]);
    const draft = dataOf<PageDraft>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
    expect(draft.revision).toBe(3);
  });
});
