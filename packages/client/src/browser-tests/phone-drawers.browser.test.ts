import { createApiKey, createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  type TestPage,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
  wordsOf,
} from '@mortise/testing/browser';

const say = wordsOf('zh-CN');

/** Drawers that stand in the address, below `/admin`. */
const DRAWERS: readonly { readonly drawer: string; readonly path: string }[] = [
  { drawer: 'the own profile', path: '?account=profile' },
  { drawer: 'the own password', path: '?account=password' },
  { drawer: 'a record', path: '/data/plants?record=1' },
  { drawer: 'the filter', path: '/data/plants?panel=filter' },
  { drawer: 'a field', path: '/settings/collections?collection=plants&field=title' },
  { drawer: 'a new user', path: '/settings/users?user=new' },
  { drawer: 'a new role', path: '/settings/roles?new=1' },
  { drawer: 'a role', path: '/settings/roles?role=gardeners&edit=1' },
  { drawer: 'a new API key', path: '/settings/api-keys?new=1' },
];

/** Dialogs that ask before something is removed, and the button that opens them. */
const REMOVALS: readonly { readonly removal: string; readonly path: string; readonly button: string }[] = [
  { removal: 'a record', path: '/data/plants?record=1', button: say('collections', 'data.delete.button') },
  {
    removal: 'a field',
    path: '/settings/collections?collection=plants',
    button: say('collections', 'collections.list.deleteOf', { title: 'Title' }),
  },
  { removal: 'a user', path: '/settings/users', button: say('users', 'users.deleteOf', { name: 'ann' }) },
  { removal: 'a role', path: '/settings/roles?role=gardeners', button: say('acl', 'roles.delete') },
  { removal: 'an API key', path: '/settings/api-keys', button: say('api-keys', 'delete.title', { name: 'Script' }) },
];

const { server, browser } = serveAdmin({ plugins: ['api-keys'] });

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  dataOf(await server.api('POST', 'plants:create', { token: server.root.token, body: { title: 'rose' } }));
  await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants' }] });
  await createUser(server, { username: 'ann', roles: ['gardeners'] });
  await createApiKey(server, { name: 'Script', role: 'root' });
});

const onPhone = (path: string): Promise<TestPage> =>
  openScreen(browser, server, { path: `/admin${path}`, locale: 'zh-CN', viewport: { width: 390, height: 844 } });

async function expectFit(page: Page): Promise<void> {
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
}

describe('a Chinese phone', () => {
  it.each(DRAWERS)('fits the drawer of $drawer, which everybody can use', async ({ path }) => {
    const { page, guard } = await onPhone(path);
    await page.getByRole('dialog').getByRole('button').nth(1).waitFor();
    await expectFit(page);
    expect(guard.findings()).toEqual([]);
  });

  it.each(REMOVALS)('fits the question before $removal is removed, which everybody can use', async ({ path, button }) => {
    const { page, guard } = await onPhone(path);
    await buttonOf(page, button).click();
    await page.getByRole('dialog').last().getByRole('button').nth(1).waitFor();
    await expectFit(page);
    expect(guard.findings()).toEqual([]);
  });

  it('fits the palette, the menu and the notices, which everybody can use', async () => {
    const { page, guard } = await onPhone('');
    await buttonOf(page, say('shell', 'layout.menu')).click();
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await expectFit(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await expectFit(page);
    await page.keyboard.press('Escape');
    await buttonOf(page, say('shell', 'notices.title')).click();
    await page.getByText(say('shell', 'notices.none')).waitFor();
    await expectFit(page);
    expect(guard.findings()).toEqual([]);
  });

  it('fits the ways to show records and to ask for them from a program', async () => {
    const { page, guard } = await onPhone('/data/plants');
    await page.getByRole('gridcell', { name: 'rose' }).first().waitFor();
    await buttonOf(page, say('collections', 'data.columns.button')).click();
    await page.getByRole('dialog', { name: say('collections', 'data.columns.title') }).waitFor();
    await expectFit(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: say('collections', 'data.copyAs.button') }).click();
    await page.getByRole('menuitem', { name: 'Python' }).click();
    await page.getByRole('dialog', { name: say('collections', 'data.copyAs.title') }).waitFor();
    await expectFit(page);
    expect(guard.findings()).toEqual([]);
  });
});

describe('the guide on a Chinese phone', () => {
  it('can be used by everybody from its first steps to its last', async () => {
    const { page, guard } = await onPhone('/getting-started');
    const doIt = buttonOf(page, say('getting-started', 'steps.doIt'));
    // API keys, the first step, are on already.
    for (const step of [1, 2, 3, 4, 5]) {
      await page.getByText(say('getting-started', 'guide.progress_other', { done: step, count: 7 })).waitFor();
      if (step % 4 === 1) await expectFit(page);
      await doIt.click();
    }
    await page.getByRole('textbox').first().waitFor();
    await expectFit(page);
    await buttonOf(page, say('ui', 'tryCall.run')).click();
    await buttonOf(page, say('getting-started', 'steps.call.finish')).click();
    await page.getByRole('heading', { level: 2, name: say('getting-started', 'result.title') }).waitFor();
    await expectFit(page);
    expect(guard.findings()).toEqual([]);
  });
});
