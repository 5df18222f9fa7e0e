import { type TestUser, createUser, dataOf } from '@mortise/testing';
import { type Page, type TestPage, accessibilityFaultsInBothThemes, serveAdmin, signInByTyping } from '@mortise/testing/browser';

const SILENT = 'The server does not answer. What you have typed is kept';

const { server, browser, startAgain } = serveAdmin();

interface Visit extends TestPage {
  readonly user: TestUser;
  /** Addresses of the attempts to save the profile that have left the page. */
  readonly saves: readonly string[];
}

async function visit(): Promise<Visit> {
  const user = await createUser(server, { roles: ['member'] });
  const opened = await browser.open(server);
  const saves: string[] = [];
  opened.page.on('request', (request) => {
    if (request.url().includes('users:updateProfile')) saves.push(request.url());
  });
  await signInByTyping(opened.page, { account: user.username, password: user.password });
  return { ...opened, user, saves };
}

async function typeName(page: Page, name: string): Promise<void> {
  await page.goto('/admin?account=profile');
  await page.getByLabel('Display name').fill(name);
}

const saveButton = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('button', { name: 'Save' });
const banner = (page: Page): ReturnType<Page['getByText']> => page.getByText(SILENT);

async function expectTyped(page: Page, name: string): Promise<void> {
  await expect(page.getByLabel('Display name').inputValue()).resolves.toBe(name);
}

async function saveAndLeave({ page, user, saves }: Visit, name: string): Promise<void> {
  const before = saves.length;
  await saveButton(page).click();
  await page.getByRole('button', { name: `Account of ${name}` }).waitFor();
  expect(saves.length).toBe(before + 1);
  const { nickname } = await profileOf(user);
  expect(nickname).toBe(name);
}

async function profileOf({ id }: TestUser): Promise<{ readonly nickname: string | null }> {
  return dataOf(await server.api('GET', `users:get?filterByTk=${id}`, { token: server.root.token }));
}

async function endSessions({ id }: TestUser, password: string): Promise<void> {
  dataOf(await server.api('POST', `users:update?filterByTk=${id}`, { token: server.root.token, body: { password } }));
}

describe('what somebody has typed', () => {
  it('outlives the server', async () => {
    const visitor = await visit();
    const { page, guard } = visitor;
    await typeName(page, 'Ann of the Hill');
    await server.close({ keep: true });
    await saveButton(page).click();
    await page.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await banner(page).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await expectTyped(page, 'Ann of the Hill');
    await startAgain();
    await banner(page).waitFor({ state: 'detached' });
    await expectTyped(page, 'Ann of the Hill');
    await saveAndLeave(visitor, 'Ann of the Hill');
    expect(guard.findings()).toEqual([]);
  });

  it('outlives the session', async () => {
    const visitor = await visit();
    const { page, guard } = visitor;
    await typeName(page, 'Cy in the Wood');
    await endSessions(visitor.user, 'another password');
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await expect(banner(page).count()).resolves.toBe(0);
    await dialog.getByLabel('Password').fill('not this one');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await dialog.getByLabel('Password').fill('another password');
    await dialog.getByRole('button', { name: 'Sign in again' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectTyped(page, 'Cy in the Wood');
    await saveAndLeave(visitor, 'Cy in the Wood');
    expect(guard.findings()).toEqual([]);
  });

  it('outlives the network, and a session that ended while nobody could hear of it', async () => {
    const visitor = await visit();
    const { page, context, guard } = visitor;
    await typeName(page, 'Di at the Lake');
    await context.setOffline(true);
    await saveButton(page).click();
    await page.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await banner(page).waitFor();
    await expectTyped(page, 'Di at the Lake');
    await endSessions(visitor.user, 'another password');
    await context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    await banner(page).waitFor({ state: 'detached' });
    await dialog.getByLabel('Password').fill('another password');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await saveAndLeave(visitor, 'Di at the Lake');
    expect(guard.findings()).toEqual([]);
  });

  it('is sent once, however often somebody asks', async () => {
    const visitor = await visit();
    const { page, context, saves, guard } = visitor;
    await typeName(page, 'Ed of the Mill');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/users:updateProfile', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByLabel('Display name').press('Enter');
    await page.getByLabel('Display name').press('Enter');
    await saveButton(page).click({ force: true });
    release();
    await page.getByRole('button', { name: 'Account of Ed of the Mill' }).waitFor();
    expect(saves.length).toBe(1);
    expect(guard.findings()).toEqual([]);
  });

  it('asks before it is thrown away', async () => {
    const { page, saves, guard } = await visit();
    await typeName(page, 'Flo on the Moor');
    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Keep editing' }) });
    await question.waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await question.getByRole('button', { name: 'Keep editing' }).click();
    await expectTyped(page, 'Flo on the Moor');
    expect(saves).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });
});

describe('somebody else in the same browser', () => {
  it('gets a page of their own in every tab', async () => {
    const { page, context, guard } = await visit();
    const other = await createUser(server, { roles: ['member'] });
    const tab = await context.newPage();
    await tab.goto('/admin');
    await tab.getByRole('button', { name: /^Account of/ }).click();
    await tab.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    await tab.locator('#account').waitFor();
    await signInByTyping(tab, { account: other.username, password: other.password });
    await page.getByRole('button', { name: `Account of ${other.username}` }).waitFor();
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('saves nothing of what the one before had typed', async () => {
    const { page, context, guard } = await visit();
    const other = await visit();
    await typeName(page, 'Gus in the Dale');
    await context.clearCookies();
    await context.addCookies(await other.context.cookies());
    await saveButton(page).click();
    await page.getByRole('button', { name: `Account of ${other.user.username}` }).waitFor();
    expect((await profileOf(other.user)).nickname).toBeNull();
    expect(guard.findings()).toEqual([]);
  });
});
