import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';
import { createLibrary, shelf } from '../testing/library';

eachDatabase('reads by the client of supabase on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let rest: PostgrestClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createLibrary(server);
    key = (await createApiKey(server, { role: 'admin' })).token;
    rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
  });
  afterAll(() => server.close());

  beforeEach(async () => {
    await rest.from('books').delete().gt('id', 0).throwOnError();
    await rest.from('authors').delete().gt('id', 0).throwOnError();
    const { data } = await rest.from('authors').insert({ name: 'Jane' }).select().single().throwOnError();
    const author = data as { id: number };
    await rest.from('books').insert(shelf(author.id)).throwOnError();
  });

  const titles = async (query: PromiseLike<{ data: unknown; error: unknown }>): Promise<string[]> => {
    const { data, error } = await query;
    if (error !== null) throw new Error(JSON.stringify(error));
    return (data as { title: string }[]).map(({ title }) => title);
  };
  const table = () => rest.from('books').select('title').order('id');

  test('filters', async () => {
    expect(await titles(table().eq('title', 'Emma'))).toEqual(['Emma']);
    expect(await titles(table().eq('title', 'a "quoted", title'))).toEqual(['a "quoted", title']);
    expect(await titles(table().neq('pages', 250))).toEqual(['Emma', 'Middlemarch']);
    expect(await titles(table().gt('pages', 250))).toEqual(['Emma', 'Middlemarch']);
    expect(await titles(table().gte('pages', 250).lt('pages', 880))).toEqual(['Emma', 'Persuasion']);
    expect(await titles(table().lte('price', '9.5'))).toEqual(['Emma', 'Persuasion']);
    expect(await titles(table().like('title', '%m%'))).toEqual(['Emma', 'Middlemarch']);
    expect(await titles(table().like('title', 'e%'))).toEqual([]);
    expect(await titles(table().ilike('title', 'e*'))).toEqual(['Emma']);
    expect(await titles(table().is('lent', null))).toEqual(['Middlemarch', 'a "quoted", title']);
    expect(await titles(table().is('lent', true))).toEqual(['Emma']);
    await rest.from('books').insert({ title: 'x, (y)' }).throwOnError();
    expect(await titles(table().in('title', ['Emma', 'x, (y)']))).toEqual(['Emma', 'x, (y)']);
    await rest.from('books').delete().eq('title', 'x, (y)').throwOnError();
    expect(await titles(table().in('pages', [480, 250]))).toEqual(['Emma', 'Persuasion']);
    expect(await titles(table().in('pages', []))).toEqual([]);
    expect(await titles(table().not('pages', 'in', '(480,250)'))).toEqual(['Middlemarch']);
    expect(await titles(table().not('lent', 'is', null))).toEqual(['Emma', 'Persuasion']);
    expect(await titles(table().or('pages.eq.250,title.eq."a \\"quoted\\", title"'))).toEqual(['Persuasion', 'a "quoted", title']);
    expect(await titles(table().or('pages.is.null,and(pages.gt.300,pages.lt.500)'))).toEqual(['Emma', 'a "quoted", title']);
    expect(await titles(table().match({ pages: 480, lent: true }))).toEqual(['Emma']);
    expect(await titles(table().filter('pages', 'not.gt', 300))).toEqual(['Persuasion']);
  });

  test('columns, other names and related rows', async () => {
    const { data } = await rest.from('books').select('label:title, author(name)').eq('title', 'Emma').single().throwOnError();
    expect(data).toEqual({ label: 'Emma', author: { name: 'Jane' } });
    const authors = await rest.from('authors').select('*, works:books(title, pages)').throwOnError();
    expect(authors.data).toMatchObject([
      {
        name: 'Jane',
        works: [
          { title: 'Emma', pages: 480 },
          { title: 'Persuasion', pages: 250 },
        ],
      },
    ]);
    const twice = await rest.from('books').select('*, label:title').eq('title', 'Emma').throwOnError();
    expect(twice.data).toMatchObject([{ title: 'Emma', label: 'Emma', pages: 480 }]);
  });

  test('order, limit and range', async () => {
    const all = () => rest.from('books').select('title');
    expect(await titles(all().order('pages', { ascending: false }).limit(2))).toEqual(['Middlemarch', 'Emma']);
    expect(await titles(all().order('pages').range(1, 2))).toEqual(['Emma', 'Middlemarch']);
    expect(await titles(all().order('lent', { nullsFirst: false }).order('title', { ascending: false }))).toEqual([
      'Persuasion',
      'Emma',
      'a "quoted", title',
      'Middlemarch',
    ]);
    expect(await titles(all().order('author(name)').order('id', { ascending: false }).limit(2))).toEqual(['Persuasion', 'Emma']);
    expect(await titles(all().order('pages', { nullsFirst: true }))).toEqual(['a "quoted", title', 'Persuasion', 'Emma', 'Middlemarch']);
  });

  test('counts', async () => {
    const head = await rest.from('books').select('*', { count: 'exact', head: true });
    expect(head).toMatchObject({ status: 200, count: 4, data: null });
    const page = await rest.from('books').select('title', { count: 'exact' }).order('id').limit(1);
    expect(page).toMatchObject({ status: 206, count: 4, data: [{ title: 'Emma' }] });
    expect(await rest.from('books').select('*', { count: 'planned' }).eq('pages', 480)).toMatchObject({ status: 200, count: 1 });
    expect(await rest.from('books').select('*', { count: 'estimated' }).eq('pages', 1)).toMatchObject({ status: 200, count: 0 });
    const beyond = await rest.from('books').select('*', { count: 'exact' }).range(10, 19);
    expect(beyond).toMatchObject({ status: 416, error: { code: 'PGRST103' } });
  });

  test('who may, and what there is', async () => {
    const nobody = new PostgrestClient(`${server.url}/api/rest/v1`);
    expect(await nobody.from('books').select()).toMatchObject({ status: 401, error: { code: '42501' } });
    const stranger = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: 'none' } });
    expect(await stranger.from('books').select()).toMatchObject({ status: 401, error: { code: 'PGRST301' } });
    const user = await createUser(server, { roles: [await createRole(server)] });
    const powerless = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: user.token } });
    expect(await powerless.from('books').select()).toMatchObject({ status: 403, error: { code: '42501' } });
    const bearer = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { Authorization: `Bearer ${key}`, apikey: 'none' } });
    expect(await bearer.from('books').select()).toMatchObject({ status: 200 });
    expect(await rest.from('nothing').select()).toMatchObject({ status: 404, error: { code: 'PGRST205' } });
    expect(await rest.from('books').select('nothing')).toMatchObject({ status: 400, error: { code: '42703' } });
  });
});
