import { type Collection, type JsonObject, type OrderTerm, readOrderTerm, systemRights } from '@mortise/shared';
import { bindAll, idsOf } from './testing/bound';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, openTestSource, planOf } from './testing/test-source';

describe.each(DIALECTS)('filters and sorts through relations on %s', (dialect) => {
  let test: TestSource;
  let posts: Collection;
  let people: Collection;
  let comments: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    const boss = { name: 'boss', type: 'belongsTo', target: 'people', foreignKey: 'bossId' } as const;
    const written = { name: 'posts', type: 'hasMany', target: 'posts', foreignKey: 'ownerId' } as const;
    people = await test.make({ ...BARE, name: 'people', fields: [{ name: 'name', type: 'string' }, boss, written] });
    const pairs = { through: 'posts_tags', foreignKey: 'postId', otherKey: 'tagId' };
    posts = await test.make({
      ...BARE,
      name: 'posts',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'owner', type: 'belongsTo', target: 'people' },
        { name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'postId' },
        { name: 'detail', type: 'hasOne', target: 'details', foreignKey: 'postId' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', ...pairs },
      ],
    });
    const ofPost = { name: 'post', type: 'belongsTo', target: 'posts', foreignKey: 'postId' } as const;
    const author = { name: 'author', type: 'belongsTo', target: 'people' } as const;
    const fields = [{ name: 'text', type: 'string' }, { name: 'done', type: 'boolean' }, ofPost, author] as const;
    comments = await test.make({ ...BARE, name: 'comments', fields });
    const details = await test.make({
      ...BARE,
      name: 'details',
      fields: [
        { name: 'size', type: 'integer' },
        { ...ofPost, unique: true },
      ],
    });
    const tags = await test.make({ ...BARE, name: 'tags', fields: [{ name: 'name', type: 'string' }] });
    const keys = ['postId', 'tagId'].map((name) => ({ name, type: 'bigInt' as const, index: true }));
    const pairsTable = await test.make({ ...BARE, name: 'posts_tags', fields: keys });
    await test.insert(people, { name: 'Ann' });
    await test.insert(people, { name: null, bossId: 1 });
    await test.insert(people, { name: 'Bob', bossId: 2 });
    for (const [title, ownerId] of [
      ['one', 1],
      ['two', 3],
      ['three', 2],
      ['four', null],
    ] as const)
      await test.insert(posts, { title, ownerId });
    for (const [postId, text, done, authorId] of [
      [1, 'a', true, 1],
      [1, 'b', false, 3],
      [2, 'a', false, null],
      [2, 'b', true, 1],
      [3, 'a', null, 3],
    ] as const)
      await test.insert(comments, { postId, text, done, authorId });
    for (const [postId, size] of [
      [1, 5],
      [2, null],
    ] as const)
      await test.insert(details, { postId, size });
    for (const name of ['red', 'blue']) await test.insert(tags, { name });
    for (const [postId, tagId] of [
      [1, 1],
      [1, 2],
      [3, 2],
    ] as const)
      await test.insert(pairsTable, { postId, tagId });
  });
  afterAll(() => test.remove());

  it.each<[JsonObject, number[]]>([
    [{ 'owner.name': 'Ann' }, [1]],
    [{ owner: { name: 'Ann' } }, [1]],
    [{ owner: { name: { $includes: 'b' } } }, [2]],
    [{ 'owner.name.$ne': 'Ann' }, [2, 3]],
    [{ 'owner.name.$empty': true }, [3]],
    [{ 'owner.name.$notEmpty': true }, [1, 2]],
    [{ $not: { 'owner.name': 'Ann' } }, [2, 3, 4]],
    [{ 'owner.boss.name': 'Ann' }, [3]],
    [{ 'owner.boss.boss.name': 'Ann' }, [2]],
    [{ 'owner.$exists': true }, [1, 2, 3]],
    [{ 'owner.$exists': false }, [4]],
    [{ 'owner.$notExists': null }, [4]],
    [{ owner: {} }, [1, 2, 3, 4]],
    [{ 'detail.size': 5 }, [1]],
    [{ 'detail.size': null }, [2]],
    [{ 'detail.$notExists': true }, [3, 4]],
    [{ 'comments.$exists': true }, [1, 2, 3]],
    [{ 'comments.text': 'a' }, [1, 2, 3]],
    // The same comment.
    [{ 'comments.text': 'a', 'comments.done': true }, [1]],
    [{ $and: [{ 'comments.text': 'a' }, { comments: { done: true } }] }, [1]],
    [{ 'comments.text': 'a', $and: [{ $and: [{ 'comments.done': true }] }] }, [1]],
    [{ comments: { text: 'b', done: true } }, [2]],
    [{ comments: { $or: [{ text: 'b' }, { done: null }], author: { name: 'Bob' } } }, [1, 3]],
    [{ comments: { author: { name: 'Ann' }, text: 'a' } }, [1]],
    // Each its own.
    [{ $or: [{ 'comments.text': 'b', 'comments.done': true }, { 'comments.done': null }] }, [2, 3]],
    [{ $and: [{ 'comments.text': 'a' }, { $or: [{ 'comments.done': true }] }] }, [1, 2]],
    // No such comment, and one that is not like that.
    [{ $not: { 'comments.done': true } }, [3, 4]],
    [{ comments: { $not: { done: true } } }, [1, 2, 3]],
    [{ $not: { comments: { text: 'a', done: true } } }, [2, 3, 4]],
    [{ comments: { $not: { author: { name: 'Ann' } } } }, [1, 2, 3]],
    [{ 'tags.name': 'blue' }, [1, 3]],
    [{ 'tags.name': 'red', $and: [{ 'tags.name': 'blue' }] }, []],
    [{ $not: { 'tags.name': 'red' } }, [2, 3, 4]],
    [{ 'tags.$notExists': true }, [2, 4]],
    [{ title: { $or: [{ $eq: 'one' }, { $startsWith: 't' }] } }, [1, 2, 3]],
  ])('%j', async (filter, expected) => {
    expect(await idsOf(test, posts, { filter })).toEqual(expected);
  });

  it('write rows by what they are related to, also within one table', async () => {
    const count = (filter: JsonObject) => test.source.count({ collection: people, where: [bindAll(test, people, filter)] }, NOBODY);
    expect(await count({ 'boss.boss.posts.title': 'one' })).toBe(1);
    const extra = await test.insert(people, { name: 'Zed', bossId: 3 });
    const where = [bindAll(test, people, { 'boss.boss.boss.name': 'Ann' })];
    const values = new Map([[people.columns.find(({ name }) => name === 'name') ?? people.primaryKey, 'changed']]);
    await test.source.update({ collection: people, values, where, select: [] }, NOBODY);
    expect(await idsOf(test, people, { filter: { name: 'changed' } })).toEqual([extra['id']]);
    expect(await test.source.remove({ collection: people, where }, NOBODY)).toBe(1);
  });

  const ordered = async (terms: readonly OrderTerm[]) =>
    (JSON.parse((await test.source.read({ ...planOf(posts), orderBy: terms }, NOBODY)).json) as JsonObject[]).map((row) => row['id']);
  const term = (text: string) =>
    readOrderTerm(
      text,
      posts,
      systemRights((name) => test.source.schema.find(name)),
    );

  it.each([
    ['owner.name', [1, 2, 3, 4]],
    ['-owner.name', [2, 1, 3, 4]],
    ['-owner.id', [2, 3, 1, 4]],
    ['owner.boss.name', [3, 1, 2, 4]],
    ['detail.size', [1, 2, 3, 4]],
    ['-detail.size', [1, 2, 3, 4]],
  ])('sort by %s, what is not there last', async (text, expected) => {
    expect(await ordered([term(text)])).toEqual(expected);
  });

  it('count anew when a related row was written', async () => {
    const plan = { ...planOf(posts), where: [bindAll(test, posts, { 'comments.text': 'fresh' })], count: 'exact' as const };
    expect((await test.source.read(plan, NOBODY)).count).toBe(0);
    await test.insert(comments, { postId: 4, text: 'fresh' });
    expect((await test.source.read(plan, NOBODY)).count).toBe(1);
  });
});
