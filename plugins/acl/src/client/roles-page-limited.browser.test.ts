import { createCollection, createRole, createUser } from '@mortise/testing';
import { type ScreenOptions, type TestPage, AnswerLog, openScreen, serveAdmin, signInByTyping } from '@mortise/testing/browser';

const PAGE = '/admin/settings/roles';

const { server, browser } = serveAdmin();
let role: string;

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
  role = await createRole(server, { name: 'gardeners', grants: [{ collection: 'plants', actions: ['view'] }] });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });

describe('the page of roles for those who may not do everything', () => {
  it('is no page to a member, and asks for no role', async () => {
    const { username, password } = await createUser(server, { roles: ['member'] });
    const { page, guard } = await browser.open(server);
    const answers = new AnswerLog(page);
    await signInByTyping(page, { account: username, password });
    await page.goto(`${PAGE}?role=${role}`);
    await page.getByText('There is no page at this address').waitFor();
    expect(answers.paths.filter((path) => /roles[/:]/.test(path))).toEqual([]);
    await expect(answers.text()).resolves.not.toContain(role);
    expect(guard.findings()).toEqual([]);
  });

  it('tells those who manage roles no more of users than their names', async () => {
    const managers = await createRole(server, { snippets: ['pm.acl.roles'] });
    const { username, password } = await createUser(server, { roles: [managers] });
    const { page, guard } = await open({ account: { account: username, password } });
    const answers = new AnswerLog(page);
    await page.goto(`${PAGE}?role=${managers}&tab=users`);
    await page.getByLabel('Search all users by name').fill('root');
    await page.getByRole('cell', { name: 'root', exact: true }).waitFor();
    await expect(answers.text()).resolves.not.toMatch(/root@example\.test|\$argon2|\$2[aby]\$|scrypt/);
    expect(guard.findings()).toEqual([]);
  });
});
