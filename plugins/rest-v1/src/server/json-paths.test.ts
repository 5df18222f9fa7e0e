import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { refusalOf } from '../testing/edges';

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

/** More than one question may have conditions. */
const MANY = Array.from({ length: 101 }, (_, index) => index);

const THINGS = [
  { name: 'a', data: { size: 5, word: 'five', on: true, tags: ['x', 'y'], at: { city: 'Ulm', 'no.': 1 } }, tags: ['x', 'y z'] },
  { name: 'b', data: { size: 40, word: '40', on: false, tags: [1, 2], at: { city: 'Bonn' } }, tags: [1, '2'] },
  { name: 'c', data: { size: 'big', word: null, at: {} }, tags: [] },
  { name: 'd', data: ['x', 'last'], tags: null },
  { name: 'e', data: null, tags: ['x'] },
];

eachDatabase('JSON in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let rest: PostgrestClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const fields = [
      { name: 'name', type: 'string' },
      { name: 'data', type: 'json' },
      { name: 'tags', type: 'array' },
    ];
    await createCollection(server, { name: 'shelves', fields: [{ name: 'plan', type: 'json' }] });
    const shelf = { name: 'shelf', type: 'belongsTo', target: 'shelves', foreignKey: 'shelfId' };
    await createCollection(server, { name: 'things', fields: [...fields, shelf] });
    const { token } = server.root;
    dataOf(await server.api('POST', 'shelves:create', { token, body: { plan: { rows: 3 } } }));
    dataOf(await server.api('POST', 'things:create', { token, body: THINGS.map((thing) => ({ ...thing, shelfId: 1 })) }));
    key = (await createApiKey(server, { role: 'admin' })).token;
    rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
  });
  afterAll(() => server.close());

  const call = (method: string, query: string, options: { body?: unknown; prefer?: string } = {}) =>
    server.api(method, `/api/rest/v1/things?${query}`, {
      headers: { apikey: key, prefer: options.prefer ?? '' },
      ...(options.body === undefined ? {} : { body: options.body }),
    });
  const rows = async (query: string): Promise<unknown> => (await call('GET', query)).body;
  const names = async (query: string): Promise<string> => {
    const { status, body } = await call('GET', `select=name&${query.includes('order=') ? '' : 'order=id&'}${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return (body as { name: string }[]).map(({ name }) => name).join('');
  };

  test('places are columns of an answer, as JSON or as texts', async () => {
    expect(await rows('select=name,data->size,data->>word,town:data->at->>city&order=id&limit=3')).toEqual([
      { name: 'a', size: 5, word: 'five', town: 'Ulm' },
      { name: 'b', size: 40, word: '40', town: 'Bonn' },
      { name: 'c', size: 'big', word: null, town: null },
    ]);
    expect(await rows('select=data->tags,data->>on,first:tags->0,last:data->-1,data->0&name=in.(a,d)&order=id')).toEqual([
      { tags: ['x', 'y'], on: 'true', first: 'x', last: null, data: null },
      { tags: null, on: null, first: null, last: 'last', data: 'x' },
    ]);
    expect(await rows('select=data->at->%22no.%22,n:data->size::text,shelf(plan->rows)&name=eq.a')).toEqual([
      { 'no.': 1, n: '5', shelf: { rows: 3 } },
    ]);
    const kept = await call('PATCH', 'name=eq.e&select=name,tags->>0', { body: { name: 'e' }, prefer: 'return=representation' });
    expect([kept.status, kept.body]).toEqual([200, [{ name: 'e', tags: 'x' }]]);
  });

  test('the same question has the same answer, however often', async () => {
    for (const [size, count] of [
      [5, 2],
      [40, 1],
      [5, 2],
      [50, 0],
    ]) {
      const asked = await call('GET', `select=data->size,data->at->>city&data->size=gte.${size}&order=data->size`, {
        prefer: 'count=exact',
      });
      expect([size, asked.body, asked.headers.get('content-range')]).toEqual([
        size,
        [
          { size: 5, city: 'Ulm' },
          { size: 40, city: 'Bonn' },
        ].filter((row) => row.size >= Number(size)),
        count === 0 ? '*/0' : `0-${Number(count) - 1}/${count}`,
      ]);
    }
  });

  test.each([
    ['data->>size=eq.5', 'a'],
    ['data->size=eq.5', 'a'],
    ['data->size=gt.5', 'b'],
    ['data->size=not.gt.5', 'a'],
    ['data->size=eq.%22big%22', 'c'],
    ['data->size=neq.5', 'bc'],
    ['data->>size=neq.5', 'bc'],
    ['data->size=not.neq.5', 'a'],
    ['data->size=in.(5,40)', 'ab'],
    ['data->>size=in.(5,big)', 'ac'],
    ['data->size=not.in.(5)', 'bc'],
    ['data->word=eq.%2240%22', 'b'],
    ['data->word=eq.40', ''],
    ['data->>word=like.f*', 'a'],
    ['data->>word=is.null', 'cde'],
    ['data->word=not.is.null', 'ab'],
    ['data->on=is.true', 'a'],
    ['data->on=not.is.true', 'bcde'],
    ['data->at->>city=ilike.U*', 'a'],
    ['data->>0=eq.x', 'd'],
    ['or=(data->size.eq.5,data->>word.eq."40")', 'ab'],
    ['data->size=eq(any).{5,40}', 'ab'],
    ['select=name,shelf!inner()&shelf.plan->rows=gt.2&data->on=is.true', 'a'],
    ['data=is.null', 'e'],
    ['tags=not.is.null', 'abce'],
    ['order=data->size', 'abcde'],
    ['order=data->size.desc', 'bacde'],
    ['order=data->>word.nullsfirst,id.desc', 'edcba'],
    ['order=data->at->>city', 'bacde'],
  ])('%s', async (query, expected) => expect(await names(query)).toBe(expected));

  test.each([
    ['tags=cs.{x}', 'ae'],
    ['tags=cs.{x,y+z}', 'a'],
    ['tags=cs.{1}', 'b'],
    ['tags=cs.[1]', 'b'],
    ['tags=cs.["1"]', ''],
    ['tags=cs.{}', 'abce'],
    ['tags=not.cs.{x}', 'bc'],
    ['tags=ov.{1,x}', 'abe'],
    ['tags=not.ov.{1,x}', 'c'],
    ['data->tags=cs.{y}', 'a'],
    ['data=cs.["x"]', 'd'],
    [`data=cs.${json({ at: { city: 'Ulm' }, size: 5 })}`, 'a'],
    [`data=cs.${json({ tags: [2], on: false })}`, 'b'],
    [`data=not.cs.${json({ at: { city: 'Ulm' } })}`, 'bcd'],
  ])('%s', async (query, expected) => expect(await names(query)).toBe(expected));

  test('the client asks for them in its own words', async () => {
    const things = () => rest.from('things').select('name').order('id');
    expect((await things().contains('tags', ['x', 'y z'])).data).toEqual([{ name: 'a' }]);
    expect((await things().contains('data', { at: { city: 'Bonn' } })).data).toEqual([{ name: 'b' }]);
    expect((await things().overlaps('tags', ['x'])).data).toEqual([{ name: 'a' }, { name: 'e' }]);
    expect((await things().eq('data->>word', 'five')).data).toEqual([{ name: 'a' }]);
    expect((await rest.from('things').select('name, data->at->>city').order('data->size').limit(1)).data).toEqual([
      { name: 'a', city: 'Ulm' },
    ]);
  });

  test.each([
    ['name->a=eq.1', '42883'],
    ['select=name->a', '42883'],
    ['select=shelf->plan', '42703'],
    ['shelf->plan=eq.1', '42883'],
    ['order=shelf->plan', '42703'],
    ['order=name->a', '42883'],
    ['name=cs.{a}', '42883'],
    ['data->size=eq.big', 'PGRST100'],
    ['data->size=eq.null', 'PGRST100'],
    ['data->>on=is.true', 'PGRST100'],
    ['data->size=like.5*', 'PGRST100'],
    ['data->size=like.5', '42883'],
    ['data->', 'PGRST100'],
    ['data->>a->b=eq.1', 'PGRST100'],
    ['select=data->', 'PGRST100'],
    ['select=data->>a->b', 'PGRST127'],
    ['tags=cs.a', 'PGRST100'],
    ['tags=cs.{a,null}', 'PGRST100'],
    ['tags=ov.{{a}}', 'PGRST100'],
    ['tags=cs.[[1]]', 'PGRST127'],
    ['data->99999999999=eq.1', '22P02'],
    ['data->%00=eq.1', '22P02'],
    ['select=data->a->b->c->d->e->f->g->h->i', '54001'],
    ['select=data->a,data->b->a', 'PGRST100'],
    [`data->a=in.(${MANY.join()})`, '54001'],
    [`tags=cs.{${MANY.join()}}`, '54001'],
    [`data=cs.${json(Object.fromEntries(MANY.map((name) => [`k${name}`, 1])))}`, '54001'],
    ['select=__proto__:data->a', 'PGRST100'],
  ])('%s is refused as %s', async (query, code) => {
    expect(await refusalOf(call('GET', query.includes('=') ? query : `${query}=eq.1`))).toEqual({ status: 400, code });
  });
});
