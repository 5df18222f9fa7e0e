import { createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
  signInByTyping,
} from '@mortise/testing/browser';

const PAGE = '/admin/getting-started';

const { server, browser } = serveAdmin();

const arriveAt = (page: Page, done: number): Promise<void> => page.getByText(`${done} of 7 steps done`).waitFor();

async function accountWith(role: string) {
  const { id, username, password } = await createUser(server, { roles: [role] });
  return { id, account: username, password };
}

describe('the guide for those who are not root', () => {
  it('invites no member, and tells one who comes by address whom to ask', async () => {
    const account = await accountWith('member');
    const { page, guard } = await browser.open(server, { viewport: { width: 390, height: 844 } });
    const answers = new AnswerLog(page);
    await signInByTyping(page, account);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.getByText('New here?').count()).resolves.toBe(0);
    await expect(page.getByRole('link', { name: 'Getting started' }).count()).resolves.toBe(0);
    await page.goto(PAGE);
    await page.getByText('Your role does not cover this step').waitFor();
    await expect(buttonOf(page, 'Do it for me').count()).resolves.toBe(0);
    await expect(page.getByRole('link', { name: 'Show me where' }).count()).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    dataOf(await server.api('POST', 'pm:enable?filterByTk=api-keys', { token: server.root.token }));
    await arriveAt(page, 1);
    await page.getByText('Ask somebody who may manage collections').waitFor();
    dataOf(await server.api('POST', 'pm:disable?filterByTk=api-keys', { token: server.root.token }));
    await arriveAt(page, 0);
    expect(answers.paths.filter((path) => /users:list|roles:list|roles\//.test(path))).toEqual([]);
    await expect(answers.text()).resolves.not.toContain('root@example.test');
    expect(guard.findings()).toEqual([]);
  });

  it('leads an admin to a key of the new user, since only root takes roles for itself', async () => {
    const account = await accountWith('admin');
    const { page, guard } = await openScreen(browser, server, { path: PAGE, account });
    for (const step of [0, 1, 2, 3, 4]) {
      await arriveAt(page, step);
      await buttonOf(page, 'Do it for me').click();
    }
    await arriveAt(page, 5);
    await page.getByText('this key will belong to "To Dos API User"').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Do it for me').click();
    await arriveAt(page, 6);
    await buttonOf(page, 'Try it now').click();
    await page.getByRole('region', { name: 'Answer of the server' }).getByText('eat food').waitFor();
    await buttonOf(page, 'See what you built').click();
    await page.getByRole('heading', { level: 2, name: 'You built a backend' }).waitFor();
    const held = await server.api('GET', `users/${account.id}/roles:list`, { token: server.root.token });
    expect(dataOf<{ name: string }[]>(held).map(({ name }) => name)).toEqual(['admin']);
    expect(guard.findings()).toEqual([]);
  });
});
