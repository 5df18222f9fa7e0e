import { type ApiAnswer, type TestServer, eachDatabase, startTestServer } from '@mortise/testing';
import { type Door, REST, count, everyDoor, filtered, get, operators, otherDoors, post, query, relations } from './testing/doors';
import { restDoors, restOperators, throughRelations } from './testing/doors';
import { makeHidden } from './testing/hidden-columns';

eachDatabase('what a role may not read on %s', (dialect) => {
  let server: TestServer;
  let token: string;

  const send = ({ method, path, body }: Door, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
    server.api(method, path, { token, body, headers });
  const answerOf = async (door: Door): Promise<string> => {
    const { status, body } = await send(door);
    return JSON.stringify({ ask: `${door.method} ${door.path} ${JSON.stringify(door.body)}`, status, body });
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['rest-v1'] });
    token = await makeHidden(server);
  });
  afterAll(() => server.close());

  const refused = /"status":403,.*"code":"(?:FIELD_DENIED|ACTION_DENIED|42501)"/;
  test.each([...throughRelations, ...everyDoor, ...otherDoors, ...relations, ...restOperators, ...restDoors])(
    '%s is refused, whatever the value',
    async (_what, doors) => {
      const answers = await Promise.all(doors.map(answerOf));
      expect(answers.filter((text) => !refused.test(text))).toEqual([]);
      const told = answers.map((text) => text.slice(text.indexOf('"status"')));
      // Nothing about rows or values stands in any of them.
      expect(told.filter((text) => /zz|2025|closed page/.test(text))).toEqual([]);
    },
  );

  test.each(operators)('%s is refused to the letter alike for a value that is there and for one that is not', async (_what, doors) => {
    const [there, notThere] = await Promise.all(doors.map(answerOf));
    const told = (text = ''): string => text.slice(text.indexOf('"status"'));
    expect(told(there)).toMatch(refused);
    expect(told(there)).toBe(told(notThere));
  });

  /** The closed page belongs to file 1 and is the cover of file 2; the role may see neither that nor the page. */
  test.each<[string, Door, unknown]>([
    ['a list', get('pages:list?fields=title'), { data: [{ title: 'open page' }] }],
    ['a count', get('pages:list'), { meta: { count: 1 } }],
    ['a condition on a related row', get(filtered('files:list', { 'cover.title': 'closed page' })), { data: [], meta: { count: 0 } }],
    ['a condition on one of many', get(filtered('files:list', { 'pages.title': 'closed page' })), { data: [] }],
    ['that there is one', get(filtered('files:list?fields=title', { 'cover.$exists': true })), { data: [{ title: 'a' }] }],
    ['that there is none', get(filtered('files:list?fields=title', { 'cover.$notExists': true })), { data: [{ title: 'b' }] }],
    ['order', get('files:list?sort=cover.title&fields=title'), { data: [{ title: 'a' }, { title: 'b' }] }],
    [
      'related rows',
      get('files:list?appends=cover,pages&sort=title'),
      {
        data: [
          { cover: { id: 1 }, pages: [{ id: 1 }] },
          { cover: null, pages: [] },
        ],
      },
    ],
    ['the rows of one parent', get('files/1/pages:list?fields=title'), { data: [{ title: 'open page' }], meta: { count: 1 } }],
    [
      'groups',
      query({ ...count, dimensions: [{ field: 'cover.title', alias: 't' }] }),
      {
        data: [
          { t: 'open page', n: 1 },
          { t: null, n: 1 },
        ],
      },
    ],
    ['sums', post('pages:query', count), { data: [{ n: 1 }] }],
    ['rows over REST', get(`${REST}pages?select=title`), [{ title: 'open page' }]],
    [
      'related rows over REST',
      get(`${REST}files?select=title,cover(title)&order=title`),
      [{ cover: { title: 'open page' } }, { cover: null }],
    ],
  ])('rows outside the scope do not show in %s', async (_what, door, expected) => {
    expect((await send(door)).body).toMatchObject(expected as object);
  });

  test.each<[string, Door]>([
    ['get', get('pages:get/2')],
    ['get below a parent', get('files/1/pages:get/2')],
    ['get of a related row', get('files/2/cover:get')],
    ['update', post('pages:update/2', { title: 'x' })],
    ['update below a parent', post('files/1/pages:update?filterByTk=2', { title: 'x' })],
    ['update of a related row', post('files/2/cover:update', { title: 'x' })],
    ['destroy', post('pages:destroy?filterByTk=2')],
    ['destroy below a parent', post('files/1/pages:destroy?filterByTk=2')],
    ['add', post('files/1/pages:add', [2])],
    ['set', post('files/1/pages:set', [2])],
    ['a related row in values', post('files:create', { title: 'x', pages: [2] })],
    ['a related row of one in values', post('files:create', { title: 'x', cover: { id: 2 } })],
    ['its key in values', post('files:create', { title: 'x', cover: 2 })],
    ['its key in the values of an update', post('files:update/1', { cover: 2 })],
    ['its key in one of many records', post('files:create', [{ title: 'x' }, { title: 'y', cover: 2 }])],
    ['its key over REST', post(`${REST}files?select=title`, { title: 'x', cover: 2 })],
  ])('rows outside the scope are not there for %s, as if they did not exist', async (_what, door) => {
    const missing = JSON.parse(JSON.stringify(door).replaceAll(/\b2\b/g, '777')) as Door;
    const [hidden, absent] = [await send(door), await send(missing)];
    expect(hidden.status).toBe(404);
    expect({ status: hidden.status, body: JSON.stringify(hidden.body).replaceAll(/\b2\b/g, '777') }).toEqual({
      status: absent.status,
      body: JSON.stringify(absent.body),
    });
  });

  test('a record keeps a key its editor may not see', async () => {
    const { status } = await send(post('files:update/2', { title: 'b', cover: 2 }));
    expect(status).toBe(200);
  });

  test('a version tells nothing of rows outside the scope', async () => {
    const door = post('pages:update/2', { title: 'x' });
    expect((await send(door, { 'if-match': '"1"' })).status).toBe(
      (await send(post('pages:update/777', { title: 'x' }), { 'if-match': '"1"' })).status,
    );
  });
});
