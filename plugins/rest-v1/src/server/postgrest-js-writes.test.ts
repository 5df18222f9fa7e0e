import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, eachDatabase, startTestServer } from '@mortise/testing';
import { createLibrary, shelf } from '../testing/library';

eachDatabase('writes by the client of supabase on %s', (dialect) => {
  let server: TestServer;
  let rest: PostgrestClient;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createLibrary(server);
    const key = (await createApiKey(server, { role: 'admin' })).token;
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

  test('inserts', async () => {
    expect(await rest.from('books').insert({ title: 'Villette' })).toMatchObject({ status: 201, data: null });
    const one = await rest.from('books').insert({ title: 'Shirley' }).select('title, stock').single();
    expect(one).toMatchObject({ status: 201, data: { title: 'Shirley', stock: 1 } });
    const many = await rest
      .from('books')
      .insert([{ title: 'b', pages: 1 }, { title: 'c' }], { count: 'exact' })
      .select('title,pages,stock');
    expect(many.data).toEqual([
      { title: 'b', pages: 1, stock: 1 },
      { title: 'c', pages: null, stock: 1 },
    ]);
    expect(many).toMatchObject({ status: 201, count: 2 });
    const filled = await rest
      .from('books')
      .insert([{ title: 'd', stock: 5 }, { title: 'e' }], { defaultToNull: false })
      .select('stock');
    expect(filled.data).toEqual([{ stock: 5 }, { stock: 1 }]);
    expect(await rest.from('books').insert([]).select()).toMatchObject({ status: 201, data: [] });
    expect(await rest.from('books').insert({ title: 'f', isbn: 'a-1' })).toMatchObject({ status: 409, error: { code: '23505' } });
    expect(await rest.from('books').insert({ pages: 1 })).toMatchObject({ status: 400, error: { code: '23502' } });
    expect(await rest.from('books').insert({ title: 'g', authorId: 999_999 })).toMatchObject({ status: 409, error: { code: '23503' } });
    expect(await rest.from('books').insert({ title: 'g', pages: 'many' })).toMatchObject({ status: 400, error: { code: '22P02' } });
    expect(await rest.from('books').insert({ title: 'g', nothing: 1 })).toMatchObject({ status: 400, error: { code: 'PGRST204' } });
  });

  test('updates', async () => {
    expect(await rest.from('books').update({ pages: 481 }).eq('title', 'Emma')).toMatchObject({ status: 204, data: null });
    const changed = await rest.from('books').update({ pages: 251 }, { count: 'exact' }).eq('pages', 250).select('title,pages');
    expect(changed).toMatchObject({ status: 200, count: 1, data: [{ title: 'Persuasion', pages: 251 }] });
    expect(await rest.from('books').update({ pages: 1 }).eq('title', 'nothing').select()).toMatchObject({ status: 200, data: [] });
    const related = await rest.from('books').update({ pages: 5 }).eq('title', 'Emma').select('pages, author(name)').single();
    expect(related.data).toEqual({ pages: 5, author: { name: 'Jane' } });
    expect(await rest.from('books').update({ pages: 7 })).toMatchObject({ status: 400, error: { code: '21000' } });
    expect(await rest.from('books').select('*', { count: 'exact', head: true }).eq('pages', 7)).toMatchObject({ count: 0 });
  });

  test('one row or none', async () => {
    expect(await rest.from('books').select('title').eq('pages', 480).single()).toMatchObject({ status: 200, data: { title: 'Emma' } });
    const none = await rest.from('books').select().eq('title', 'nothing').single();
    expect(none).toMatchObject({ status: 406, data: null, error: { code: 'PGRST116', details: 'The result contains 0 rows' } });
    expect(await rest.from('books').select().eq('title', 'nothing').maybeSingle()).toMatchObject({ data: null, error: null });
    expect(await rest.from('books').select().maybeSingle()).toMatchObject({ data: null, error: { code: 'PGRST116' } });
    const two = await rest.from('books').update({ stock: 9 }).gt('pages', 400).select().single();
    expect(two).toMatchObject({ status: 406, error: { code: 'PGRST116', details: 'The result contains 2 rows' } });
    const all = rest.from('books').update({ stock: 9 }).gt('pages', 0);
    // The types hide it unless the version of PostgREST is told.
    const many = await (all as unknown as { maxAffected(most: number): typeof all }).maxAffected(2).select();
    expect(many).toMatchObject({ status: 400, error: { code: 'PGRST124' } });
    expect(await rest.from('books').select('*', { count: 'exact', head: true }).eq('stock', 9)).toMatchObject({ count: 0 });
    const removed = await rest.from('books').delete().gt('pages', 0).select('title').single();
    expect(removed).toMatchObject({ status: 406 });
    expect(await rest.from('books').select('*', { count: 'exact', head: true })).toMatchObject({ count: 4 });
  });

  test('deletes', async () => {
    expect(await rest.from('books').delete().eq('title', 'Emma')).toMatchObject({ status: 204, data: null });
    const removed = await rest.from('books').delete({ count: 'exact' }).gt('pages', 0).select('title, author(name)').order('title');
    expect(removed).toMatchObject({ status: 400 });
    const gone = await rest.from('books').delete({ count: 'exact' }).gt('pages', 0).select('title, author(name)');
    expect(gone).toMatchObject({ status: 200, count: 2 });
    expect(gone.data).toEqual([
      { title: 'Persuasion', author: { name: 'Jane' } },
      { title: 'Middlemarch', author: null },
    ]);
    expect(await rest.from('books').delete()).toMatchObject({ status: 400, error: { code: '21000' } });
    expect(await rest.from('books').select('*', { count: 'exact', head: true })).toMatchObject({ count: 1 });
  });

  test('upserts', async () => {
    const upsert = await rest
      .from('books')
      .upsert(
        [
          { isbn: 'a-1', title: 'Emma!' },
          { isbn: 'b-1', title: 'new' },
        ],
        { onConflict: 'isbn' },
      )
      .select();
    expect(upsert).toMatchObject({
      status: 201,
      data: [
        { title: 'Emma!', pages: 480 },
        { title: 'new', stock: 1 },
      ],
    });
    const [emma] = upsert.data as { id: number }[];
    const byKey = await rest.from('books').upsert({ id: emma?.id, title: 'Emma?' }).select('id,title').single();
    expect(byKey.data).toEqual({ id: emma?.id, title: 'Emma?' });
    const kept = await rest
      .from('books')
      .upsert(
        [
          { isbn: 'a-1', title: 'x' },
          { isbn: 'b-2', title: 'y' },
        ],
        { onConflict: 'isbn', ignoreDuplicates: true },
      )
      .select('title');
    expect(kept.data).toEqual([{ title: 'y' }]);
    const twice = await rest.from('books').upsert(
      [
        { isbn: 'c', title: '1' },
        { isbn: 'c', title: '2' },
      ],
      { onConflict: 'isbn' },
    );
    expect(twice).toMatchObject({ status: 400, error: { code: '21000' } });
    expect(await rest.from('books').upsert({ pages: 1, title: 'x' }, { onConflict: 'pages' })).toMatchObject({
      status: 400,
      error: { code: '42P10' },
    });
    const far = (emma?.id ?? 0) + 1000;
    expect((await rest.from('books').upsert({ id: far, title: 'far' }).select('id')).data).toEqual([{ id: far }]);
    expect((await rest.from('books').insert({ title: 'next' }).select('id')).data).toEqual([{ id: far + 1 }]);
    expect(await rest.from('books').select('*', { count: 'exact', head: true })).toMatchObject({ count: 8 });
  });
});
