import { type TestServer, startTestServer } from '@mortise/testing';
import { runModule } from './testing/run-module';
import { createSmallWorld, documentOf } from './testing/small-world';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await createSmallWorld(server);
});
afterAll(() => server.close());

/** A program that reads and writes `field` of a good. */
const program = (field: string): string => `
import { Api } from './client';
const api = new Api();
const { data } = await api.goods.goodsList({ pageSize: 5, fields: ['${field}'] });
const names: (string | undefined)[] = (data.data ?? []).map((good) => good.${field});
await api.goods.goodsUpdate({ ${field}: names[0] ?? 'chair' }, { filterByTk: [1] });
export {};
`;

it('lets clients be generated, which notice when a field is renamed', async () => {
  const programs = { before: program('name'), after: program('label') };
  const first = await runModule<Record<string, string[]>>(require.resolve('./testing/generate-client.mjs'), {
    document: await documentOf(server, server.root.token, 'collections/goods'),
    programs,
  });
  expect(first['before']).toEqual([]);
  expect(first['after']).not.toEqual([]);
});
