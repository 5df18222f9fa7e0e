import { createCollection, createRole, dataOf, writePlugin } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaults,
  accessibilityFaultsInBothThemes,
  breakServer,
  buttonOf,
  pressByKeyboard,
  serveAdmin,
  signInByRequest,
} from '@mortise/testing/browser';
import { type PluginFolder, createPluginFolder } from './testing/plugin-folder';

interface Screen {
  readonly screen: string;
  /** Below `/admin`. */
  readonly path: string;
  /** What is asked for and does not come. */
  readonly asks: string;
}

const SCREENS: readonly Screen[] = [
  { screen: 'the relation diagram', path: '/settings/collections?view=diagram', asks: 'collections:list?*' },
  { screen: 'a collection', path: '/settings/collections?collection=plants', asks: 'collections:get?*' },
  { screen: 'the data browser', path: '/data/plants', asks: 'plants:list?*' },
  { screen: 'the data browser without its collection', path: '/data/plants', asks: 'collections:listAccessible*' },
  { screen: 'the drawer of a record', path: '/data/plants?record=1', asks: 'plants:get?*' },
  { screen: 'the users', path: '/settings/users', asks: 'users:list?*' },
  { screen: 'the drawer of a user', path: '/settings/users?user=1', asks: 'users:get/*' },
  { screen: 'the roles', path: '/settings/roles', asks: 'roles:list?*' },
  { screen: 'the permissions of a role', path: '/settings/roles?role=gardeners', asks: 'collections:listGrantable*' },
  { screen: 'the users of a role', path: '/settings/roles?role=gardeners&tab=users', asks: 'roles/gardeners/users:list?*' },
  { screen: 'the API keys', path: '/settings/api-keys', asks: 'apiKeys:list*' },
  { screen: 'the plugin manager', path: '/settings/plugins', asks: 'pm:list*' },
  { screen: 'the settings of a plugin', path: '/settings/plugins?plugin=weather&tab=settings', asks: 'pm:getSettings*' },
];

let folder: PluginFolder;

const { server, browser } = serveAdmin(async () => {
  folder = await createPluginFolder();
  const settings = { type: 'object', properties: { city: { type: 'string', title: 'City' } } };
  await writePlugin(folder.path, { id: 'weather', title: 'Weather', preset: 'off', setup: '', settings });
  return { plugins: ['api-keys'], pluginFolders: folder.pluginFolders };
});
beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  dataOf(await server.api('POST', 'plants:create', { token: server.root.token, body: { title: 'rose' } }));
  await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants' }] });
});
afterAll(() => folder.remove());

const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

const failure = (page: Page, text: string): Locator => page.getByRole('alert').filter({ hasText: text }).first();

async function visit() {
  const opened = await browser.open(server);
  await signInByRequest(opened.context, server.url, server.root);
  return opened;
}

describe('data that cannot be read', () => {
  it.each(SCREENS)('leave $screen usable by everybody, and come when they can be read again', async ({ path, asks }) => {
    const { page, guard } = await visit();
    await breakServer(page, `**/${asks}`);
    await page.goto(`/admin${path}`);
    await failure(page, 'It broke.').waitFor();
    await expectNoFaults(page);
    await page.unroute(`**/${asks}`);
    await pressByKeyboard(page, buttonOf(page, 'Try again').first());
    await failure(page, 'It broke.').waitFor({ state: 'detached' });
    expect(guard.findings()).toEqual([]);
  });

  it('leave a screen usable by everybody when the server is gone', async () => {
    const { page, guard } = await visit();
    await page.route('**/plants:list?*', (route) => route.abort());
    await page.goto('/admin/data/plants');
    await failure(page, 'Check the connection').waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('leave a page that says so where even what the product is called does not come, as in the system settings', async () => {
    const { page, guard } = await visit();
    await breakServer(page, '**/app:boot');
    await page.goto('/admin/settings/system');
    await page.getByRole('heading', { level: 1, name: 'Mortise does not answer' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(accessibilityFaults(page)).resolves.toEqual([]);
    }
    await page.unroute('**/app:boot');
    await pressByKeyboard(page, buttonOf(page, 'Try again'));
    await page.getByRole('heading', { level: 1, name: 'System settings' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
