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

  test('a field and a collection that are renamed back and forth lose nothing', async () => {
    const name = await createCollection(server, {
      fields: [
        { name: 'title', type: 'string' },
        { name: 'mood', type: 'string', unique: true },
      ],
    });
    await call('POST', `${name}:create`, { mood: 'calm' });
    const rename = async (path: string, to: string) => expect((await call('POST', path, { name: to })).status).toBe(200);
    const statuses = await during(name, async () => {
      for (let round = 0; round < 3; round += 1) {
        await rename(`collections/${name}/fields:update?filterByTk=mood`, 'feeling');
        await rename(`collections:update?filterByTk=${name}`, `${name}Away`);
        await rename(`collections:update?filterByTk=${name}Away`, name);
        await rename(`collections/${name}/fields:update?filterByTk=feeling`, 'mood');
      }
    });
    // 503 tells to try again: the tables changed faster than the request could follow.
    expect([...new Set(statuses)].filter((status) => ![200, 404, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(200);
    const { body } = await call('GET', `${name}:list?filter={"mood":"calm"}`);
    expect(body).toMatchObject({ data: [{ mood: 'calm' }] });
  });

  test('a field that changes its type holds nothing but values of that type', async () => {
    const name = await createCollection(server, {
      fields: [
        { name: 'title', type: 'string' },
        { name: 'done', type: 'string' },
      ],
    });
    const update = (body: object) => call('POST', `collections/${name}/fields:update?filterByTk=done`, body);
    let running = true;
    const statuses = new Set<number>();
    const caller = async (): Promise<void> => {
      for (let round = 0; running; round += 1) {
        const done = round % 2 === 0 ? 'true' : true;
        statuses.add((await call('POST', `${name}:create`, { done })).status);
        statuses.add((await call('GET', `${name}:list?pageSize=5`)).status);
      }
    };
    const callers = Array.from({ length: 8 }, caller);
    for (const type of ['boolean', 'string', 'boolean', 'string', 'boolean']) expect((await update({ type })).status).toBe(200);
    running = false;
    await Promise.all(callers);
    // 503 tells to try again: the statement was made for the column as it was.
    expect([...statuses].filter((status) => ![200, 400, 503].includes(status))).toEqual([]);
    const { body } = await call('GET', `${name}:list?filter=${encodeURIComponent('{"done.$ne":true}')}`);
    expect(body).toMatchObject({ data: [] });
  });
});
