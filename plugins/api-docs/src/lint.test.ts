import { type TestServer, startTestServer } from '@mortise/testing';
import { runModule } from './testing/run-module';
import { createSmallWorld, documentOf } from './testing/small-world';

let server: TestServer;
let clerk: string;

beforeAll(async () => {
  server = await startTestServer({ plugins: ['api-keys'] });
  ({ clerk } = await createSmallWorld(server));
});
afterAll(() => server.close());

it('describes the API without an error in the eyes of linters', async () => {
  const root = await documentOf(server, server.root.token);
  const documents = { root, clerk: await documentOf(server, clerk), nobody: await documentOf(server, undefined) };
  expect(await runModule(require.resolve('./testing/lint-document.mjs'), documents)).toEqual([]);
});
