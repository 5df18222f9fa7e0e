import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { refusalOf } from '../testing/edges';
import { createLibrary } from '../testing/library';

const SHELF = [
  { title: 'Emma', pages: 480, price: '9.50', lent: true, isbn: '17', authorId: 1 },
  { title: '12.5', pages: null, price: '-0.49', lent: false, isbn: 'yes', authorId: 1 },
  { title: 'Beowulf', pages: 90, price: null, lent: null, isbn: '2024-02-29T10:00', authorId: null },
];

eachDatabase('casts and spread relations in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let rest: PostgrestClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const { token } = server.root;
    await createLibrary(server);
    dataOf(await server.api('POST', 'authors:create', { token, body: [{ name: 'Jane' }, { name: 'Nobody' }] }));
    dataOf(await server.api('POST', 'books:create', { token, body: SHELF }));
    key = (await createApiKey(server, { role: 'admin' })).token;
    rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
  });
  afterAll(() => server.close());

  const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
    server.api('GET', `/api/rest/v1/${query}`, { headers: { apikey: key, ...headers } });
  const rows = async (query: string, headers = {}): Promise<unknown> => (await get(query, headers)).body;

  test.each([
    ['pages::text', ['480', null, '90']],
    ['price::text', ['9.50', '-0.49', null]],
    ['lent::varchar', ['true', 'false', null]],
    ['price::int', [10, 0, null]],
    ['price::float', [9.5, -0.49, null]],
    ['price::double precision', [9.5, -0.49, null]],
    ['pages::numeric', ['480', null, '90']],
    ['lent::integer', [1, 0, null]],
    ['id::bool', [true, undefined, undefined]],
  ])('%s', async (value, expected) => {
    const made = expected.filter((one) => one !== undefined);
    const body = await rows(`books?select=made:${encodeURIComponent(value)}&order=id&limit=${made.length}`);
    expect(body).toEqual(made.map((one) => ({ made: one })));
  });

  test('a text is cast where it can be', async () => {
    expect(await rows('books?select=isbn::int&title=eq.Emma')).toEqual([{ isbn: 17 }]);
    expect(await rows('books?select=isbn::boolean&title=eq.12.5')).toEqual([{ isbn: true }]);
    expect(await rows('books?select=isbn::date&title=eq.Beowulf')).toEqual([{ isbn: '2024-02-29' }]);
    expect(await rows('books?select=*,title::float,x:title&title=eq.12.5')).toMatchObject([{ title: 12.5, x: '12.5', pages: null }]);
    expect(await rows('authors?select=name,books(title,price::float)&books.title=eq.Emma&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Emma', price: 9.5 }] },
    ]);
    for (const cast of ['int', 'float', 'numeric', 'boolean', 'date'])
      expect([cast, await refusalOf(get(`books?select=title::${cast}&title=eq.Emma`))]).toEqual([cast, { status: 400, code: '22P02' }]);
    expect((await get('books?select=id::date&limit=0')).body).toEqual([]);
  });

  test('what a write answers with is cast to text at most, for that cannot fail', async () => {
    const headers = { apikey: key, prefer: 'return=representation' };
    const patch = (select: string) =>
      server.api('PATCH', `/api/rest/v1/books?title=eq.Emma&select=${select}`, { headers, body: { stock: 4 } });
    expect((await patch('title,stock::text,...author(name)')).body).toEqual([{ title: 'Emma', stock: '4', name: 'Jane' }]);
    expect(await refusalOf(patch('author(name::int)'))).toEqual({ status: 400, code: 'PGRST127' });
    const plain = await server.api('PATCH', '/api/rest/v1/books?title=eq.Emma&select=stock::text', { headers: { apikey: key }, body: {} });
    expect([plain.status, plain.body]).toEqual([204, '']);
  });

  test('columns of a related row among those of the row itself', async () => {
    expect(await rows('books?select=title,...author(writer:name,id::text)&order=id')).toEqual([
      { title: 'Emma', writer: 'Jane', id: '1' },
      { title: '12.5', writer: 'Jane', id: '1' },
      { title: 'Beowulf', writer: null, id: null },
    ]);
    expect(await rows('books?select=title,...author!inner(name)&author.name=eq.Jane&order=title')).toEqual([
      { title: '12.5', name: 'Jane' },
      { title: 'Emma', name: 'Jane' },
    ]);
    const { data } = await rest.from('books').select('title, ...author(name)').eq('title', 'Emma').single().throwOnError();
    expect(data).toEqual({ title: 'Emma', name: 'Jane' });
    const csv = await rest.from('books').select('title,...author(name)').order('id').limit(1).csv().throwOnError();
    expect(csv.data).toBe('title,name\nEmma,Jane');
  });

  test('of several related rows lists of their values', async () => {
    expect(await rows('authors?select=name,...books(title,pages)&books.order=pages.desc&order=id')).toEqual([
      { name: 'Jane', title: ['Emma', '12.5'], pages: [480, null] },
      { name: 'Nobody', title: [], pages: [] },
    ]);
    expect(await rows('books?select=title,...author(name,...books(works:title))&author.books.order=id&title=eq.Emma')).toEqual([
      { title: 'Emma', name: 'Jane', works: ['Emma', '12.5'] },
    ]);
  });

  test('without what is null', async () => {
    const { data } = await rest.from('books').select('title,pages,author(name)').order('id').stripNulls().throwOnError();
    expect(data).toEqual([
      { title: 'Emma', pages: 480, author: { name: 'Jane' } },
      { title: '12.5', author: { name: 'Jane' } },
      {
        title: 'Beowulf',
        pages: 90,
      },
    ]);
    const one = await rest.from('books').select('title,...author(name)').eq('title', 'Beowulf').stripNulls().single().throwOnError();
    expect(one.data).toEqual({ title: 'Beowulf' });
    expect(await refusalOf(get('books', { accept: 'application/json;nulls=stripped' }))).toEqual({ status: 406, code: 'PGRST107' });
  });

  test.each([
    'select=title,...author(title:name)',
    'select=title::text,title::int',
    'select=title,title::text',
    'select=...author',
    'select=...title(id)',
  ])('%s makes no sense', async (query) =>
    expect(await refusalOf(get(`books?${query}`))).toEqual({ status: 400, code: expect.any(String) }),
  );
});
