import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, createRole, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { refusalOf } from '../testing/edges';
import { createLibrary } from '../testing/library';

const SHELF = [
  { title: 'Emma', pages: 480, lent: true, isbn: 'a-1', authorId: 1 },
  { title: 'Persuasion', pages: 250, lent: false, isbn: 'a-2', authorId: 1 },
  { title: 'Sanditon', pages: 120, lent: null, isbn: 'a-3', authorId: 1 },
  { title: 'Middlemarch', pages: 880, lent: false, isbn: 'a-4', authorId: 2 },
  { title: 'Beowulf', pages: 90, lent: null, isbn: 'a-5', authorId: null },
];

eachDatabase('embedded rows in the REST language on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let rest: PostgrestClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    const { token } = server.root;
    await createLibrary(server);
    dataOf(await server.api('POST', 'authors:create', { token, body: ['Jane', 'George', 'Nobody'].map((name) => ({ name })) }));
    dataOf(await server.api('POST', 'books:create', { token, body: SHELF }));
    key = (await createApiKey(server, { role: 'admin' })).token;
    rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
  });
  afterAll(() => server.close());

  const get = (query: string, apikey = key) => server.api('GET', `/api/rest/v1/${query}`, { headers: { apikey, prefer: 'count=exact' } });
  const rows = async (query: string): Promise<unknown> => (await get(query)).body;
  const authors = () => rest.from('authors').select('name, books(title)').order('name');

  test('conditions on them choose among them, and leave their parents alone', async () => {
    const { data } = await authors().gt('books.pages', 200).order('title', { referencedTable: 'books' }).throwOnError();
    expect(data).toEqual([
      { name: 'George', books: [{ title: 'Middlemarch' }] },
      { name: 'Jane', books: [{ title: 'Emma' }, { title: 'Persuasion' }] },
      { name: 'Nobody', books: [] },
    ]);
    expect(await rows('books?select=title,author(name)&author.name=eq.Jane&pages=gt.400&order=title')).toEqual([
      { title: 'Emma', author: { name: 'Jane' } },
      { title: 'Middlemarch', author: null },
    ]);
    expect(await rows('authors?select=name,books(title)&books.or=(pages.lt.130,title.eq.Emma)&books.order=title&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Emma' }, { title: 'Sanditon' }] },
    ]);
    expect(await rows('authors?select=name,books(title)&books.not.and=(pages.gt.100,pages.lt.300)&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Emma' }] },
    ]);
  });

  test('with !inner also among their parents, which are what is counted', async () => {
    const { data, count } = await rest
      .from('authors')
      .select('name, books!inner(title)', { count: 'exact' })
      .gt('books.pages', 400)
      .order('name')
      .throwOnError();
    expect(data).toEqual([
      { name: 'George', books: [{ title: 'Middlemarch' }] },
      { name: 'Jane', books: [{ title: 'Emma' }] },
    ]);
    expect(count).toBe(2);
    expect(await rows('authors?select=name,books!inner()&order=name')).toEqual([{ name: 'George' }, { name: 'Jane' }]);
    expect(await rows('books?select=title,by:author!inner(name)&by.name=eq.George')).toEqual([
      { title: 'Middlemarch', by: { name: 'George' } },
    ]);
    expect(await rows('authors?select=name,books!left(title)&books.title=eq.None&id=eq.3')).toEqual([{ name: 'Nobody', books: [] }]);
  });

  test('with conditions on one and the same of them', async () => {
    expect(await rows('authors?select=name,books!inner()&books.pages=lt.130&books.lent=is.true')).toEqual([]);
    expect(await rows('authors?select=name,books!inner()&books.pages=gt.400&books.lent=is.true')).toEqual([{ name: 'Jane' }]);
    expect(await rows('authors?select=name,books!inner()&books.or=(title.eq.Emma,title.eq.Sanditon)&books.pages=lt.200')).toEqual([
      { name: 'Jane' },
    ]);
  });

  test('deeper ones', async () => {
    const query = 'books?select=title,author!inner(name,books!inner(title))&author.books.title=eq.Sanditon&order=title';
    const author = { name: 'Jane', books: [{ title: 'Sanditon' }] };
    expect(await rows(query)).toEqual(['Emma', 'Persuasion', 'Sanditon'].map((title) => ({ title, author })));
    const { data } = await rest
      .from('books')
      .select('title,author(name,books!inner(title))')
      .eq('author.books.title', 'Emma')
      .order('title');
    expect(data).toMatchObject([{ author: null }, { author: { books: [{ title: 'Emma' }] } }, { author: null }, {}, {}]);
  });

  test('whether there are any, as a condition', async () => {
    expect(await rows('authors?select=name,books()&books=is.null')).toEqual([{ name: 'Nobody' }]);
    expect(await rows('authors?select=name,books(title)&books.title=eq.Middlemarch&books=not.is.null')).toEqual([
      { name: 'George', books: [{ title: 'Middlemarch' }] },
    ]);
    expect(await rows('authors?select=name,books()&books.pages=lt.200&books=is.null&order=name')).toEqual([
      { name: 'George' },
      { name: 'Nobody' },
    ]);
    expect(await rows('authors?select=name,books()&or=(books.is.null,name.eq.George)&order=name')).toEqual([
      { name: 'George' },
      { name: 'Nobody' },
    ]);
  });

  test('an order and a number of their own', async () => {
    const { data } = await authors()
      .order('pages', { referencedTable: 'books', ascending: false })
      .limit(2, { referencedTable: 'books' })
      .eq('id', 1)
      .single()
      .throwOnError();
    expect(data).toEqual({ name: 'Jane', books: [{ title: 'Emma' }, { title: 'Persuasion' }] });
    expect(await rows('authors?select=name,books(title)&books.order=lent.asc.nullsfirst&books.limit=1&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Sanditon' }] },
    ]);
  });

  test('a part of them', async () => {
    const part = (from: number, to: number) =>
      authors().order('title', { referencedTable: 'books' }).range(from, to, { referencedTable: 'books' }).eq('id', 1).single();
    expect((await part(0, 1).throwOnError()).data).toEqual({ name: 'Jane', books: [{ title: 'Emma' }, { title: 'Persuasion' }] });
    expect((await part(2, 9).throwOnError()).data).toEqual({ name: 'Jane', books: [{ title: 'Sanditon' }] });
    expect(await rows('authors?select=name,books(title)&books.order=title&books.offset=2&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Sanditon' }] },
    ]);
    expect(await rows('authors?select=name,books(title)&books.offset=-1&books.limit=1&books.order=title.desc&id=eq.1')).toEqual([
      { name: 'Jane', books: [{ title: 'Sanditon' }] },
    ]);
    expect(await refusalOf(get('authors?select=books(title)&books.offset=100001'))).toEqual({ status: 416, code: 'PGRST103' });
    expect(await refusalOf(get('books?select=author(name)&author.offset=1'))).toEqual({ status: 400, code: 'PGRST100' });
  });

  test('as CSV, with whole rows and lists of them in one cell each', async () => {
    const csv = await rest.from('books').select('title,pages,lent,price,author(name)').lte('pages', 250).order('id').csv().throwOnError();
    expect(csv.data).toBe(
      [
        'title,pages,lent,price,author',
        'Persuasion,250,false,,"{""name"":""Jane""}"',
        'Sanditon,120,,,"{""name"":""Jane""}"',
        'Beowulf,90,,,',
      ].join('\n'),
    );
    expect((await rest.from('books').select('title').eq('pages', 1).csv().throwOnError()).data).toBeNull();
    const insert = rest.from('books').insert({ title: 'a "b",\nc', isbn: '' }).select('title,isbn').csv();
    expect((await insert.throwOnError()).data).toBe('title,isbn\n"a ""b"",\nc",');
    await rest.from('books').delete().like('title', 'a "b"*').throwOnError();
  });

  test('what is said of relations that are not shown is refused', async () => {
    for (const query of [
      'books.pages=gt.1',
      'books.order=pages',
      'books.limit=1',
      'books.or=(pages.gt.1)',
      'select=name,x:books(title)&books.pages=gt.1',
    ])
      expect([query, await refusalOf(get(`authors?${query}`))]).toEqual([query, { status: 400, code: 'PGRST108' }]);
    for (const query of ['select=name,books()', 'select=name,books()&books.pages=gt.1'])
      expect([query, await refusalOf(get(`authors?${query}`))]).toEqual([query, { status: 400, code: 'PGRST127' }]);
    expect(await refusalOf(get('authors?select=books!inner()&books.order=pages'))).toEqual({ status: 400, code: 'PGRST108' });
    const patch = server.api('PATCH', '/api/rest/v1/authors?id=eq.1&select=books!inner(title)', { headers: { apikey: key }, body: {} });
    expect(await refusalOf(patch)).toEqual({ status: 400, code: 'PGRST127' });
  });

  test('what a role may not see is no condition either', async () => {
    const role = await createRole(server, {
      grants: [
        { collection: 'authors', actions: [{ name: 'view', fields: ['id', 'name', 'books'] }] },
        { collection: 'books', actions: [{ name: 'view', fields: ['id', 'title'] }] },
      ],
    });
    dataOf(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [role] }));
    const narrow = (await createApiKey(server, { role })).token;
    const order = 'books.order=pages';
    for (const query of ['books.pages=gt.1', order, 'books.or=(title.eq.a,pages.gt.1)', 'books.lent=not.is.null'])
      for (const embed of ['books(title)', 'books!inner(title)', ...(query === order ? [] : ['books!inner()'])])
        expect([query, await refusalOf(get(`authors?select=name,${embed}&${query}`, narrow))]).toEqual([
          query,
          { status: 403, code: '42501' },
        ]);
    expect((await get('authors?select=name,books!inner(title)&books.title=eq.Emma', narrow)).body).toEqual([
      { name: 'Jane', books: [{ title: 'Emma' }] },
    ]);
  });
});
