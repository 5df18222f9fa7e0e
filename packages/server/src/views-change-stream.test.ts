import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { type EventViewer, openEvents } from './testing/open-events';

const told = (collection: string): object => ({ dataSource: 'main', collection, action: 'update' });

/** What open pages that show a view are told of the records behind it. */
eachDatabase('the stream of changes and views on %s', (dialect) => {
  let server: TestServer;
  let counter: string;
  let shopper: string;
  let streams: EventViewer[] = [];
  const asRoot = async <T>(path: string, body: unknown = {}): Promise<T> =>
    dataOf<T>(await server.api('POST', path, { token: server.root.token, body }));

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, { name: 'shops', fields: [{ name: 'city', type: 'string' }] });
    await createCollection(server, { name: 'tags', fields: [{ name: 'name', type: 'string' }] });
    await createCollection(server, {
      name: 'sales',
      fields: [
        { name: 'amount', type: 'integer' },
        { name: 'shop', type: 'belongsTo', target: 'shops' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'salesTags' },
      ],
    });
    const columns = [{ name: 'city', field: 'shop.city' }, { field: 'amount' }];
    await asRoot('collections:create', { name: 'citySales', view: { collection: 'sales', columns } });
    await asRoot('collections:create', {
      name: 'counts',
      view: { collection: 'citySales', columns: [{ field: 'city' }, { name: 'n', aggregation: 'count' }] },
    });
    await asRoot('collections:create', {
      name: 'tagged',
      view: { collection: 'sales', filter: { tags: { name: { $ne: 'x' } } }, columns: [{ field: 'amount' }] },
    });
    const reading = async (...names: string[]): Promise<string> => {
      const grants = names.map((collection) => ({ collection, actions: ['view'] }));
      return (await createUser(server, { roles: [await createRole(server, { grants })] })).token;
    };
    counter = await reading('counts', 'tagged');
    shopper = await reading('shops');
    await asRoot('shops:create', { city: 'Ulm' });
    await asRoot('tags:create', { name: 'cheap' });
    await asRoot('sales:create', { amount: 1, shop: 1 });
  });
  afterEach(() => {
    for (const stream of streams) stream.close();
    streams = [];
  });
  afterAll(() => server.close());

  async function look(token: string): Promise<EventViewer> {
    const stream = await openEvents(server, token);
    streams.push(stream);
    return stream;
  }
  const changes = (stream: EventViewer): readonly unknown[] =>
    stream.events.filter(({ event }) => event === 'records.changed').map(({ data }) => data);
  /** What a viewer hears of a write, up to the event that comes last. */
  async function heard(token: string, write: () => Promise<unknown>): Promise<readonly unknown[]> {
    const [stream, root] = [await look(token), await look(server.root.token)];
    await write();
    await root.until(({ data }) => (data as { collection?: string }).collection === 'tags');
    return changes(stream);
  }
  /** Views come after everything that was written. */
  const done = (): Promise<unknown> => asRoot('tags:create', { name: 'x' });

  it('tells of a view, without keys, when a record behind it changes; also by way of another view', async () => {
    const stream = await look(counter);
    await asRoot('sales:create', { amount: 2, shop: 1 });
    await stream.until(({ data }) => (data as { collection?: string }).collection === 'tagged');
    expect(changes(stream)).toEqual([told('counts'), told('tagged')]);
  });

  it('tells of it when a related record changes that it shows, or a pair of records it asks for', async () => {
    const [stream, root] = [await look(counter), await look(server.root.token)];
    await asRoot('shops:update?filterByTk=1', { city: 'Basel' });
    await stream.until(({ data }) => (data as { collection?: string }).collection === 'counts');
    expect(changes(stream)).toEqual([told('counts')]);
    expect(changes(root)).toEqual(expect.arrayContaining([told('citySales'), told('counts')]));
    await asRoot('tags:update?filterByTk=1', { name: 'dear' });
    await stream.until(({ data }) => (data as { collection?: string }).collection === 'tagged');
    expect(changes(stream).slice(1)).toEqual([told('tagged')]);
  });

  it('tells nobody else, and of nothing a view does not read', async () => {
    expect(
      await heard(shopper, async () => {
        await asRoot('sales:create', { amount: 3 });
        await done();
      }),
    ).toEqual([]);
  });

  it('makes one event of many writes', async () => {
    const stream = await look(counter);
    await asRoot('sales:create', [{ amount: 4 }, { amount: 5 }]);
    await asRoot('sales:update?filter={"amount":4}', { amount: 6 });
    await asRoot('shops:update?filterByTk=1', { city: 'Chur' });
    await asRoot('sales:destroy?filter={"amount.$gt":3}');
    await stream.until(({ data }) => (data as { collection?: string }).collection === 'tagged');
    expect(changes(stream).filter((data) => (data as { collection: string }).collection === 'counts').length).toBeLessThan(4);
  });
});
