import { createCollection, dataOf } from '@mortise/testing';
import { type Locator, type Page, accessibilityFaultsInBothThemes, pressByKeyboard, serveAdmin, tabTo } from '@mortise/testing/browser';
import { button, chooseByTyping, storedCollection, visitCollections } from '../../testing/collections-visit';
import { addRecords } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

const drawer = (page: Page): Locator => page.getByRole('dialog', { name: 'Edit field “Size”' });
const plan = (page: Page): Locator => page.getByRole('dialog', { name: 'Change “Size”?' });

/** The editor of a field of texts, some of which are whole numbers. */
async function edit(
  sizes: readonly string[],
): Promise<{ readonly page: Page; readonly collection: string; findings(): readonly string[] }> {
  const collection = await createCollection(server, { fields: [{ name: 'size', type: 'string', interface: 'input', title: 'Size' }] });
  await addRecords(
    server,
    collection,
    sizes.map((size) => ({ size })),
  );
  const { page, guard } = await visitCollections({ server, browser }, `?collection=${collection}&field=size`);
  await drawer(page).getByText('The values that are there are converted').waitFor();
  return { page, collection, findings: () => guard.findings() };
}

async function makeWhole(page: Page): Promise<void> {
  await drawer(page).getByRole('combobox', { name: 'Type' }).click();
  await chooseByTyping(page, 'Whole number');
  await button(drawer(page), 'Save').click();
}

const typeOf = async (collection: string): Promise<unknown> =>
  (await storedCollection(server, collection)).fields.find(({ name }) => name === 'size')?.['type'];

const sizesOf = async (collection: string): Promise<unknown> => {
  const rows = dataOf<{ size: unknown }[]>(await server.api('GET', `${collection}:list?sort=id`, { token: server.root.token }));
  return rows.map(({ size }) => size);
};

describe('a change of a field that touches records', () => {
  it('shows what does not fit, and empties it only when that is chosen', async () => {
    const { page, collection, findings } = await edit(['7', 'large', '12']);
    await makeWhole(page);
    await plan(page).getByText('large').waitFor();
    await expect(button(plan(page), 'Apply the change').isDisabled()).resolves.toBe(true);
    await plan(page).getByRole('button', { name: 'What the database does (SQL)' }).click();
    await plan(page).getByRole('region', { name: 'SQL of step 1' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await plan(page)
      .getByRole('radio', { name: /Empty them/ })
      .check();
    await button(plan(page), 'Apply the change').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await expect(typeOf(collection)).resolves.toBe('integer');
    await expect(sizesOf(collection)).resolves.toEqual([7, null, 12]);
    expect(findings()).toEqual([]);
  });

  it('leaves everything as it is, and the form as it was filled in, with the keyboard', async () => {
    const { page, collection, findings } = await edit(['7', 'large']);
    await makeWhole(page);
    await pressByKeyboard(page, button(plan(page), 'Leave it as it is'));
    await plan(page).waitFor({ state: 'hidden' });
    await drawer(page).getByText('Whole number').first().waitFor();
    await expect(typeOf(collection)).resolves.toBe('string');
    await expect(sizesOf(collection)).resolves.toEqual(['7', 'large']);
    expect(findings()).toEqual([]);
  });

  it('lists many long values in a part that the keyboard scrolls', async () => {
    const sizes = Array.from({ length: 12 }, (_, index) => `${index} is much larger than what anybody would ever write there `.repeat(3));
    const { page, findings } = await edit(sizes);
    await makeWhole(page);
    const values = plan(page).getByRole('region', { name: /12 values/ });
    await tabTo(page, values);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(findings()).toEqual([]);
  });

  it('is asked about before records are rewritten, and not where none are', async () => {
    const { page, collection, findings } = await edit(['7']);
    await makeWhole(page);
    await plan(page).getByText('is rewritten').waitFor();
    await button(plan(page), 'Apply the change').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await expect(sizesOf(collection)).resolves.toEqual([7]);
    await button(page, 'Edit Size').click();
    await drawer(page).getByRole('textbox', { name: 'Description' }).fill('In metres.');
    await button(drawer(page), 'Save').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await expect(storedCollection(server, collection)).resolves.toMatchObject({
      fields: expect.arrayContaining([expect.objectContaining({ name: 'size', description: 'In metres.' })]) as unknown,
    });
    expect(findings()).toEqual([]);
  });

  it('is planned anew when somebody else has changed the collection meanwhile', async () => {
    const { page, collection } = await edit(['7']);
    await makeWhole(page);
    await plan(page).waitFor();
    const body = { name: 'other', type: 'string' };
    dataOf(await server.api('POST', `collections/${collection}/fields:create`, { token: server.root.token, body }));
    await button(plan(page), 'Apply the change').click();
    await plan(page).getByText('is rewritten').waitFor();
    await button(plan(page), 'Apply the change').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await expect(typeOf(collection)).resolves.toBe('integer');
  });
});
