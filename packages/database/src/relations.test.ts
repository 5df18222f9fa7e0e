import { type Collection, type JsonObject, QUERY_LIMITS, type SelectNode } from '@mortise/shared';
import { selectAll } from '.';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, column, filterOf, openTestSource, planOf, relation, valuesOf } from './testing/test-source';

describe.each(DIALECTS)('relations on %s', (dialect) => {
  let test: TestSource;
  let posts: Collection;
  let tags: Collection;
  let details: Collection;
  let pairs: Collection;

  const pair = (postId: number, tagId: number) => test.insert(pairs, { postId, tagId });
  const read = async (collection: Collection, nodes: readonly SelectNode[], filter: JsonObject = {}) => {
    const select = [{ kind: 'column' as const, field: column(collection, 'id') }, ...nodes];
    const { json, truncated } = await test.source.read({ ...planOf(collection, filter), select }, NOBODY);
    return { rows: JSON.parse(json) as JsonObject[], truncated };
  };

  beforeAll(async () => {
    test = await openTestSource(dialect);
    const through = { through: 'posts_tags', foreignKey: 'postId', otherKey: 'tagId' };
    posts = await test.make({
      ...BARE,
      name: 'posts',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'detail', type: 'hasOne', target: 'details', foreignKey: 'postId' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', ...through },
        { name: 'friends', type: 'belongsToMany', target: 'posts', through: 'friends', foreignKey: 'aId', otherKey: 'bId' },
      ],
    });
    const back = { through: 'posts_tags', foreignKey: 'tagId', otherKey: 'postId' };
    tags = await test.make({
      ...BARE,
      name: 'tags',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'posts', type: 'belongsToMany', target: 'posts', ...back },
      ],
    });
    const ofPost = { name: 'post', type: 'belongsTo', target: 'posts', unique: true, onDelete: 'CASCADE' } as const;
    details = await test.make({ ...BARE, name: 'details', fields: [{ name: 'text', type: 'string' }, ofPost] });
    const reference = (name: string, target: string) =>
      ({ name, type: 'bigInt', index: true, references: { target, onDelete: 'CASCADE' } }) as const;
    const fields = [reference('postId', 'posts'), reference('tagId', 'tags')];
    pairs = await test.make({ ...BARE, name: 'posts_tags', fields, uniqueTogether: [['postId', 'tagId']] });
    const friends = await test.make({ ...BARE, name: 'friends', fields: [reference('aId', 'posts'), reference('bId', 'posts')] });
    for (const title of ['a', 'b', 'c']) await test.insert(posts, { title });
    for (const name of ['x', 'y', 'z']) await test.insert(tags, { name });
    await test.insert(details, { text: 'of a', postId: 1 });
    for (const [post, tag] of [
      [1, 3],
      [1, 1],
      [2, 1],
    ] as const)
      await pair(post, tag);
    await test.insert(friends, { aId: 1, bId: 2 });
    await test.insert(friends, { aId: 1, bId: 1 });
  });
  afterAll(() => test.remove());

  it('a hasOne is an object or null, a belongsToMany an array in the order of the target’s keys', async () => {
    const nodes = [
      relation(posts, 'detail', { target: details, select: selectAll(details) }),
      relation(posts, 'tags', { target: tags, select: selectAll(tags) }),
      relation(posts, 'friends', { target: posts, select: selectAll(posts) }),
    ];
    expect((await read(posts, nodes)).rows).toEqual([
      {
        id: 1,
        detail: { id: 1, text: 'of a', postId: 1 },
        tags: [
          { id: 1, name: 'x' },
          { id: 3, name: 'z' },
        ],
        friends: [
          { id: 1, title: 'a' },
          { id: 2, title: 'b' },
        ],
      },
      { id: 2, detail: null, tags: [{ id: 1, name: 'x' }], friends: [] },
      { id: 3, detail: null, tags: [], friends: [] },
    ]);
  });

  it('relations nest, both ways, under the conditions of each target', async () => {
    const back = relation(tags, 'posts', { target: posts, select: selectAll(posts), where: filterOf(posts, { title: 'b' }) });
    const nodes = [relation(posts, 'tags', { target: tags, select: [...selectAll(tags), back], where: filterOf(tags, { name: 'x' }) })];
    const { rows } = await read(posts, nodes, { id: [1, 3] });
    expect(rows).toEqual([
      { id: 1, tags: [{ id: 1, name: 'x', posts: [{ id: 2, title: 'b' }] }] },
      { id: 3, tags: [] },
    ]);
  });

  it('a belongsToMany is cut after the cap, and says so', async () => {
    const many = QUERY_LIMITS.relatedRows + 1;
    const rows = Array.from({ length: many }, (_, index) => valuesOf(tags, { name: `many ${index}` }));
    const made = JSON.parse(await test.source.insertMany({ collection: tags, rows, select: selectAll(tags) }, NOBODY)) as { id: number }[];
    for (const { id } of made) await pair(3, id);
    const { rows: found, truncated } = await read(posts, [relation(posts, 'tags', { target: tags, select: selectAll(tags) })], { id: 3 });
    expect(truncated).toEqual(['tags']);
    expect(found[0]?.['tags']).toHaveLength(QUERY_LIMITS.relatedRows);
  });

  it('a column’s reference is kept by the database', async () => {
    await expect(pair(1, 9999)).rejects.toMatchObject({ code: 'FOREIGN_KEY_CONFLICT' });
    const post = await test.insert(posts, { title: 'gone' });
    await pair(Number(post['id']), 2);
    await test.insert(details, { text: 'gone', postId: post['id'] ?? null });
    await expect(test.insert(details, { postId: post['id'] ?? null })).rejects.toMatchObject({
      code: 'UNIQUE_CONFLICT',
      details: { collection: 'details', fields: ['postId'] },
    });
    await test.source.remove({ collection: posts, where: filterOf(posts, { id: post['id'] ?? null }) }, NOBODY);
    expect(await test.list(pairs, { postId: post['id'] ?? null })).toEqual([]);
    expect(await test.list(details, { text: 'gone' })).toEqual([]);
    expect(await test.list(tags, { id: 2 })).toHaveLength(1);
  });

  it('pairs that are there already can be left out', async () => {
    const rows = [valuesOf(pairs, { postId: 1, tagId: 1 }), valuesOf(pairs, { postId: 2, tagId: 2 })];
    const skipsExisting = [column(pairs, 'postId'), column(pairs, 'tagId')];
    const plan = { collection: pairs, rows, select: selectAll(pairs), skipsExisting };
    expect(JSON.parse(await test.source.insertMany(plan, NOBODY))).toMatchObject([{ postId: 2, tagId: 2 }]);
    expect(JSON.parse(await test.source.insertMany(plan, NOBODY))).toEqual([]);
  });

  it('locked rows keep the next writer waiting, so that no change is lost', async () => {
    const bump = (): Promise<unknown> =>
      test.source.transaction(async (transaction) => {
        const context = { ...NOBODY, transaction };
        const found = await test.source.readOne({ ...planOf(posts, { id: 2 }), locks: true }, context);
        const { title } = JSON.parse(found?.json ?? '{}') as { title: string };
        const where = filterOf(posts, { id: 2 });
        return test.source.update({ collection: posts, values: valuesOf(posts, { title: `${title}+` }), where, select: [] }, context);
      });
    await Promise.all([bump(), bump(), bump()]);
    expect(await test.list(posts, { id: 2 })).toMatchObject([{ title: 'b+++' }]);
  });
});
