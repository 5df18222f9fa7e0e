import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { type TestServer, createUser, startTestServer } from '@mortise/testing';
import { provideBrowser } from '@mortise/testing/browser';

/** docs/guides/sdk.md does what it says: its files, as printed, are run in a project of their own, and its page in a browser. */
const ROOT = resolve(__dirname, '../../..');
/** A heading that is a file's name, and the next block of code below it. */
const FILE = /^### `([^`]+)`\n(?:(?!^#).)*?^```\w+\n(.*?)^```$/gms;
const PRINTED = /^```text\n(.*?)^```$/gms;
const TSX = ['--conditions=mortise:source', '--import', pathToFileURL(require.resolve('tsx')).href];

const guide = readFileSync(join(ROOT, 'docs/guides/sdk.md'), 'utf8');
const printed = [...guide.matchAll(PRINTED)].map(([, lines]) => lines);
const project = mkdtempSync(join(tmpdir(), 'mortise-sdk-guide-'));
const PASSWORD = 'the password of this test';
const browser = provideBrowser();
let server: TestServer;
let pages: Server;

beforeAll(async () => {
  const installed = join(project, 'node_modules/@mortise/sdk');
  mkdirSync(installed, { recursive: true });
  cpSync(join(ROOT, 'packages/sdk/package.json'), join(installed, 'package.json'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-sdk.mjs'), join(installed, 'dist')], { stdio: 'pipe' });
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  for (const [, name = '', content = ''] of guide.matchAll(FILE)) writeFileSync(join(project, name), content);
  pages = createServer((request, response) => {
    const isModule = request.url === '/sdk/index.mjs';
    const file = isModule ? join(installed, 'dist/index.mjs') : join(project, 'index.html');
    response.setHeader('content-type', isModule ? 'text/javascript' : 'text/html; charset=utf-8').end(readFileSync(file));
  });
  await once(pages.listen(0, '127.0.0.1'), 'listening');
  server = await startTestServer({ env: { CORS_ORIGIN_WHITELIST: origin() } });
  await createUser(server, { username: 'admin', password: PASSWORD, roles: ['admin'] });
});
afterAll(async () => {
  pages.closeAllConnections();
  pages.close();
  await server.close();
  rmSync(project, { recursive: true });
});

const origin = (): string => `http://localhost:${(pages.address() as AddressInfo).port}`;

/** What a process of the project prints. */
async function run(args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], MORTISE_URL: server.url, MORTISE_PASSWORD: PASSWORD };
  const child = spawn(process.execPath, args, { cwd: project, env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (err !== '') throw new Error(err);
  return out;
}

test('the first script prints what the guide says', async () => {
  expect(await run(['first.mjs'])).toBe(printed[0]);
});

test('the typed script compiles with the types of the server, and runs', async () => {
  const cli = join(ROOT, 'packages/server/src/cli.ts');
  await run([...TSX, cli, 'types', '--url', server.url, '--key', server.root.token, '--out', join(project, 'schema.ts')]);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--allowImportingTsExtensions', '--skipLibCheck'];
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, ...types, join(project, 'typed.ts')], {
    encoding: 'utf8',
    cwd: project,
  });
  expect(stdout).toBe('');
  expect(await run([...TSX.slice(1), 'typed.ts'])).toBe(printed[1]);
});

test('the page of another origin signs in, shows records and what changes', async () => {
  const { page, guard } = await browser.open({ url: origin() });
  await page.goto(`/?server=${server.url}`);
  await page.getByLabel('Account').fill('admin');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('status').getByText(/\w+/).waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('listitem').getByText('Buy paint').waitFor();
  // The stream may open a little later than the list is shown: what is written before is nobody's news.
  const added = page.getByText('Oil the hinges').first();
  while (!(await added.isVisible())) {
    await server.api('POST', 'tasks:create', { token: server.root.token, body: { title: 'Oil the hinges' } });
  }
  expect(guard.findings(/^request: /)).toEqual([]);
});
