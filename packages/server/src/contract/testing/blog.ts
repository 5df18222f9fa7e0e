import { type TestServer, createCollection } from '@mortise/testing';
import { sendAll } from './contract-rows';

const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const key = { name: 'code', type: 'string', primaryKey: true };
const text = (name: string) => ({ name, type: 'string' });

/** In an order in which rows can be removed and made without meeting a row that needs them. */
const COLLECTIONS = ['comments', 'covers', 'posts', 'tags', 'categories', 'people'];

/** People, their posts, which have a cover, comments and tags (pairs carry a weight), and the tags' categories. Rows are named by codes. */
export async function makeBlog(server: TestServer): Promise<void> {
  await createCollection(server, {
    name: 'people',
    ...bare,
    fields: [key, text('name'), { ...text('email'), unique: true }, { name: 'boss', type: 'belongsTo', target: 'people' }],
  });
  await createCollection(server, { name: 'categories', ...bare, fields: [key, text('name')] });
  const category = { name: 'category', type: 'belongsTo', target: 'categories' };
  await createCollection(server, { name: 'tags', ...bare, fields: [key, text('name'), category] });
  await createCollection(server, { name: 'comments', ...bare, fields: [key, text('text'), { name: 'done', type: 'boolean' }] });
  await createCollection(server, { name: 'covers', ...bare, fields: [key, text('url')] });
  await createCollection(server, { name: 'pairs', ...bare, fields: [{ name: 'weight', type: 'integer' }] });
  const fields = [
    key,
    { ...text('title'), length: 20 },
    text('status'),
    { name: 'views', type: 'integer' },
    { name: 'labels', type: 'set' },
    { name: 'author', type: 'belongsTo', target: 'people' },
    { name: 'cover', type: 'hasOne', target: 'covers' },
    { name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'postCode' },
    { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'pairs', foreignKey: 'postCode', otherKey: 'tagCode' },
  ];
  await createCollection(server, { name: 'posts', ...bare, fields });
}

/** Posts p1 (published, by ann), p2 (draft, by bob) and p3, which has no title and nothing beside it. */
const ROWS = {
  people: [
    { code: 'ann', name: 'Ann', email: 'ann@x.io' },
    { code: 'bob', name: 'Bob', email: 'bob@y.io', boss: 'ann' },
  ],
  categories: [
    { code: 'c1', name: 'colours' },
    { code: 'c2', name: 'sizes' },
  ],
  tags: [
    { code: 't1', name: 'red', category: 'c1' },
    { code: 't2', name: 'big', category: 'c2' },
    { code: 't3', name: 'free' },
  ],
  comments: [
    { code: 'k1', text: 'a', done: true },
    { code: 'k2', text: 'b', done: false },
    { code: 'k3', text: 'a', done: false },
  ],
  covers: [
    { code: 'v1', url: '/1' },
    { code: 'v2', url: '/2' },
  ],
  posts: [
    {
      code: 'p1',
      title: 'alpha',
      status: 'published',
      views: 10,
      author: 'ann',
      cover: 'v1',
      comments: ['k1', 'k2'],
      tags: ['t1', 't2'],
    },
    { code: 'p2', title: 'beta', status: 'draft', views: 9, author: 'bob', comments: ['k3'], tags: ['t2'] },
    { code: 'p3', status: 'published' },
  ],
} as const;

/** The rows above and no others. */
export async function fillBlog(server: TestServer): Promise<void> {
  await sendAll(
    server,
    COLLECTIONS.map((name) => ({ ask: `POST ${name}:destroy`, query: { filter: { 'code.$ne': null } } })),
  );
  await sendAll(
    server,
    Object.entries(ROWS).map(([name, body]) => ({ ask: `POST ${name}:create`, body })),
  );
}
