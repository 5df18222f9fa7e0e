import { type TestServer, eachDatabase } from '@mortise/testing';
import type { Schema } from '../fixtures/schema';
import { type Client, InputError, NotFoundError, PreconditionError } from './index';
import { blogClient, openBlog } from './testing/open-blog';

eachDatabase('records on %s', (dialect) => {
  let server: TestServer;
  let client: Client<Schema>;

  beforeAll(async () => {
    server = await openBlog({ dialect });
    client = blogClient(server);
  });
  afterAll(() => server.close());

  const posts = () => client.resource('posts');
  const draft = (title: string) => posts().create({ title });

  test('creates, reads, changes and removes records', async () => {
    const made = await posts().create({ title: 'a', author: { name: 'Ann' }, status: "it's out" });
    expect(made).toMatchObject({ title: 'a', done: false, status: "it's out" });
    expect(await posts().get(made.id, { fields: ['title', 'author.name'] })).toEqual({ title: 'a', author: { name: 'Ann' } });
    expect(await posts().update(made.id, { done: true })).toMatchObject({ id: made.id, done: true });
    expect(await posts().first({ filter: { id: made.id, done: true } })).toMatchObject({ title: 'a' });
    await posts().destroy(made.id);
    expect(await posts().first({ filter: { id: made.id } })).toBeUndefined();
    await expect(posts().get(made.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(posts().destroy(made.id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('writes many records at once, and keys of any length', async () => {
    const made = await posts().createMany(Array.from({ length: 120 }, (_, index) => ({ title: `many ${index}` })));
    const keys = made.map(({ id }) => id);
    expect(made.map(({ title }) => title).slice(0, 2)).toEqual(['many 0', 'many 1']);
    expect(await posts().updateMany({ keys }, { done: true })).toHaveLength(120);
    expect(await posts().count({ filter: { 'title.$startsWith': 'many', done: true } })).toBe(120);
    expect(await posts().updateMany({ filter: { id: { $in: keys.slice(0, 2) } } }, { done: false })).toHaveLength(2);
    expect(await posts().destroyMany({ keys: keys.slice(0, 10) })).toBe(10);
    expect(await posts().destroyMany({ keys: keys.slice(10) })).toBe(110);
    expect([await posts().createMany([]), await posts().updateMany({ keys: [] }, {}), await posts().destroyMany({ keys: [] })]).toEqual([
      [],
      [],
      0,
    ]);
    await expect(posts().destroyMany({ filter: {} })).rejects.toMatchObject({ code: 'FILTER_REQUIRED' });
  });

  test('lists, sorts, counts and groups', async () => {
    await posts().createMany([{ title: 'l1', done: true }, { title: 'l2' }, { title: 'l3', done: true }]);
    const filter = { 'title.$startsWith': 'l' } as const;
    const { data, meta } = await posts().list({ filter, sort: ['-title'], pageSize: 2, fields: ['title'], count: 'exact' });
    expect(data).toEqual([{ title: 'l3' }, { title: 'l2' }]);
    expect(meta).toMatchObject({ count: 3, page: 1, pageSize: 2, totalPage: 2 });
    expect((await posts().list({ filter, paginate: false, except: ['title'] })).data).toHaveLength(3);
    const groups = await posts().query({
      measures: [{ aggregation: 'count', alias: 'posts' }],
      dimensions: [{ field: 'done' }],
      filter,
      orders: [{ field: 'posts' }],
    });
    expect(groups).toEqual([
      { done: false, posts: 1 },
      { done: true, posts: 2 },
    ]);
  });

  test('finds or creates, one record of many calls', async () => {
    const values = { title: 'f', code: 'first' };
    const found = await Promise.all(Array.from({ length: 5 }, () => posts().firstOrCreate(values, { keys: ['code'] })));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
    const changed = await posts().updateOrCreate({ title: 'g', code: 'first' }, { keys: ['code'] });
    expect(changed).toMatchObject({ id: found[0]?.id, title: 'g' });
    expect(await posts().updateOrCreate({ title: 'h', code: 'second' }, { keys: ['code'] })).toMatchObject({ title: 'h' });
  });

  test('moves records', async () => {
    const [a, b, c] = await posts().createMany([{ title: 'm1' }, { title: 'm2' }, { title: 'm3' }]);
    if (!a || !b || !c) throw new Error('Three records were created');
    const order = async () =>
      (await posts().list({ filter: { 'title.$startsWith': 'm' }, sort: 'place', fields: ['title'] })).data.map(({ title }) => title);
    await posts().move(c.id, { at: a.id });
    expect(await order()).toEqual(['m3', 'm1', 'm2']);
    await posts().move(c.id, { after: b.id }, { field: 'place' });
    expect(await order()).toEqual(['m1', 'm2', 'm3']);
    await posts().move(b.id, { first: true });
    expect(await order()).toEqual(['m2', 'm1', 'm3']);
    await expect(posts().move(b.id, { scope: { done: 'true' } })).rejects.toBeInstanceOf(InputError);
  });

  test('changes links between records', async () => {
    const { id } = await draft('links');
    await client.resource('tags').createMany([{ slug: 'a' }, { slug: '[b' }, { slug: 'c/d' }]);
    const tags = posts().of(id, 'tags');
    const slugs = async () => (await tags.list({ sort: 'slug', fields: ['slug'] })).data.map(({ slug }) => slug);
    await tags.add(['a', ['[b', { note: 'n' }]]);
    await tags.add('c/d');
    expect(await slugs()).toEqual(['[b', 'a', 'c/d']);
    await tags.remove('a');
    await tags.toggle(['a', '[b']);
    expect(await slugs()).toEqual(['a', 'c/d']);
    await tags.set(['[b']);
    expect(await tags.get('[b')).toMatchObject({ slug: '[b' });
    await tags.create({ slug: 'e' });
    await tags.destroy('[b');
    expect([await slugs(), await tags.count()]).toEqual([['e'], 1]);

    const author = posts().one(id, 'author');
    expect(await author.get()).toBeUndefined();
    const { id: ann } = await client.resource('people').create({ name: 'Ann' });
    await author.set(ann);
    expect(await author.get({ fields: ['name'] })).toEqual({ name: 'Ann' });
    await author.remove();
    expect(await author.get()).toBeUndefined();
    expect(await author.create({ name: 'Bob' })).toMatchObject({ name: 'Bob' });
    expect(await posts().get(id, { fields: ['id'], appends: ['author', 'tags'] })).toMatchObject({
      author: { name: 'Bob' },
      tags: [{ slug: 'e' }],
    });
    const tagged = client.resource('tags');
    expect(await tagged.get('c/d')).toMatchObject({ slug: 'c/d' });
  });

  test('keeps a change from undoing that of another', async () => {
    const { id } = await draft('v');
    const { version, record } = await posts().getVersioned(id);
    const next = await posts().updateVersioned(id, { title: `${record.title}2` }, { version });
    await expect(posts().update(id, { title: 'x' }, { version })).rejects.toBeInstanceOf(PreconditionError);
    await expect(posts().destroy(id, { version })).rejects.toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
    expect(next.record.title).toBe('v2');
    await expect(posts().destroy(id, { version: undefined })).rejects.toBeInstanceOf(TypeError);
    const loose = posts() as unknown as { getVersioned(key: number, options: object): Promise<unknown> };
    await expect(loose.getVersioned(id, { appends: ['tags'] })).rejects.toMatchObject({ code: 'VERSION_MISSING' });
    await posts().destroy(id, { version: next.version });
  });
});
