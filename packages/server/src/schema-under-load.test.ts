import { type TestServer, createCollection, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('a schema that changes under load on %s', (dialect) => {
  let server: TestServer;

  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  /** Eight callers list and create until `change` is done; returns every status they saw. */
  async function during(name: string, change: () => Promise<void>): Promise<number[]> {
    let running = true;
    const statuses: number[] = [];
    const caller = async (): Promise<void> => {
      while (running) {
        statuses.push((await call('GET', `${name}:list`)).status);
        statuses.push((await call('POST', `${name}:create`, { title: 'a' })).status);
      }
    };
    const callers = Array.from({ length: 8 }, caller);
    await change();
    running = false;
    await Promise.all(callers);
    return statuses;
  }

  test('fields come and go without a failed request', async () => {
    const name = await createCollection(server);
    const statuses = await during(name, async () => {
      for (let round = 0; round < 10; round += 1) {
        await call('POST', `collections/${name}/fields:create`, { name: 'extra', type: 'string' });
        await call('POST', `collections/${name}/fields:destroy?filterByTk=extra`);
      }
    });
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('a collection that goes and comes back answers 200 or 404', async () => {
    const name = await createCollection(server);
    const statuses = await during(name, async () => {
      for (let round = 0; round < 5; round += 1) {
        await call('POST', `collections:destroy?filterByTk=${name}`);
        await createCollection(server, { name });
      }
    });
    expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 404)).toEqual([]);
  });
});
