import { type TestServer, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { type Rows, viewCalls } from './testing/view-world';

const MINE = { collection: 'notes', filter: { ownerId: '{{$user.id}}' }, columns: [{ field: 'title' }, { field: 'folderId' }] };
const FOR_ME = { collection: 'notes', filter: { forRole: { $in: '{{$nRole}}' } }, columns: [{ field: 'title' }] };
const TODAYS = { collection: 'notes', filter: { day: { $dateOn: { type: 'today' } } }, columns: [{ field: 'title' }] };
const DAY = 24 * 60 * 60 * 1000;
const ZONES = { '-12:00': -DAY / 2, Z: 0, '+14:00': (14 * DAY) / 24 };

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** What conditions of a view take from its reader. */
eachDatabase('views that depend on their reader on %s', (dialect) => {
  let server: TestServer;
  let ann: { readonly id: number; readonly token: string };
  let bob: typeof ann;
  let role: string;
  const { post, planOf, done } = viewCalls(() => server);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['named-queries', 'rest-v1', 'import-export'] });
    await done('collections:create', { name: 'folders', fields: [{ name: 'name', type: 'string' }] });
    await done('collections:create', {
      name: 'notes',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'ownerId', type: 'bigInt' },
        { name: 'forRole', type: 'string' },
        { name: 'day', type: 'date' },
        { name: 'folder', type: 'belongsTo', target: 'folders' },
        { name: 'readers', type: 'belongsToMany', target: 'folders', through: 'notesReaders' },
      ],
    });
    for (const [name, view] of Object.entries({ mine: MINE, forMe: FOR_ME, todays: TODAYS }))
      await done('collections:create', { name, view });
    await done('collections:create', {
      name: 'numbers',
      view: { collection: 'mine', columns: [{ field: 'title' }, { aggregation: 'count' }] },
    });
    await done('collections/folders/fields:create', { name: 'mine', type: 'hasMany', target: 'mine', foreignKey: 'folderId' });
    role = await createRole(server, {
      grants: ['mine', 'numbers', 'folders', 'forMe', 'todays'].map((collection) => ({ collection, actions: ['view', 'export'] })),
    });
    [ann, bob] = [await createUser(server, { roles: [role] }), await createUser(server, { roles: [role] })];
    await done('folders:create', [{ name: 'f' }]);
    const owned = (title: string, ownerId: number) => ({ title, ownerId, folder: 1 });
    await done('notes:create', [owned('a1', ann.id), owned('a2', ann.id), owned('b1', bob.id), { title: 'nobody', folder: 1 }]);
    const query = { name: 'viaSql', kind: 'sql', sql: 'SELECT title FROM mine ORDER BY title', parameters: [], roles: [role] };
    await done('namedQueries:create', query);
    const tree = { resource: 'mine', action: 'list', params: { sort: ['title'], fields: ['title'] } };
    await done('namedQueries:create', { name: 'viaTree', kind: 'tree', tree, parameters: [], roles: [role] });
  });
  afterAll(() => server.close());

  const read = async (path: string, token: string, headers: Record<string, string> = {}) => {
    const { status, body } = await server.api('GET', path, { token, headers });
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as { readonly data: Rows; readonly meta: { readonly count: number } };
  };
  const titles = (rows: Rows): string[] => rows.map(({ title }) => String(title)).toSorted((one, other) => one.localeCompare(other));
  const listed = async (path: string, token: string, headers?: Record<string, string>) => titles((await read(path, token, headers)).data);
  const ran = async (name: string, token: string) =>
    titles(dataOf<Rows>(await server.api('POST', `namedQueries:run?filterByTk=${name}`, { token, body: {} })));
  const folder = async (query: string, token: string) => (await read(`folders:list?${query}`, token)).data[0]?.['mine'] as Rows;

  test.each<[string, (token: string) => Promise<unknown>]>([
    ['a list', (token) => listed('mine:list', token)],
    ['a list that is sorted and cut', (token) => listed('mine:list?sort=title&pageSize=7&fields=title', token)],
    ['a filtered list', (token) => listed('mine:list?filter={"title.$ne":"x"}', token)],
    ['a view of the view', (token) => listed('numbers:list', token)],
    ['related records', async (token) => titles(await folder('appends=mine', token))],
    ['a relation', (token) => listed('folders/1/mine:list', token)],
    ['REST', async (token) => titles((await server.api('GET', '/api/rest/v1/mine?select=title', { token })).body as Rows)],
    [
      'an export',
      async (token) =>
        String((await server.api('GET', 'mine:export?fields=title', { token })).body)
          .trim()
          .split('\r\n')
          .slice(1),
    ],
    ['a query in SQL', (token) => ran('viaSql', token)],
    ['a query as a tree', (token) => ran('viaTree', token)],
  ])('%s has the records of whoever asks', async (_door, titlesOf) => {
    for (let round = 0; round < 3; round += 1) {
      expect(await titlesOf(ann.token)).toEqual(['a1', 'a2']);
      expect(await titlesOf(bob.token)).toEqual(['b1']);
    }
  });

  test('counts, groups, keys and conditions on related records are those of whoever asks', async () => {
    for (const { token, number, other } of [
      { ...ann, number: 2, other: 'b1' },
      { ...bob, number: 1, other: 'a1' },
    ]) {
      expect((await read('mine:list?pageSize=1', token)).meta.count).toBe(number);
      const measures = [{ aggregation: 'count', alias: 'n' }];
      expect(dataOf(await server.api('POST', 'mine:query', { token, body: { measures } }))).toEqual([{ n: number }]);
      const key = dataOf<Rows>(await server.api('GET', `notes:list?filter={"title":"${other}"}`, { token: server.root.token }))[0]?.['id'];
      expect((await server.api('GET', `mine:get?filterByTk=${String(key)}`, { token })).status).toBe(404);
      expect((await read(`folders:list?filter={"mine.title":"${other}"}`, token)).data).toEqual([]);
    }
    await done('notes:create', { title: 'a3', ownerId: ann.id });
    expect((await read('mine:list?pageSize=1', ann.token)).meta.count).toBe(3);
    expect((await read('mine:list?pageSize=1', bob.token)).meta.count).toBe(1);
    await done('notes:destroy?filter={"title":"a3"}');
  });

  test('whoever is nobody has none, also by a condition of inequality', async () => {
    await done('collections:create', {
      name: 'others',
      view: { collection: 'notes', filter: { ownerId: { $ne: '{{$user.id}}' } }, columns: [{ field: 'title' }] },
    });
    const { source } = server.platform;
    const others = source.schema.get('others');
    const nobody = { variables: { '$user.id': null, $nRole: null } };
    expect(await source.count({ collection: others, where: [] }, nobody)).toBe(0);
    expect(await listed('others:list', server.root.token)).toEqual(['a1', 'a2', 'b1', 'nobody']);
    await done('collections:destroy?filterByTk=others');
  });

  test('conditions name the roles of the caller', async () => {
    await done('notes:create', [
      { title: 'r', forRole: role },
      { title: 's', forRole: 'another' },
    ]);
    expect(await listed('forMe:list', ann.token)).toEqual(['r']);
    expect(await listed('forMe:list', server.root.token)).toEqual([]);
    await done('notes:destroy?filter={"forRole.$notEmpty":true}');
  });

  test('days are those of the reader’s zone when the view is read', async () => {
    const now = Date.now();
    const days = [-1, 0, 1].map((distance) => dayOf(now + distance * DAY));
    await done(
      'notes:create',
      days.map((day) => ({ title: day, day })),
    );
    for (const [zone, distance] of [...Object.entries(ZONES), ...Object.entries(ZONES)]) {
      const headers = { 'x-timezone': zone };
      const [before, shown, after] = [
        dayOf(Date.now() + distance),
        await listed('todays:list', ann.token, headers),
        dayOf(Date.now() + distance),
      ];
      expect([before, after]).toContain(shown[0]);
      expect(shown).toHaveLength(1);
      const preview = await server.api('POST', 'collections:previewView', { token: server.root.token, body: { view: TODAYS }, headers });
      expect([before, dayOf(Date.now() + distance)]).toContain(dataOf<{ rows: Rows }>(preview).rows[0]?.['title']);
    }
    await done('notes:destroy?filter={"day.$notEmpty":true}');
  });

  test('what a plan shows has a place for them, and another word for the time is a change', async () => {
    const view = { collection: 'notes', filter: { day: { $dateOn: { type: 'today' } } }, columns: [{ field: 'title' }] };
    const made = await planOf({ action: 'collections:create', values: { name: 'planned', view } });
    expect(made.steps[0]?.statements[0]).toMatch(/[$?]1/);
    await done('collections:create', { name: 'planned', view });
    const filter = { day: { $dateOn: { type: 'tomorrow' } } };
    const changed = await planOf({ action: 'collections:update', collection: 'planned', values: { view: { ...view, filter } } });
    expect(changed.steps.map(({ kind }) => kind)).toEqual(['changeView']);
    await done('collections/notes/fields:update?filterByTk=day', { title: 'Which day' });
    expect((await planOf({ action: 'collections:update', collection: 'planned', values: { title: 'p' } })).steps).toEqual([]);
    await done('collections:destroy?filterByTk=planned');
  });

  test('nothing else is a variable', async () => {
    const view = { ...MINE, filter: { ownerId: '{{$user.password}}' } };
    expect(await post('collections:create', { name: 'wrong', view })).toMatchObject({ code: 'QUERY_VARIABLE_UNKNOWN' });
  });

  test('pairs of records belong to what a view reads', async () => {
    const view = { collection: 'notes', filter: { readers: { name: 'f' } }, columns: [{ field: 'title' }] };
    await done('collections:create', { name: 'readable', view });
    const { token } = server.root;
    const count = async (): Promise<number> => (await read('readable:list', token)).meta.count;
    expect(await count()).toBe(0);
    await done('notes/1/readers:add', [1]);
    expect(await count()).toBe(1);
    await done('namedQueries:create', { name: 'viaPairs', kind: 'sql', sql: 'SELECT title FROM readable', parameters: [] });
    expect(await ran('viaPairs', token)).toEqual(['a1']);
    await done('notes/1/readers:remove', [1]);
    expect(await count()).toBe(0);
  });

  test('what looks like a placeholder within a value is none, in a view of a view either', async () => {
    const title = 'it\'s $1 ?1 $2 "?2" `';
    await done('notes:create', { title, ownerId: ann.id });
    const columns = [{ field: 'title' }, { field: 'ownerId' }];
    await done('collections:create', { name: 'inner', view: { collection: 'notes', filter: { title, ownerId: { $gt: 0 } }, columns } });
    const filter = { title: { $ne: '?1 $1' }, ownerId: { $in: [ann.id, 7] } };
    await done('collections:create', { name: 'outer', view: { collection: 'inner', filter, columns } });
    expect(await listed('outer:list?filter={"ownerId.$gt":0}', server.root.token)).toEqual([title]);
  });
});
