import { createCollection, createRole } from '@mortise/testing';
import {
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/roles';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
  await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants', actions: ['view'] }] });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> =>
  openScreen(browser, server, { path: `${PAGE}?role=gardeners`, ...options });
const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

describe('the matrix of permissions for everybody', () => {
  it('has no faults of accessibility in the matrix and its menus', async () => {
    const { page, guard } = await open();
    await buttonOf(page, 'Own rules: rules for Plants').click();
    await page.getByRole('menuitem', { name: 'Full access' }).waitFor();
    await expectNoFaults(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /, View, Plants$/ }).click();
    await page.getByRole('menuitem', { name: 'Own records' }).waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none where changes would be lost', async () => {
    const { page, guard } = await open();
    await buttonOf(page, 'Own rules: rules for Plants').click();
    await page.getByRole('menuitem', { name: 'Full access' }).click();
    await page.getByRole('link', { name: /^Member/ }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none in the drawer of a collection', async () => {
    const { page, guard } = await open({ path: `${PAGE}?role=gardeners&collection=plants` });
    const view = page.getByRole('region', { name: 'View' });
    await view.getByRole('radio', { name: 'Records that meet a condition' }).click();
    await view.getByRole('checkbox', { name: /^All fields/ }).click();
    await buttonOf(page.getByRole('dialog'), 'Save').click();
    await page.getByText('A condition is not finished').waitFor();
    await view.getByRole('combobox', { name: 'Comparison' }).click();
    await openChoices(page).waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });
});
