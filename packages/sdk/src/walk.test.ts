import { type TestServer, createCollection, eachDatabase, startTestServer } from '@mortise/testing';
import { type Client, createClient, recordsChanged } from './index';

interface Row {
  readonly id: number;
  readonly rank: number;
}

const COUNT = 5000;

eachDatabase('walking through many records on %s', (dialect) => {
  let server: TestServer;
  let client: Client;
  const rows = () => client.resource<Row>('runners');

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'runners', fields: [{ name: 'rank', type: 'integer' }] });
    client = createClient({ url: server.url, token: server.root.token });
    for (let from = 0; from < COUNT; from += 1000) {
      await rows().createMany(Array.from({ length: 1000 }, (_, index) => ({ rank: (from + index) % 7 })));
    }
  });
  afterAll(() => server.close());

  test('meets each that was there once, whatever comes and goes meanwhile', async () => {
    const before = new Set<number>();
    for await (const { id } of rows().all({ fields: ['id'] })) before.add(id);
    expect(before.size).toBe(COUNT);
    const met: number[] = [];
    for await (const { id, rank } of rows().all({ sort: ['-rank'] })) {
      met.push(id);
      // In front of the place the walk has reached, and behind it.
      if (met.length % 500 === 0) await rows().createMany([{ rank: rank + 1 }, { rank: rank - 1 }, { rank }]);
      if (met.length % 700 === 0) await rows().destroy(id);
    }
    expect(new Set(met).size).toBe(met.length);
    expect(met.filter((id) => before.has(id))).toHaveLength(COUNT);
  });

  test('asks for a page when it is needed, and stops with the loop or the signal', async () => {
    let asked = 0;
    const counting = createClient({
      url: server.url,
      token: server.root.token,
      fetch: (...input) => {
        asked += 1;
        return fetch(...input);
      },
    });
    for await (const _row of counting.resource('runners').all({ pageSize: 50 })) {
      if (asked === 2) break;
    }
    expect(asked).toBe(2);
    const stop = new AbortController();
    const reason = new Error('Enough');
    const walk = (async () => {
      for await (const _page of counting.resource('runners').pages({ signal: stop.signal })) stop.abort(reason);
    })();
    await expect(walk).rejects.toBe(reason);
    const middle = new AbortController();
    const met: number[] = [];
    const lastPage = (async () => {
      for await (const { id } of rows().all({ filter: { id: { $lte: 5 } }, signal: middle.signal })) {
        if (met.push(id) === 3) middle.abort(reason);
      }
    })();
    await expect(lastPage).rejects.toBe(reason);
    expect(met).toHaveLength(3);
    const sizes: number[] = [];
    for await (const page of rows().pages({ filter: { id: { $lte: 450 } } })) sizes.push(page.length);
    expect(sizes.slice(0, 2)).toEqual([200, 200]);
  });

  test('takes what a collection gives at once, unless it was asked for more', async () => {
    await createCollection(server, { name: 'few', maxPageSize: 3 });
    await client.resource('few').createMany(Array.from({ length: 7 }, () => ({ title: 'a' })));
    const sizes: number[] = [];
    for await (const page of client.resource('few').pages()) sizes.push(page.length);
    expect(sizes).toEqual([3, 3, 1]);
    await expect(client.resource('few').all({ pageSize: 4 }).next()).rejects.toMatchObject({ code: 'PAGE_SIZE_TOO_LARGE' });
  });

  test('hears what changes, and when it may have missed something', async () => {
    const stop = new AbortController();
    const events = client.events({ signal: stop.signal });
    const first = events.next();
    let heard = false;
    void first.then(() => (heard = true));
    // The stream is open when the server counts it; a record written before that is nobody's news.
    while (!heard) await rows().create({ rank: 1 });
    const { value } = await first;
    expect(value && recordsChanged(value)).toMatchObject({ collection: 'runners', action: 'create', dataSource: 'main' });
    server.platform.streams.close();
    for (let next = await events.next(); next.value?.event !== 'reconnected';) next = await events.next();
    stop.abort(new Error('Enough'));
    await expect(events.next()).rejects.toThrow('Enough');
    const nobody = createClient({ url: server.url }).events();
    await expect(nobody.next()).rejects.toMatchObject({ status: 401 });
  });

  test('ends listening with the session', async () => {
    const visitor = createClient({ url: server.url });
    await visitor.auth.signIn(server.root);
    const heard: string[] = [];
    const listening = (async () => {
      for await (const { event } of visitor.events()) {
        heard.push(event);
        if (event === 'records.changed') await visitor.auth.signOut();
      }
    })();
    while (!heard.includes('records.changed')) await rows().create({ rank: 1 });
    await listening;
    expect(heard.at(-1)).toBe('session.ended');
  });
});
