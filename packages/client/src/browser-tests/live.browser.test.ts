import { type TestServer, type TestUser, createCollection, createRole, createUser, dataOf, writePlugin } from '@mortise/testing';
import { type TestPage, accessibilityFaultsInBothThemes, serveAdmin, signInByTyping } from '@mortise/testing/browser';
import { menuLink, paletteAnswers } from './testing/in-the-menu';
import { pagesPlugin } from './testing/pages-plugin';
import { type PluginFolder, createPluginFolder } from './testing/plugin-folder';

let folder: PluginFolder;
/** Two people who look at the same product, and nobody reloads. */
let admin: TestPage;
let member: TestPage;
let people: Record<'admin' | 'member', TestUser>;
let role: string;

const { server, browser } = serveAdmin(async () => {
  folder = await createPluginFolder();
  await writePlugin(folder.path, { id: 'notes', preset: 'off', setup: '', client: pagesPlugin('notes') });
  return { pluginFolders: folder.pluginFolders };
});
beforeAll(async () => {
  await createCollection(server, { name: 'todos' });
  role = await createRole(server, { grants: [{ collection: 'todos' }], snippets: ['pm.users'] });
  people = { admin: await createUser(server, { roles: ['admin'] }), member: await createUser(server, { roles: [role] }) };
  admin = await open(people.admin);
  member = await open(people.member);
});
afterAll(() => folder.remove());

async function open({ username, password }: TestUser): Promise<TestPage> {
  const opened = await browser.open(server);
  await signInByTyping(opened.page, { account: username, password });
  // A reload would forget it.
  await opened.page.evaluate('globalThis.unbroken = true');
  return opened;
}

const asRoot = (path: string, body?: unknown): ReturnType<TestServer['api']> =>
  server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
const heading = (page: TestPage['page'], name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** Nothing was reloaded and nothing went wrong. */
async function expectUnbroken(): Promise<void> {
  for (const { page, guard } of [admin, member]) {
    await expect(page.evaluate('globalThis.unbroken')).resolves.toBe(true);
    expect(guard.findings()).toEqual([]);
  }
}

describe('what changes elsewhere', () => {
  it('a plugin that is switched on brings its pages, settings and commands to everybody', async () => {
    dataOf(await asRoot('pm:enable?filterByTk=notes'));
    for (const { page } of [admin, member]) {
      await menuLink(page, 'Notes of notes').waitFor();
      await page.getByText('Card of notes').waitFor();
      await expect(paletteAnswers(page, 'of notes')).resolves.toEqual(['Notes of notesPages', 'Rules of notesSettings']);
      await expect(paletteAnswers(page, 'write with')).resolves.toEqual(['Write with notesCommands']);
      await menuLink(page, 'Notes of notes').click();
      await heading(page, 'Notes of notes');
      await page.getByRole('button', { name: 'Hello' }).waitFor();
    }
    await expectUnbroken();
  });

  it('a plugin that is switched off takes everything with it, also the page somebody looks at', async () => {
    await menuLink(member.page, 'Settings').click();
    await member.page.getByRole('main').getByRole('link', { name: 'Rules of notes' }).click();
    await heading(member.page, 'Notes of notes');
    dataOf(await asRoot('pm:disable?filterByTk=notes'));
    for (const { page } of [admin, member]) {
      await page.getByText('There is no page at this address').waitFor();
      await menuLink(page, 'Notes of notes').waitFor({ state: 'detached' });
      await expect(paletteAnswers(page, 'notes')).resolves.toEqual([]);
      await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
      await expect(page.evaluate('globalThis.entered')).resolves.toBe(0);
      await page.getByRole('button', { name: 'To the start page' }).click();
      await heading(page, 'Welcome');
    }
    await expectUnbroken();
  });

  it('a collection comes, is renamed and goes', async () => {
    await createCollection(server, { name: 'books', title: 'Books' });
    await menuLink(admin.page, 'Books').waitFor();
    dataOf(await asRoot('collections:update?filterByTk=books', { title: 'Library' }));
    await menuLink(admin.page, 'Library').waitFor();
    await menuLink(admin.page, 'Books').waitFor({ state: 'detached' });
    dataOf(await asRoot('collections:destroy?filterByTk=books'));
    await menuLink(admin.page, 'Library').waitFor({ state: 'detached' });
    await expect(menuLink(member.page, 'todos').count()).resolves.toBe(1);
    await expectUnbroken();
  });

  it('a permission that is taken away takes menu entries and pages with it, and brings them back', async () => {
    const { page } = member;
    await menuLink(page, 'Settings').click();
    await page.getByRole('main').getByRole('link', { name: 'Users' }).click();
    await heading(page, 'Users');
    dataOf(await asRoot(`roles:update?filterByTk=${role}`, { snippets: [] }));
    await page.getByText('There is no page at this address').waitFor();
    await menuLink(page, 'Settings').waitFor({ state: 'detached' });
    dataOf(await asRoot(`roles/${role}/resources:update?filterByTk=todos`, { usingActionsConfig: true, actions: [] }));
    await menuLink(page, 'todos').waitFor({ state: 'detached' });
    dataOf(await asRoot(`roles:update?filterByTk=${role}`, { snippets: ['pm.users'] }));
    await heading(page, 'Users');
    await menuLink(page, 'Settings').waitFor();
    await expectUnbroken();
  });

  it('the name and the colour of the product', async () => {
    dataOf(await asRoot('systemSettings:update', { title: 'Workshop', primaryColor: '#7a1fa2' }));
    for (const { page } of [admin, member]) {
      await page.getByRole('banner').getByText('Workshop').waitFor();
      await page.locator('.admin-brand rect[fill="#7a1fa2"]').waitFor();
      await expect(page.title()).resolves.toMatch(/Workshop$/);
    }
    await expectUnbroken();
  });

  it('a role that is taken away leaves a page that says so, and a role given brings everything back', async () => {
    const { page } = member;
    dataOf(await asRoot(`users/${people.member.id}/roles:set`, []));
    await page.getByText('Your account has no role').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    dataOf(await asRoot(`users/${people.member.id}/roles:set`, [role]));
    await heading(page, 'Users');
    await expectUnbroken();
  });

  it('a session that is ended asks to sign in again, and goes on where it was', async () => {
    const { page } = admin;
    dataOf(await asRoot(`users:update?filterByTk=${people.admin.id}`, { password: 'another password' }));
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await dialog.getByLabel('Password').fill('another password');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await createCollection(server, { name: 'afterwards', title: 'Afterwards' });
    await menuLink(page, 'Afterwards').waitFor();
    await expectUnbroken();
  });
});
