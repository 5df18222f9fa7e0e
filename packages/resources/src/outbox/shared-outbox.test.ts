import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { eventually, heardOf, writeListener } from './testing/listener-plugin';

const PLUGINS = resolve(__dirname, '..', '..', '..', '..', 'plugins');
const RECORDS = 12;

eachDatabase('two servers with one outbox on %s', (dialect) => {
  let folder: string;
  let first: TestServer;
  let second: TestServer;
  let name: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-outbox-'));
    await writeListener(folder);
    const env = { LOGGER_LEVEL: 'silent', INIT_ROOT_PASSWORD: 'One-root-for-both-1' };
    first = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder], env });
    name = await createCollection(first);
    second = await startTestServer({ storage: first.storage, pluginFolders: [PLUGINS, folder], env });
  });
  afterAll(async () => {
    await second.close({ keep: true });
    await first.close();
    await rm(folder, { recursive: true });
  });

  it('tells every event once, and those of a record in order, whoever made them', async () => {
    await Promise.all(
      Array.from({ length: RECORDS }, async (_, index) => {
        const [one, other] = index % 2 === 0 ? [first, second] : [second, first];
        const { id } = dataOf<{ id: number }>(await post(one, `${name}:create`, { title: '0' }));
        dataOf(await post(other, `${name}:update?filterByTk=${id}`, { title: '1' }));
        dataOf(await post(one, `${name}:update?filterByTk=${id}`, { title: '2' }));
      }),
    );
    const events = await eventually(
      () => heardOf(first, name),
      ({ length }) => length >= 3 * RECORDS,
    );
    const keys = new Set(events.map(({ key }) => key));
    expect([keys.size, events.length]).toEqual([RECORDS, 3 * RECORDS]);
    for (const one of keys) {
      const told = events.filter(({ key }) => key === one);
      expect(told.map(({ record }) => record?.['title'])).toEqual(['0', '1', '2']);
    }
  });
});

function post({ api, root }: TestServer, path: string, body: unknown): ReturnType<TestServer['api']> {
  return api('POST', path, { token: root.token, body });
}
