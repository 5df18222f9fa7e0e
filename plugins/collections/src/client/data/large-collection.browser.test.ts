import { createCollection, createRole, createUser, dataOf, eachDatabase } from '@mortise/testing';
import { type Page, type Route, type TestPage, serveAdmin } from '@mortise/testing/browser';
import { type DataScreen, addRecords, visitData } from '../../testing/data-screen';

const COUNT = 100_000;
const PAGE = 50;

const titleOf = (number: number): string => `Task ${String(number).padStart(6, '0')}`;

eachDatabase('a collection of 100,000 records, on %s', (dialect) => {
  const { server, browser } = serveAdmin({ dialect });

  beforeAll(async () => {
    await createCollection(server, { name: 'projects', title: 'Projects', fields: [{ name: 'title', type: 'string' }] });
    await createCollection(server, {
      name: 'tasks',
      title: 'Tasks',
      fields: [
        { name: 'title', type: 'string', title: 'Title', index: true },
        { name: 'amount', type: 'integer', title: 'Amount', index: true },
        { name: 'secret', type: 'string', title: 'Secret' },
        { name: 'project', type: 'belongsTo', target: 'projects', title: 'Project' },
      ],
    });
    await addRecords(server, 'projects', [{ title: 'House' }, { title: 'Garden' }]);
    const tasks = Array.from({ length: COUNT }, (_, index) => ({
      title: titleOf(index + 1),
      amount: COUNT - index,
      secret: `whisper ${index}`,
      project: (index % 2) + 1,
    }));
    await addRecords(server, 'tasks', tasks);
  });

  /** A role that sees all but the last tasks, and not all of them. */
  async function limitedAccount() {
    const scope = { 'amount.$gt': 10 };
    const body = { name: 'most', resourceName: 'tasks', scope };
    const { id } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token: server.root.token, body }));
    const role = await createRole(server, {
      grants: [
        { collection: 'tasks', actions: [{ name: 'view', fields: ['title', 'amount', 'project'], scopeId: id }] },
        { collection: 'projects', actions: ['view'] },
      ],
    });
    const { username, password } = await createUser(server, { roles: [role] });
    return { account: username, password };
  }

  /** Statements of each list request of a page since this was last emptied. */
  const statements: number[] = [];

  /** Looks for changes of other processes go on beside a request, so that the least of three attempts counts. */
  async function countStatements(page: Page): Promise<void> {
    await page.route('**/tasks:list?*', async (route) => {
      const counts: number[] = [];
      let response: Awaited<ReturnType<Route['fetch']>>;
      do {
        const before = server.platform.source.statistics().statements;
        response = await route.fetch();
        counts.push(server.platform.source.statistics().statements - before);
      } while (counts.at(-1) !== 1 && counts.length < 3);
      statements.push(Math.min(...counts));
      await route.fulfill({ response });
    });
  }

  /** What an act costs until the table shows its outcome. */
  async function cost(screen: DataScreen, act: () => Promise<void>, outcome: string) {
    await screen.takeLists();
    statements.length = 0;
    await act();
    await screen.shows(outcome);
    const lists = await screen.takeLists();
    return { statements: [...statements], rows: lists.map(({ rows }) => rows.length) };
  }

  const ONE_PAGE = { statements: [1], rows: [PAGE] };

  async function walk({ page, guard }: TestPage, screen: DataScreen): Promise<void> {
    const { grid } = screen;
    const number = page.getByRole('textbox', { name: 'Page', exact: true });
    const by = (title: string) => (): Promise<void> => grid.getByRole('button', { name: title }).click();
    await screen.shows(titleOf(1));
    await countStatements(page);
    await expect(cost(screen, () => page.getByRole('button', { name: 'Next page' }).click(), titleOf(PAGE + 1))).resolves.toEqual(ONE_PAGE);
    const jump = async (): Promise<void> => {
      await number.fill('1500');
      await number.press('Enter');
    };
    await expect(cost(screen, jump, titleOf(1499 * PAGE + 1))).resolves.toEqual(ONE_PAGE);
    await expect(cost(screen, by('Amount'), '11')).resolves.toEqual(ONE_PAGE);
    await expect(cost(screen, by('Title'), titleOf(1))).resolves.toEqual(ONE_PAGE);
    const filter = async (): Promise<void> => {
      const drawer = await screen.openFilter();
      await screen.choose(drawer.getByRole('combobox', { name: 'Field', exact: true }), 'Amount');
      await screen.choose(drawer.getByRole('combobox', { name: 'Comparison' }), 'is at most');
      await drawer.getByRole('textbox', { name: 'Value' }).fill('50000');
      await drawer.getByRole('button', { name: 'Apply' }).click();
    };
    await expect(cost(screen, filter, titleOf(50_001))).resolves.toEqual(ONE_PAGE);
    const search = (): Promise<void> => page.getByRole('searchbox').fill('07');
    await expect(cost(screen, search, titleOf(50_107))).resolves.toEqual(ONE_PAGE);
    expect(guard.findings()).toEqual([]);
  }

  it('each page, order and filter is one request and one statement', async () => {
    const visit = await visitData({ browser, server, path: 'tasks', title: 'Tasks' });
    await walk(visit, visit.screen);
  });

  it('so it is for a role that sees some fields of some records', async () => {
    const account = await limitedAccount();
    const visit = await visitData({ browser, server, path: 'tasks', title: 'Tasks', account });
    await walk(visit, visit.screen);
    await expect(visit.page.getByText(/whisper|Secret/).count()).resolves.toBe(0);
  });

  it('the end of the list is counted when somebody asks', async () => {
    const { page, screen, guard } = await visitData({ browser, server, path: 'tasks', title: 'Tasks' });
    await screen.shows(titleOf(1));
    await page.getByText('1–50 of 10,000+').waitFor();
    await page.getByRole('button', { name: 'Count all' }).click();
    await page.getByText('1–50 of 100,000').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
