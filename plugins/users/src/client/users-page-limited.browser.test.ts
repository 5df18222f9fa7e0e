import { type TestUser, createRole, createUser, dataOf, uniqueName } from '@mortise/testing';
import {
  type ScreenOptions,
  type TestPage,
  AnswerLog,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
  signInByTyping,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/users';

const { server, browser } = serveAdmin();

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const accountOf = ({ username, password }: TestUser) => ({ account: username, password });

describe('the page of users for those who may not do everything', () => {
  it('tells nothing of roles to those who manage users only', async () => {
    const secret = await createRole(server, { name: uniqueName('secret') });
    await createUser(server, { username: 'flo', roles: [secret] });
    const clerks = await createRole(server, { snippets: ['pm.users'] });
    const clerk = await createUser(server, { roles: [clerks] });
    const { page, guard } = await open({ account: accountOf(clerk) });
    const answers = new AnswerLog(page);
    await page.reload();
    await buttonOf(page, 'flo').click();
    await page.getByRole('dialog').getByLabel('Username').waitFor();
    await expect(page.getByRole('combobox', { name: 'Filter by role' }).count()).resolves.toBe(0);
    await expect(page.getByRole('columnheader', { name: 'Roles' }).count()).resolves.toBe(0);
    await expect(page.getByRole('dialog').getByText('Roles').count()).resolves.toBe(0);
    const told = await answers.text();
    expect(told).toContain('"flo"');
    expect(told).not.toContain(secret);
    expect(told).not.toMatch(/password"?:\s*"/i);
    expect(guard.findings()).toEqual([]);
  });

  it('lets nobody but root give the role root, and says why a refused act is refused', async () => {
    const admin = await createUser(server, { roles: ['admin'] });
    const { page, guard } = await open({ path: `${PAGE}?user=new`, account: accountOf(admin) });
    await page.getByRole('combobox', { name: 'Roles', exact: true }).click();
    await openChoices(page).getByText('Member', { exact: true }).waitFor();
    await expect(openChoices(page).getByText('Root', { exact: true }).count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await page.goto(PAGE);
    await page
      .getByRole('row')
      .filter({ hasText: 'root@example.test' })
      .getByRole('button', { name: /^Delete / })
      .click();
    await page.getByRole('dialog').getByLabel('Type root to confirm').fill('root');
    await buttonOf(page, 'Delete user').click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    dataOf(await server.api('GET', 'users:get/1', { token: server.root.token }));
    expect(guard.findings()).toEqual([]);
  });

  it('is no page to a member, and asks for nobody', async () => {
    const member = await createUser(server, { roles: ['member'] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, accountOf(member));
    await page.goto(PAGE);
    await page.getByText('There is no page at this address').waitFor();
    expect(answers.paths.filter((path) => path.includes('users:'))).toEqual([]);
    await expect(answers.text()).resolves.not.toContain('root@example.test');
    expect(guard.findings()).toEqual([]);
  });
});
