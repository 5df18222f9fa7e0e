import { createCollection, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { button, storedCollection, visitCollections } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'projects', title: 'Projects' });
});

const faults = accessibilityFaultsInBothThemes;
const visit = (options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, '?new=1', options);
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Create collection' });
const text = (within: Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });
const field = (page: Page, place: number): Locator => dialog(page).getByRole('group', { name: `Field ${place}` });
const created = (page: Page, title: string): Locator => page.getByRole('heading', { level: 1, name: title });

describe('making a collection when something is wrong', () => {
  it('says what is wrong with names, and goes back to the step that holds it', async () => {
    const { page, guard } = await visit();
    await text(dialog(page), 'Name').fill('projects');
    await button(dialog(page), 'Next').click();
    await dialog(page).getByText('“projects” is already in use here.').waitFor();
    await text(dialog(page), 'Name').fill('9 lives');
    await dialog(page)
      .getByText(/Use letters, digits and underscores/)
      .waitFor();
    await text(dialog(page), 'Name').fill('lives');
    await button(dialog(page), 'Next').click();
    await text(field(page, 1), 'Title').fill('Count');
    await text(field(page, 1), 'Name').fill('createdAt');
    await button(dialog(page), 'Next').click();
    await field(page, 1)
      .getByText(/is already in use here|keeps this name/)
      .waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('loses nothing when the network does, and asks before it is thrown away', async () => {
    const { page, context } = await visit();
    await text(dialog(page), 'Title').fill('Boats');
    await button(dialog(page), 'Next').click();
    await text(field(page, 1), 'Title').fill('Sail');
    await button(dialog(page), 'Next').click();
    await context.setOffline(true);
    await button(dialog(page), 'Create collection').click();
    await dialog(page).getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.setOffline(false);
    await page.keyboard.press('Escape');
    await button(page, 'Keep editing').click();
    await context.route('**/collections:create', (route) =>
      route.fulfill({ status: 500, json: { errors: [{ code: 'INTERNAL', message: 'Out of order' }] } }),
    );
    await button(dialog(page), 'Create collection').click();
    await dialog(page).getByRole('alert').filter({ hasText: 'Out of order' }).waitFor();
    await context.unroute('**/collections:create');
    await button(dialog(page), 'Create collection').click();
    await created(page, 'Boats').waitFor();
    expect((await storedCollection(server, 'boats')).fields.map(({ name }) => name)).toContain('sail');
  });

  it('notices a name that was taken in the meantime', async () => {
    const { page } = await visit();
    await text(dialog(page), 'Title').fill('Ducks');
    await button(dialog(page), 'Next').click();
    await button(dialog(page), 'Next').click();
    await createCollection(server, { name: 'ducks', title: 'Ducks of others' });
    await page.getByRole('link', { name: 'Ducks of others' }).first().waitFor();
    await button(dialog(page), 'Create collection').click();
    await dialog(page).getByText('“ducks” is already in use here.').waitFor();
    await text(dialog(page), 'Name').fill('ponds');
    await button(dialog(page), 'Next').click();
    await button(dialog(page), 'Next').click();
    await button(dialog(page), 'Create collection').click();
    await created(page, 'Ducks').waitFor();
    dataOf(await server.api('GET', 'ponds:list', { token: server.root.token }));
  });
});
