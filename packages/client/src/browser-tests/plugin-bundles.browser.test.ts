import { type TestServer, createUser, dataOf, writePlugin } from '@mortise/testing';
import { type TestBrowser, type TestPage, accessibilityFaultsInBothThemes, serveAdmin, signInByTyping } from '@mortise/testing/browser';
import { menuLink } from './testing/in-the-menu';
import { pagesPlugin } from './testing/pages-plugin';
import { type PluginFolder, createPluginFolder } from './testing/plugin-folder';

const client = (setup: string): string => `
  import { createElement as h } from 'react';
  const plugin = (id) => ({ id, texts: {}, setup(shell) { ${setup} } });
`;

/** Plugins that are broken in every way a bundle can be, and what is told of each. */
const BROKEN = {
  syntax: { code: 'export default {{', told: /./ },
  wrong: { code: `${client('')} export default plugin('other');`, told: /must default-export/ },
  nothing: { code: 'export const unrelated = 1;', told: /must default-export/ },
  setup: {
    code: `${client(`shell.addPage({ path: 'setup' }); throw new Error('no setup today');`)} export default plugin('setup');`,
    told: /no setup today/,
  },
  icon: {
    code: `${client(`
      const Icon = () => { throw new Error('no icon today'); };
      shell.addMenuEntry({ id: 'icon', title: 'Without icon', path: '/icon', icon: h(Icon) });
    `)} export default plugin('icon');`,
    told: /no icon today/,
  },
  visible: {
    code: `${client(`
      shell.addMenuEntry({ id: 'visible', title: 'Never', path: '/x', visible: () => { throw new Error('no idea today'); } });
    `)} export default plugin('visible');`,
    told: /no idea today/,
  },
} as const;

/** Its page breaks until somebody mends it. */
const FRAGILE = `
  import { createElement as h } from 'react';
  function Page() {
    if (!globalThis.mended) throw new Error('no page today');
    return h('h1', null, 'All is well');
  }
  export default {
    id: 'fragile',
    texts: {},
    setup(shell) {
      shell.addPage({ path: 'fragile', load: async () => ({ default: Page }) });
      shell.addMenuEntry({ id: 'fragile', title: 'Fragile', path: '/fragile' });
    },
  };
`;

let folder: PluginFolder;

const { server, browser } = serveAdmin(async () => {
  folder = await createPluginFolder();
  for (const [id, { code }] of Object.entries(BROKEN)) await writePlugin(folder.path, { id, setup: '', client: { 'index.js': code } });
  await writePlugin(folder.path, { id: 'fragile', setup: '', client: { 'index.js': FRAGILE } });
  await writePlugin(folder.path, { id: 'notes', setup: '', client: pagesPlugin('notes', 'First words') });
  return { pluginFolders: folder.pluginFolders };
});
afterAll(() => folder.remove());

const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

async function replaceNotes(words: string): Promise<void> {
  dataOf(await asRoot('pm:disable?filterByTk=notes'));
  await writePlugin(folder.path, { id: 'notes', setup: '', client: pagesPlugin('notes', words) });
  dataOf(await asRoot('pm:enable?filterByTk=notes'));
}

async function signedIn(account = server.root, options?: Parameters<TestBrowser['open']>[1]): Promise<TestPage> {
  const opened = await browser.open(server, options);
  await signInByTyping(opened.page, account);
  return opened;
}

/** What React and the browser write of an error that a wall held back. */
const HELD = /no (page|icon) today|Unexpected token/;

describe('broken bundles', () => {
  it('cost nothing but themselves, and the admin is told which and why', async () => {
    const { page, guard } = await signedIn();
    const notice = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    for (const [id, { told }] of Object.entries(BROKEN)) {
      await expect(
        notice
          .getByRole('listitem')
          .filter({ hasText: new RegExp(`^${id} `) })
          .textContent(),
      ).resolves.toMatch(told);
    }
    await expect(notice.getByRole('listitem').count()).resolves.toBe(Object.keys(BROKEN).length);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await menuLink(page, 'Without icon').waitFor();
    await menuLink(page, 'Notes of notes').click();
    await page.getByRole('button', { name: 'First words' }).waitFor();
    await menuLink(page, 'Users').or(menuLink(page, 'Settings')).first().click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(guard.findings(HELD)).toEqual([]);
  });

  it('are not told to those who cannot mend them', async () => {
    const { username, password } = await createUser(server, { roles: ['member'] });
    const { page, guard } = await signedIn({ ...server.root, account: username, password });
    await page.getByText('Card of notes').waitFor();
    await expect(page.getByText('could not be loaded').count()).resolves.toBe(0);
    expect(guard.findings(HELD)).toEqual([]);
  });

  it('leave a wall where a page breaks, which can be tried again', async () => {
    const { page, guard } = await signedIn();
    await menuLink(page, 'Fragile').click();
    const wall = page.getByRole('alert').filter({ hasText: 'A part of the plugin "fragile" failed' });
    await wall.getByText('no page today').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.evaluate('globalThis.mended = true');
    await wall.getByRole('button', { name: 'Show it again' }).click();
    await page.getByRole('heading', { level: 1, name: 'All is well' }).waitFor();
    expect(guard.findings(HELD)).toEqual([]);
  });
});

describe('a bundle that does not arrive', () => {
  it('can be fetched again', async () => {
    const { page, context, guard } = await browser.open(server);
    await context.route('**/plugins/notes/**', (route) => route.abort());
    await signInByTyping(page, server.root);
    const notice = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
    await notice
      .getByRole('listitem')
      .filter({ hasText: /^notes / })
      .waitFor();
    await context.unroute('**/plugins/notes/**');
    await notice.getByRole('button', { name: 'Load them again' }).click();
    await menuLink(page, 'Notes of notes').waitFor();
    await expect(
      notice
        .getByRole('listitem')
        .filter({ hasText: /^notes / })
        .count(),
    ).resolves.toBe(0);
    expect(guard.findings(HELD)).toEqual([]);
  });

  it('does not keep the page waiting, and is taken in when it comes after all', async () => {
    const { page, context, guard } = await browser.open(server);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/plugins/notes/**', async (route) => {
      await held;
      await route.continue();
    });
    await signInByTyping(page, server.root);
    await page.getByText('has not arrived').waitFor();
    await expect(menuLink(page, 'Notes of notes').count()).resolves.toBe(0);
    release();
    await menuLink(page, 'Notes of notes').waitFor();
    await page.getByText('has not arrived').waitFor({ state: 'detached' });
    expect(guard.findings(HELD)).toEqual([]);
  });

  it('costs one page when a later part of it is missing, and that can be tried again', async () => {
    const { page, context, guard } = await browser.open(server);
    await context.route('**/page.js*', (route) => route.abort());
    await signInByTyping(page, server.root);
    await menuLink(page, 'Notes of notes').click();
    const wall = page.getByRole('alert').filter({ hasText: 'A part of the plugin "notes" failed' });
    await wall.waitFor();
    await context.unroute('**/page.js*');
    await wall.getByRole('button', { name: 'Show it again' }).click();
    await page.getByRole('button', { name: 'First words' }).waitFor();
    expect(guard.findings(/page\.js|no icon today|Unexpected token/)).toEqual([]);
  });
});

describe('a bundle with other files', () => {
  it('takes the place of the old one without a reload, in the language of the viewer', async () => {
    const { page, guard } = await signedIn(server.root, { locale: 'zh-CN' });
    await page.evaluate('globalThis.unbroken = true');
    await page.getByRole('link', { name: 'notes 笔记' }).click();
    await page.getByRole('button', { name: 'First words' }).waitFor();
    await replaceNotes('Second words');
    await page.getByRole('button', { name: 'Second words' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'notes 笔记' }).waitFor();
    await expect(page.evaluate('[globalThis.unbroken, globalThis.entered]')).resolves.toEqual([true, 1]);
    expect(guard.findings(HELD)).toEqual([]);
  });

  it('leaves nothing behind when it is switched off', async () => {
    const { page, guard } = await signedIn();
    await page.getByText('Card of notes').waitFor();
    dataOf(await asRoot('pm:disable?filterByTk=notes'));
    await page.getByText('Card of notes').waitFor({ state: 'detached' });
    await menuLink(page, 'Notes of notes').waitFor({ state: 'detached' });
    await expect(page.evaluate('globalThis.entered')).resolves.toBe(0);
    await page.goto('/admin/notes');
    await page.getByText('There is no page at this address').waitFor();
    await expect(page.evaluate('globalThis.entered')).resolves.toBeUndefined();
    expect(guard.findings(HELD)).toEqual([]);
  });
});
