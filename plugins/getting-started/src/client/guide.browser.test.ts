import { dataOf } from '@mortise/testing';
import {
  type Page,
  accessibilityFaultsInBothThemes,
  breakServer,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
} from '@mortise/testing/browser';

const PAGE = '/admin/getting-started';
const TITLES = ['eat food', 'sleep', 'play games'];

const { server, browser } = serveAdmin();

interface Todo {
  readonly id: number;
  readonly title: string;
  readonly completed: boolean;
}

const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
const arriveAt = (page: Page, done: number): Promise<void> => page.getByText(`${done} of 7 steps done`).waitFor();
const todos = async (): Promise<readonly Todo[]> => dataOf(await server.api('GET', 'todos:list?sort=id', { token: server.root.token }));

describe('the guide for root, who lets everything be done', () => {
  it('leads from the start page to a first call, and ends on what was built', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await page.getByText('New here? Build something in five minutes').waitFor();
    await expectNoFaults(page);
    await page.getByRole('main').getByRole('link', { name: 'Open the guide' }).click();
    await arriveAt(page, 0);
    await expectNoFaults(page);
    await breakServer(page, '**/pm:enable*');
    await buttonOf(page, 'Do it for me').click();
    await page.getByText('It broke.').waitFor();
    await expectNoFaults(page);
    await page.unroute('**/pm:enable*');
    for (const step of [1, 2, 3, 4, 5, 6]) {
      // With the mouse or without, the guide goes on.
      if (step % 2 === 0) await pressByKeyboard(page, buttonOf(page, 'Do it for me'));
      else await buttonOf(page, 'Do it for me').click();
      await arriveAt(page, step);
    }
    expect((await todos()).map(({ title }) => title)).toEqual(TITLES);
    await page.getByRole('heading', { level: 2, name: 'Call the API with your key' }).and(page.locator(':focus')).waitFor();
    const key = await page.getByRole('textbox', { name: 'Your API key' }).inputValue();
    expect((await server.api('GET', 'todos:list', { token: key })).status).toBe(200);
    expect((await server.api('GET', 'users:list', { token: key })).status).toBe(403);
    await buttonOf(page, 'Try it now').click();
    await page.getByRole('region', { name: 'Answer of the server' }).getByText('eat food').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'See what you built').click();
    await page.getByRole('heading', { level: 2, name: 'You built a backend' }).waitFor();
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });

  it('shows it alive: what is ticked is written, and what is written elsewhere is shown', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await page.getByText('Your to-do list is ready').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Look at it' }).click();
    await page.getByRole('checkbox', { name: 'sleep' }).click();
    await page.getByText('1 of 3 are done').first().waitFor();
    expect((await todos()).map(({ completed }) => completed)).toEqual([false, true, false]);
    const [first] = await todos();
    dataOf(await server.api('POST', `todos:update?filterByTk=${first?.id}`, { token: server.root.token, body: { completed: true } }));
    await page.getByText('2 of 3 are done').first().waitFor();
    await breakServer(page, '**/todos:update*');
    await page.getByRole('checkbox', { name: 'play games' }).click();
    await page.getByText('It broke.').first().waitFor();
    await page.getByRole('checkbox', { name: 'play games', checked: false }).waitFor();
    await page.unroute('**/todos:update*');
    await buttonOf(page, 'The steps once more').click();
    await page.getByRole('link', { name: 'Look at the role' }).click();
    await page.getByRole('heading', { level: 2, name: 'To Dos API Role' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('is put away and not shown again', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await pressByKeyboard(page, buttonOf(page, 'Do not show this here any more'));
    await page.getByText('Your to-do list is ready').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: 'Getting started' }).waitFor();
    await expect(page.getByText('Your to-do list is ready').count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('says so when it cannot look, and looks again', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await breakServer(page, '**/todos:list*');
    await page.goto(PAGE);
    await page.getByText('It broke.').waitFor();
    await expectNoFaults(page);
    await page.unroute('**/todos:list*');
    await buttonOf(page, 'Try again').click();
    await page.getByRole('heading', { level: 2, name: 'You built a backend' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
