import {
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createRole,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly prefer?: string;
}
const get = (path: string): Asked => ({ method: 'GET', path });
const send = (line: string, body: unknown, prefer = 'return=minimal'): Asked => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, body, prefer };
};

/** What is asked for, in the words of the action API (where it has any) and here. */
const REFUSED: readonly (readonly [what: string, api: Asked | undefined, rest: Asked])[] = [
  ['a table', get('vaults:list'), get('vaults')],
  ['select', get('cards:list?fields=secret'), get('cards?select=secret')],
  ['select with a name', undefined, get('cards?select=x:secret')],
  ['select beside all', undefined, get('cards?select=*,x:secret')],
  ['a filter', get(`cards:list?filter=${json({ secret: 's' })}`), get('cards?secret=eq.s')],
  ['a negated filter', get(`cards:list?filter=${json({ $not: { secret: 's' } })}`), get('cards?secret=not.eq.s')],
  ['a state', get(`cards:list?filter=${json({ secret: null })}`), get('cards?secret=is.null')],
  ['an empty list', get(`cards:list?filter=${json({ secret: [] })}`), get('cards?secret=in.()')],
  ['or', get(`cards:list?filter=${json({ $or: [{ title: 'a' }, { secret: 's' }] })}`), get('cards?or=(title.eq.a,secret.eq.s)')],
  ['nested or', get(`cards:list?filter=${json({ $and: [{ $or: [{ secret: 's' }] }] })}`), get('cards?and=(or(secret.eq.s))')],
  ['order', get('cards:list?sort=secret'), get('cards?order=secret')],
  ['descending order', get('cards:list?sort=title,-secret'), get('cards?order=title,secret.desc.nullslast')],
  ['an embedded column', get('cards:list?fields=id,box.secret'), get('cards?select=id,box(secret)')],
  ['an embedded table', get('cards:list?appends=vault'), get('cards?select=*,vault(*)')],
  ['a relation', get('cards:list?appends=hidden'), get('cards?select=*,hidden(*)')],
  ['a nested one', get('boxes:list?appends=cards.vault'), get('boxes?select=cards(vault(id))')],
  ['a value of a new row', send('POST cards:create', { secret: 's' }), send('POST cards', { secret: 's' })],
  ['a place within JSON', undefined, get('cards?select=id,secret->a')],
  ['a place as a text', undefined, get('cards?select=x:secret->a->>b')],
  ['a filter of a place', undefined, get('cards?secret->>a=eq.s')],
  ['a nested filter of a place', undefined, get('cards?or=(id.eq.1,secret->a.gt.1)')],
  ['order by a place', undefined, get('cards?order=secret->a')],
  ['a cast', undefined, get('cards?select=id::text,secret::text')],
  ['a spread column', undefined, get('cards?select=id,...box(secret)')],
  ['a spread table', undefined, get('cards?select=title,...vault(id)')],
  ['a cast of an embedded column', undefined, get('cards?select=id,box(secret::text)')],
  ['a filter of an embedded place', undefined, get('cards?select=id,box(id)&box.secret->>a=eq.s')],
  ['a sum', send('POST cards:query', { measures: [{ field: 'secret', aggregation: 'max' }] }), get('cards?select=secret.max()')],
  ['a count of values', undefined, get('cards?select=title,secret.count()')],
  ['groups', send('POST cards:query', { dimensions: [{ field: 'secret' }] }), get('cards?select=secret,count()')],
  ['groups by a spread column', undefined, get('cards?select=count(),...box(secret)')],
  ['groups by a spread table', undefined, get('cards?select=count(),...vault(title)')],
  ['a filter of groups', undefined, get('cards?select=count()&secret=eq.s')],
  ['order of groups', undefined, get('cards?select=title,count()&order=secret')],
  ['a list', undefined, get('cards?secret=eq(any).{s}')],
  ['patterns', undefined, get('cards?secret=like(all).{s*,*}')],
  ['a list that is held', undefined, get('cards?secret=cs.{s}')],
  ['lists that meet', undefined, get('cards?secret=ov.{s}')],
  ['a property that is held', undefined, get(`cards?secret=cs.${json({ a: { b: 1 } })}`)],
  ['a row put by its key', undefined, send('PUT cards?secret=eq.t', { secret: 't' })],
  ['columns', send('POST cards:create', { secret: null }), send('POST cards?columns=secret', {})],
  [
    'a value of a change',
    send(`POST cards:update?filter=${json({ id: 1 })}`, { secret: 's' }),
    send('PATCH cards?id=eq.1', { secret: 's' }),
  ],
  [
    'a filter of a change',
    send(`POST cards:update?filter=${json({ secret: 's' })}`, { title: 'x' }),
    send('PATCH cards?secret=eq.s', { title: 'x' }),
  ],
  ['a filter of a removal', send(`POST cards:destroy?filter=${json({ secret: 's' })}`, {}), send('DELETE cards?secret=eq.s', undefined)],
  ['the answer to a new row', undefined, send('POST cards?select=secret', {}, 'return=representation')],
  ['the answer to a change', undefined, send('PATCH cards?id=eq.1&select=secret', {}, 'return=representation')],
  ['the answer to a removal', undefined, send('DELETE cards?id=eq.1&select=box(secret)', undefined, 'return=representation')],
  ['on_conflict', undefined, send('POST cards?on_conflict=secret', { title: 'x' }, 'resolution=merge-duplicates')],
  ['on_conflict that keeps', undefined, send('POST cards?on_conflict=secret', { title: 'x' }, 'resolution=ignore-duplicates')],
];

eachDatabase('refusals of both doors on %s', (dialect) => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const secret = { name: 'secret', type: 'string', unique: true };
    const title = { name: 'title', type: 'string' };
    const to = (name: string, target: string): { name: string; type: string; target: string; foreignKey: string } => ({
      name,
      type: 'belongsTo',
      target,
      foreignKey: `${name}Id`,
    });
    await createCollection(server, { name: 'vaults', fields: [title] });
    await createCollection(server, { name: 'boxes', fields: [title, secret] });
    await createCollection(server, {
      name: 'cards',
      fields: [title, secret, to('box', 'boxes'), to('vault', 'vaults'), to('hidden', 'boxes')],
    });
    const { token } = server.root;
    const cards = { name: 'cards', type: 'hasMany', target: 'cards', foreignKey: 'boxId' };
    dataOf(await server.api('POST', 'collections/boxes/fields:create', { token, body: cards }));
    const granted = (fields: readonly string[]): { name: string; fields: readonly string[] }[] =>
      ['view', 'create', 'update'].map((name) => ({ name, fields }));
    const grants = [
      { collection: 'cards', actions: [...granted(['id', 'title', 'box', 'boxId', 'vault']), 'destroy'] },
      { collection: 'boxes', actions: granted(['id', 'title', 'cards']) },
    ];
    const role = await createRole(server, { grants });
    dataOf(await server.api('POST', 'users/1/roles:add', { token, body: [role] }));
    key = (await createApiKey(server, { role })).token;
    dataOf(await server.api('POST', 'cards:create', { token, body: { title: 'a', secret: 's' } }));
  });
  afterAll(() => server.close());

  test.each(REFUSED)('%s', async (_what, api, rest) => {
    if (api) {
      const answer = await server.api(api.method, api.path, { token: key, ...(api.body === undefined ? {} : { body: api.body }) });
      expect({ status: answer.status, code: codeOf(answer) }).toEqual({
        status: 403,
        code: expect.stringMatching(/^(FIELD|ACTION)_DENIED$/),
      });
    }
    const { method, path, body, prefer = '' } = rest;
    const headers = { apikey: key, prefer };
    const answer = await server.api(method, `/api/rest/v1/${path}`, { headers, ...(body === undefined ? {} : { body }) });
    expect(answer).toMatchObject({ status: 403, body: { code: '42501' } });
    const rows = dataOf(await server.api('GET', 'cards:list', { token: server.root.token }));
    expect(rows).toMatchObject([{ title: 'a', secret: 's' }]);
  });
});
