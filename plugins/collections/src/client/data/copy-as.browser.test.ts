import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createApiKey, createCollection, createRole, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, copyBy, serveAdmin } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const run = promisify(execFile);

const { server, browser } = serveAdmin({ plugins: ['api-keys'] });
let visit: DataVisit;
let key: string;

/** A filter with everything shells and languages trip over. */
const FILTER = { $or: [{ 'title.$includes': `it's "so" $HOME \`x\` \\ 猫` }, { 'done.$eq': true }, { 'note.$empty': true }] };

beforeAll(async () => {
  await createCollection(server, { name: 'people', title: 'People', fields: [{ name: 'name', type: 'string', title: 'Name' }] });
  await createCollection(server, {
    name: 'todos',
    title: 'Todos',
    fields: [
      { name: 'title', type: 'string', title: 'Title' },
      { name: 'done', type: 'boolean', title: 'Done' },
      { name: 'note', type: 'text', title: 'Note' },
      { name: 'who', type: 'belongsTo', target: 'people', title: 'Who' },
    ],
  });
  await addRecords(server, 'people', [{ name: 'Ann' }]);
  await addRecords(server, 'todos', [
    { title: `it's "so" $HOME \`x\` \\ 猫`, done: false, note: 'a', who: 1 },
    { title: 'Sleep', done: true, note: 'b' },
    { title: 'Eat', done: false, note: 'c' },
    ...Array.from({ length: 30 }, (_, index) => ({ title: `More ${index}`, done: true, note: 'd', who: 1 })),
  ]);
  const role = await createRole(server, { grants: [{ collection: 'todos' }, { collection: 'people' }] });
  const { id } = dataOf<{ id: number }>(await server.api('GET', 'auth:check', { token: server.root.token }));
  dataOf(await server.api('POST', `users/${id}/roles:add`, { token: server.root.token, body: [role] }));
  key = (await createApiKey(server, { role })).token;
  const path = `todos?filter=${encodeURIComponent(JSON.stringify(FILTER))}&sort=-title,id&pageSize=20&page=2`;
  visit = await visitData({ browser, server, path, title: 'Todos' });
});

/** Rows of the page as they are shown. */
async function shown(): Promise<readonly unknown[]> {
  await visit.page.getByText('21–32 of 32').waitFor();
  const [list] = (await visit.screen.takeLists()).slice(-1);
  return list?.rows ?? [];
}

async function snippet(language: string): Promise<string> {
  const { page } = visit;
  await page.getByRole('button', { name: 'Copy as' }).click();
  await page.getByRole('menuitem', { name: language }).click();
  const dialog = page.getByRole('dialog', { name: 'This view from a program' });
  const code = await dialog.getByRole('region', { name: `Request in ${language}` }).textContent();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await copyBy(dialog, 'Copy');
  const copied: string = await page.evaluate('navigator.clipboard.readText()');
  expect(copied).toBe(code);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return copied.replace('<API key>', key);
}

const hasCurl = (): Promise<boolean> =>
  run('curl', ['--version']).then(
    () => true,
    () => false,
  );

describe('a view copied as a request', () => {
  let rows: readonly unknown[];

  beforeAll(async () => {
    rows = await shown();
  });

  it('brings the same rows in JavaScript', async () => {
    const code = await snippet('JavaScript');
    const program = `${code}\nconsole.log('\\n' + JSON.stringify(data));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
    expect(rows).toHaveLength(12);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toEqual(rows);
  });

  it('brings the same rows with curl', async () => {
    const code = await snippet('curl');
    if (!(await hasCurl())) return;
    const { stdout } = await run('sh', ['-c', code.replace('curl -G', 'curl -s -G')]);
    expect((JSON.parse(stdout) as { data: unknown }).data).toEqual(rows);
  });

  it('is offered in Python as well, and nothing goes wrong in the page', async () => {
    await expect(snippet('Python')).resolves.toContain('requests.get(');
    expect(visit.guard.findings()).toEqual([]);
  });
});
