import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiKey, createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { approveLibrary } from './testing/approve-library';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks', 'api-keys'] });

/** The block of the tutorial on API keys as people copy it from there, with the key and the host of this server. */
function tutorialBlock(key: string): string {
  return readFileSync(join(__dirname, 'testing/tutorial-block.txt'), 'utf8')
    .replace(/const apiKey = '[^']*'/, `const apiKey = '${key}'`)
    .replace('http://localhost:13000', server.url);
}

it('runs the block of the tutorial for somebody who is not root, without another server', async () => {
  await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
  const body = ['eat food', 'sleep', 'play games'].map((title) => ({ title }));
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: body as never }));
  const role = await createRole(server, { grants: [{ collection: 'todos' }] });
  dataOf(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [role] as never }));
  const { token } = await createApiKey(server, { role });
  const specifier = 'https://cdn.jsdelivr.net/npm/axios@1.6.0/dist/axios.min.js';
  await approveLibrary(server, { specifier, name: 'axios', version: '1.6.0', file: 'axios-1.6/dist/axios.min.js' });
  const grants = { collections: [{ resource: 'todos', actions: ['view'] as const }] };
  const path = await publishBlocks(server, [{ code: tutorialBlock(token), title: 'To-dos', grants }]);
  const { username, password } = await createUser(server, { roles: [await createRole(server)] });
  const { page, guard } = await openScreen(browser, server, { path, account: { account: username, password } });
  await page.getByText('Successfully fetched 3 items', { exact: true }).waitFor();
  expect(guard.findings()).toEqual([]);
});
