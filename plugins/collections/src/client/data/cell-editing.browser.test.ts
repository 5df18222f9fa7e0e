import { type TestServer, type TestUser, createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { type Locator, accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const BEFORE = 'Water the plants';
const SILENT = 'The server does not answer. What you have typed is kept';
const TYPED = 'Water the plants twice';

const { server, browser, startAgain } = serveAdmin();

interface Editing extends DataVisit {
  readonly collection: string;
  readonly user: TestUser;
  readonly input: Locator;
}

/** Somebody who looks at two records, one of which is called `BEFORE`. */
async function look(): Promise<Editing> {
  const collection = await createCollection(server, { title: 'Todos', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  await addRecords(server, collection, [{ title: BEFORE }, { title: 'Sleep' }]);
  const user = await createUser(server, { roles: [await createRole(server, { grants: [{ collection }] })] });
  const account = { account: user.username, password: user.password };
  const visit = await visitData({ browser, server, path: collection, title: 'Todos', account });
  await visit.screen.shows(BEFORE);
  return { ...visit, collection, user, input: visit.screen.grid.getByRole('textbox', { name: 'Title' }) };
}

async function type(editing: Editing): Promise<void> {
  await editing.screen.cell(BEFORE).dblclick();
  await editing.input.fill(TYPED);
}

const stored = async ({ collection }: Editing): Promise<readonly unknown[]> => {
  const answer = await server.api('GET', `${collection}:list?sort=id`, { token: server.root.token });
  return dataOf<{ title: string }[]>(answer).map(({ title }) => title);
};

async function expectTyped({ input }: Editing): Promise<void> {
  await expect(input.inputValue()).resolves.toBe(TYPED);
}

async function save(editing: Editing): Promise<void> {
  await editing.input.press('Enter');
  await editing.screen.shows(TYPED);
  await editing.input.waitFor({ state: 'detached' });
  await expect(stored(editing)).resolves.toEqual([TYPED, 'Sleep']);
}

const unreachable = ({ screen }: Editing): Promise<void> =>
  screen.grid.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();

describe('what is typed into a cell', () => {
  it('is saved with the keyboard alone, and Escape leaves everything as it was', async () => {
    const editing = await look();
    const { page, screen, input, guard } = editing;
    const cell = screen.cell(BEFORE);
    await screen.grid.getByRole('link', { name: `Open ${BEFORE}` }).waitFor();
    for (let step = 0; step < 60 && !(await isInside(screen.grid.locator('tbody'), page)); step += 1) await page.keyboard.press('Tab');
    while (!(await isInside(cell, page))) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await input.waitFor();
    await page.keyboard.type('no');
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'detached' });
    await untilInside(cell, page);
    await page.keyboard.press('Enter');
    await input.waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' twice');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Enter');
    await screen.shows(TYPED);
    await untilInside(screen.cell(TYPED), page);
    await expect(stored(editing)).resolves.toEqual([TYPED, 'Sleep']);
    expect(guard.findings()).toEqual([]);
  });

  it('outlives the server', async () => {
    const editing = await look();
    await type(editing);
    await server.close({ keep: true });
    await editing.input.press('Enter');
    await unreachable(editing);
    await expect(accessibilityFaultsInBothThemes(editing.page)).resolves.toEqual([]);
    await expectTyped(editing);
    await startAgain();
    await editing.page.getByText(SILENT).waitFor({ state: 'detached' });
    await expectTyped(editing);
    await save(editing);
    expect(editing.guard.findings()).toEqual([]);
  });

  it('outlives the network', async () => {
    const editing = await look();
    await type(editing);
    await editing.context.setOffline(true);
    await editing.input.press('Enter');
    await unreachable(editing);
    await expectTyped(editing);
    await editing.context.setOffline(false);
    await editing.page.getByText(SILENT).waitFor({ state: 'detached' });
    await save(editing);
    expect(editing.guard.findings()).toEqual([]);
  });

  it('outlives the session', async () => {
    const editing = await look();
    const { page, user } = editing;
    await type(editing);
    const body = { password: 'another password' };
    dataOf(await server.api('POST', `users:update?filterByTk=${user.id}`, { token: server.root.token, body }));
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill('another password');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expectTyped(editing);
    await save(editing);
    expect(editing.guard.findings()).toEqual([]);
  });

  it('stays while others change and delete records', async () => {
    const editing = await look();
    const { screen, collection } = editing;
    await type(editing);
    const asRoot = (path: string, body: unknown): ReturnType<TestServer['api']> =>
      server.api('POST', `${collection}:${path}`, { token: server.root.token, body });
    dataOf(await asRoot('update?filterByTk=2', { title: 'Sleep well' }));
    await screen.shows('Sleep well');
    await expectTyped(editing);
    dataOf(await asRoot('destroy?filterByTk=1', {}));
    await screen.page.getByText('1–1 of 1').waitFor();
    await expectTyped(editing);
    await editing.input.press('Enter');
    await screen.grid.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await expectTyped(editing);
    expect(editing.guard.findings()).toEqual([]);
  });
});

/** The table gives the focus back once it has painted. */
async function untilInside(place: Locator, page: DataVisit['page']): Promise<void> {
  while (!(await isInside(place, page))) await page.waitForTimeout(50);
}

async function isInside(place: Locator, page: DataVisit['page']): Promise<boolean> {
  const focused = page.locator(':focus');
  return (await place.and(focused).count()) + (await place.locator(focused).count()) > 0;
}
