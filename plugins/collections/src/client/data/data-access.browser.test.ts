import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import {
  type Account,
  accessibilityFaultsInBothThemes,
  AnswerLog,
  breakServer,
  serveAdmin,
  sidewaysScroll,
  wordsOf,
} from '@mortise/testing/browser';
import { addRecords, visitData } from '../../testing/data-screen';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'projects', title: 'Projects', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  await createCollection(server, { name: 'empty', title: 'Nothing', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  await createCollection(server, {
    name: 'tasks',
    title: 'Tasks',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'salary', type: 'integer', title: 'Wage' },
      { name: 'project', type: 'belongsTo', target: 'projects', title: 'Project' },
    ],
  });
  await addRecords(server, 'projects', [{ title: 'Manhattan' }]);
  await addRecords(server, 'tasks', [
    { title: 'Sweep', salary: 777_001, project: 1 },
    { title: 'Whisper', salary: 777_002, project: 1 },
  ]);
});

/** Sees the titles of one of the tasks and may change nothing. */
async function reader(): Promise<Account> {
  const body = { name: 'loud', resourceName: 'tasks', scope: { 'title.$ne': 'Whisper' } };
  const { id } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token: server.root.token, body }));
  const actions = [{ name: 'view', fields: ['title'], scopeId: id }];
  const role = await createRole(server, { grants: [{ collection: 'tasks', actions }] });
  const { username, password } = await createUser(server, { roles: [role] });
  return { account: username, password };
}

describe('records', () => {
  it('somebody who may see some shows nothing of the others, nor of what else there is', async () => {
    const { page, screen, guard } = await visitData({ browser, server, path: 'tasks', title: 'Tasks', account: await reader() });
    await screen.shows('Sweep');
    const answers = new AnswerLog(page);
    await page.reload();
    await screen.shows('Sweep');
    await page.getByRole('link', { name: 'Open Sweep' }).click();
    await page.getByRole('dialog').getByText('Sweep').first().waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    const told = await answers.text();
    expect(told).toContain('Sweep');
    expect(told).not.toMatch(/Whisper|77700|salary|Wage|project|Manhattan/i);
    for (const name of [/New record/, /^Save/, /Delete/]) await expect(page.getByRole('button', { name }).count()).resolves.toBe(0);
    await expect(page.getByRole('checkbox').count()).resolves.toBe(0);
    await page.keyboard.press('Escape');
    await screen.cell('Sweep').dblclick();
    await expect(screen.grid.getByRole('textbox').count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('that are none teach the next step', async () => {
    const { page, guard } = await visitData({ browser, server, path: 'empty', title: 'Nothing' });
    await page.getByRole('button', { name: 'Add the first record' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('that do not come are asked for again', async () => {
    const { page, screen, guard } = await visitData({ browser, server, path: 'tasks', title: 'Tasks' });
    await screen.shows('Sweep');
    await breakServer(page, '**/tasks:list?*');
    await page.reload();
    await page.getByRole('alert').filter({ hasText: 'It broke.' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.unroute('**/tasks:list?*');
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await screen.shows('Sweep');
    expect(guard.findings()).toEqual([]);
  });

  it('fit a phone, and speak Chinese', async () => {
    const say = wordsOf('zh-CN');
    const options = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' };
    const { page, screen, guard } = await visitData({ browser, server, path: 'tasks', title: 'Tasks', page: options });
    await screen.shows('Sweep');
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: say('collections', 'data.new') }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: 'Title' }).fill('Mop');
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await drawer.getByRole('button', { name: say('collections', 'data.record.create'), exact: true }).click();
    await screen.shows('Mop');
    expect(guard.findings()).toEqual([]);
  });

  it('that others add are there at once', async () => {
    const { page, screen, guard } = await visitData({ browser, server, path: 'projects', title: 'Projects' });
    await screen.shows('Manhattan');
    await addRecords(server, 'projects', [{ title: 'Apollo' }]);
    await screen.shows('Apollo');
    await page.getByText('1–2 of 2').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
