import {
  type Locator,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
} from '@mortise/testing/browser';
import { choose, createOrders, draftPage, formOf, orderRows, ordersGrid } from '../../testing/orders-page';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

beforeAll(() => createOrders(server));

describe('settings of blocks', () => {
  it('are set up beside the page, by what stands on it', async () => {
    const block = (kind: string, title: string) => ({ kind: `collections.${kind}`, title, settings: {} });
    const blocks = [block('filter', 'Find'), block('table', 'List'), block('form', 'Add'), block('details', 'One')];
    const uid = await draftPage(server, 'Set up', blocks);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    const openSettings = async (title: string, kind: string): Promise<Locator> => {
      await buttonOf(page, `Settings of ${title}`).click();
      const settings = page.getByRole('dialog', { name: kind });
      await settings.waitFor();
      return settings;
    };
    const close = async (settings: Locator): Promise<void> => {
      await buttonOf(settings, 'Done').click();
      await settings.waitFor({ state: 'hidden' });
    };

    const table = await openSettings('List', 'Table');
    await choose(table, 'Collection', 'Orders');
    await orderRows(page).first().waitFor();
    await choose(table, 'Add a column', 'Total');
    await choose(table, 'Add a column', 'Number');
    await pressByKeyboard(page, buttonOf(table, 'Move Number forward'));
    await ordersGrid(page)
      .locator('thead')
      .filter({ hasText: /Number[^]*Total/ })
      .waitFor();
    await buttonOf(table, 'Choose conditions').click();
    const filter = page.getByRole('dialog', { name: 'Filter records' });
    await choose(filter, 'Field', 'Owner');
    await choose(filter, 'Compared with', 'Who looks at it');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(filter, 'Apply').click();
    await filter.waitFor({ state: 'hidden' });
    await table.getByText('Owner is Who looks at it').waitFor();
    await choose(table, 'When a record is chosen', 'Show it in other blocks of this page');
    await table.getByText('Put another block about this collection').waitFor();
    await choose(table, 'Order', 'Total, downwards');
    await orderRows(page).first().filter({ hasText: '120' }).waitFor();
    await page.keyboard.press('Escape');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(table);

    const find = await openSettings('Find', 'Filter form');
    await choose(find, 'Add a field', 'Orders: State');
    await buttonOf(find, 'Settings of State').click();
    await choose(find, 'Comparison', 'is');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(find);
    await choose(page.getByRole('search', { name: 'Find' }), 'State', 'Sent');
    await orderRows(page).nth(6).waitFor({ state: 'detached' });

    const form = await openSettings('Add', 'Form');
    await choose(form, 'Collection', 'Orders');
    await choose(form, 'Add a field', 'Number');
    await choose(form, 'Add a field', 'Note');
    await buttonOf(form, 'Settings of Note').click();
    await form.getByRole('switch', { name: 'Must be filled in' }).click();
    await form.getByRole('group', { name: 'Begins with' }).getByRole('textbox').fill('Hello');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await close(form);
    await expect(formOf(page, 'Add').getByLabel('Note').inputValue()).resolves.toBe('Hello');

    const details = await openSettings('One', 'Details');
    await choose(details, 'Collection', 'Orders');
    await page.getByText('This block is about the record of a popup.').waitFor();
    await choose(details, 'Which record', 'Always the same');
    await details.getByRole('combobox', { name: 'Record', exact: true }).fill('A-3');
    await openChoices(page).getByText('A-3', { exact: true }).click();
    await page.locator('.details-block').getByText('A-3', { exact: true }).waitFor();
    await close(details);
    expect(guard.findings()).toEqual([]);
  });
});
