import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Api, createApi, dataOf } from '@mortise/testing';
import { type TestBrowser, type TestPage, accessibilityFaults, signInByTyping, provideBrowser } from '@mortise/testing/browser';
import { ADDRESS, CommandLine, listen } from './testing/command-line';

/** docs/guides/admin-ui.md does what it says: its plugin, as printed, is built and clicked through. */
const ROOT = resolve(__dirname, '..', '..', '..');
/** A heading that is a file's name, and the next block of code below it. */
const FILE = /^### `([^`]+)`\n(?:(?!^#).)*?^```\w+\n(.*?)^```$/gms;
const ADMIN = { account: 'admin', password: 'the password of this test' };

const commands = new CommandLine();
let url: string;
let call: (path: string, body?: unknown) => ReturnType<Api>;
const browser = provideBrowser();

function writePlugin(folder: string): void {
  for (const [, name = '', content = ''] of readFileSync(join(ROOT, 'docs/guides/admin-ui.md'), 'utf8').matchAll(FILE)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-plugin.mjs'), folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  writePlugin(join(commands.folder, 'storage/plugins/reading-list'));
  const output = listen(commands.spawn(['start'], { INIT_ROOT_PASSWORD: ADMIN.password }).stdout);
  [, url = ''] = await output.line(ADDRESS);
  const api = createApi(url, '/api/');
  const { token } = dataOf<{ token: string }>(await api('POST', 'auth:signIn', { body: ADMIN }));
  call = (path, body) => api('POST', path, { token, body });
  dataOf(await call('pm:enable?filterByTk=reading-list'));
});
afterAll(() => commands.dispose());

async function open(path: string, options?: Parameters<TestBrowser['open']>[1], account = ADMIN): Promise<TestPage> {
  const opened = await browser.open({ url }, options);
  await signInByTyping(opened.page, account);
  await opened.page.goto(path);
  return opened;
}

describe('the plugin of the guide', () => {
  it('adds, lists, changes and deletes', async () => {
    const { page, guard } = await open('/admin');
    await page.getByRole('link', { name: 'Reading list' }).click();
    await page.getByText('Nothing to read yet').waitFor();
    await page.getByRole('button', { name: 'Add a reading' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter a title').waitFor();
    await page.getByLabel('Title').fill('The Mythical Man-Month');
    await page.getByRole('button', { name: 'Save' }).click();
    const table = page.getByRole('table', { name: 'Reading list' });
    await table.getByRole('link', { name: 'The Mythical Man-Month' }).click();
    await page.getByLabel('Where to find it').fill('Shelf 3');
    await page.getByRole('button', { name: 'Save' }).click();
    await table.getByRole('cell', { name: 'Shelf 3' }).waitFor();
    await page.getByRole('button', { name: 'Delete “The Mythical Man-Month”' }).click();
    await page.getByLabel('Type The Mythical Man-Month to confirm').fill('The Mythical Man-Month');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Nothing to read yet').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows in menu and start page what somebody else adds, at once', async () => {
    const { page, guard } = await open('/admin');
    await page.getByText('0 things to read').waitFor();
    await call('readings:create', { title: 'Peopleware' });
    await page.getByText('One thing to read').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Peopleware' }).click();
    await page.getByLabel('Title').and(page.locator('[value="Peopleware"]')).waitFor();
    await page.reload();
    await page.getByRole('dialog', { name: 'Edit the reading' }).waitFor();
    await page.goBack();
    await page.getByText('One thing to read').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('tidies up behind a settings page, and members are not offered what they may not do', async () => {
    const account = { account: 'bob', password: 'the password of Bob' };
    await call('users:create', { username: account.account, password: account.password });
    const member = await open('/admin/readings', {}, account);
    await member.page.getByRole('table').getByRole('link', { name: 'Peopleware' }).waitFor();
    await expect(member.page.getByRole('button', { name: /^Delete/ }).count()).resolves.toBe(0);
    const { page, guard } = await open('/admin/settings/reading-list');
    await page.getByRole('button', { name: 'Delete readings without a source' }).click();
    await member.page.getByText('Nothing to read yet').waitFor();
    expect([...guard.findings(), ...member.guard.findings()]).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be used by everybody, %s', async (colorScheme) => {
    await call('readings:create', { title: `In ${colorScheme}` });
    const { page, guard } = await open('/admin/readings', { colorScheme });
    await page.getByRole('table').getByRole('link').first().waitFor();
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
    await page.goto('/admin/readings?open=new');
    await page.getByLabel('Title').waitFor();
    await expect(accessibilityFaults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese, fits a phone and opens its drawer from the palette', async () => {
    const { page } = await open('/admin/readings', { locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: '阅读清单' }).waitFor();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBeLessThanOrEqual(390);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('添加读物');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '添加读物' }).waitFor();
  });

  it('leaves with its plugin', async () => {
    const { page } = await open('/admin/readings');
    await page.getByRole('heading', { level: 1, name: 'Reading list' }).waitFor();
    await call('pm:disable?filterByTk=reading-list');
    await page.getByText('There is no page at this address').waitFor();
    await expect(page.getByRole('link', { name: 'Reading list' }).count()).resolves.toBe(0);
  });
});
