import { createCollection, createRole } from '@mortise/testing';
import {
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  breakServer,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/roles';

const { server, browser } = serveAdmin();
let role: string;

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
  role = await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants', actions: ['view'] }] });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

describe('the page of roles for everybody', () => {
  it('has none in its tabs', async () => {
    const { page, guard } = await open({ path: `${PAGE}?role=${role}&tab=administration` });
    await page.getByRole('switch', { name: 'Plugins', exact: true }).waitFor();
    await expectNoFaults(page);
    await page.getByRole('tab', { name: 'Users' }).click();
    await page.getByText('Nobody holds this role yet').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none in its drawers and dialogs', async () => {
    const { page, guard } = await open({ path: `${PAGE}?role=${role}&tab=users` });
    await buttonOf(page, 'Delete').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('No API key acts with it.').waitFor();
    await expectNoFaults(page);
    await buttonOf(dialog, 'Cancel').click();
    await dialog.waitFor({ state: 'hidden' });
    await buttonOf(page, 'Edit').click();
    await dialog.getByLabel('Title').fill('');
    await buttonOf(dialog, 'Save').click();
    await page.getByText('Give the role a title.').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none for root, and for a role that is gone', async () => {
    const { page, guard } = await open({ path: `${PAGE}?role=root` });
    await page.getByText('Root may do everything').waitFor();
    await expectNoFaults(page);
    await page.goto(`${PAGE}?role=gone&new=1`);
    await page.getByText('There is no such role').waitFor();
    await page.getByRole('dialog').getByLabel('Name').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('has none where the server fails, and goes on when it does not', async () => {
    const { page, guard } = await open({ path: `${PAGE}?role=root` });
    await breakServer(page, '**/collections:listGrantable*');
    await page.getByRole('link', { name: /^gardeners/ }).click();
    await page.getByText('It broke.').waitFor();
    await expectNoFaults(page);
    await page.unroute('**/collections:listGrantable*');
    await buttonOf(page, 'Try again').click();
    await buttonOf(page, 'Own rules: rules for Plants').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese and fits a phone', async () => {
    const { page, guard } = await open({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: '角色' }).waitFor();
    await page.getByRole('link', { name: /^gardeners/ }).click();
    await page.getByRole('heading', { level: 2, name: role }).waitFor();
    await page
      .getByRole('button', { name: /plants|Plants/ })
      .first()
      .waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.goto(`${PAGE}?role=${role}&collection=plants`);
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });
});
