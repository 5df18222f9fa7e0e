import type { AccessibleCollection } from '../accessible';
import type { CollectionShape, FieldShape } from '../definitions';
import { type DiagramSources, SHOWN_FIELDS, diagramOf, linesOf } from './diagram-model';

const collection = (name: string, ...fields: FieldShape[]): CollectionShape => ({
  name,
  title: null,
  description: null,
  autoGenId: true,
  createdAt: true,
  updatedAt: true,
  createdBy: true,
  updatedBy: true,
  filterTargetKey: 'id',
  maxPageSize: 200,
  fields,
});
const users: AccessibleCollection = {
  name: 'users',
  title: 'Users',
  primaryKey: 'id',
  maxPageSize: 200,
  origin: 'plugin',
  fields: [{ name: 'nickname', type: 'string' }],
  actions: {},
};
const post: FieldShape = { name: 'post', type: 'belongsTo', target: 'posts', foreignKey: 'postId' };
const comments: FieldShape = { name: 'comments', type: 'hasMany', target: 'comments', foreignKey: 'postId' };
const createdBy: FieldShape = { name: 'createdBy', type: 'belongsTo', target: 'users', foreignKey: 'createdById' };
const diagram = (own: readonly CollectionShape[], options: Partial<DiagramSources> = {}) =>
  diagramOf({ own, accessible: [users], language: 'en', audit: false, search: '', ...options });

describe('diagramOf', () => {
  it('draws a relation and its way back as one line', () => {
    const { edges } = diagram([collection('posts', comments), collection('comments', { name: 'postId', type: 'bigInt' }, post)]);
    expect(edges).toEqual([
      {
        id: 'comments.postId → posts',
        source: 'comments',
        target: 'posts',
        foreignKey: 'postId',
        fields: ['posts.comments', 'comments.post'],
        dormant: false,
      },
    ]);
  });

  it('draws relations between the same two collections as one line', () => {
    const updatedBy = { ...createdBy, name: 'updatedBy', foreignKey: 'updatedById' };
    const own = [
      collection('posts', comments, createdBy, updatedBy),
      collection('comments', post, { ...post, target: 'gone', foreignKey: 'x' }),
    ];
    expect(linesOf(diagram(own, { audit: true }))).toEqual([
      { source: 'comments', target: 'posts', label: 'comments / post' },
      { source: 'posts', target: 'users', label: 'createdBy, updatedBy' },
    ]);
  });

  it('shows collections of plugins only where something leads to them', () => {
    const notes = collection('notes', createdBy);
    expect(diagram([notes]).nodes.map(({ name }) => name)).toEqual(['notes']);
    expect(diagram([notes], { audit: true }).nodes.map(({ name, origin }) => [name, origin])).toEqual([
      ['notes', 'user'],
      ['users', 'plugin'],
    ]);
  });

  it('tells of relations to collections that are not there', () => {
    const { nodes, edges } = diagram([collection('comments', post)]);
    expect(nodes.map(({ name }) => name)).toEqual(['comments']);
    expect(edges).toMatchObject([{ target: 'posts', dormant: true }]);
  });

  it('shows the first fields, without the keys of its lines', () => {
    const many = Array.from({ length: 20 }, (_, index): FieldShape => ({ name: `f${index}`, type: 'string' }));
    const [node] = diagram([collection('comments', { name: 'postId', type: 'bigInt' }, post, createdBy, ...many)]).nodes;
    expect(node?.fields.map(({ name }) => name)).toEqual(['post', 'f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6']);
    expect(node).toMatchObject({ more: 21 - SHOWN_FIELDS });
  });

  it('finds a collection with its neighbours', () => {
    const own = [collection('posts'), collection('comments', post), collection('other')];
    expect(diagram(own, { search: ' POST' }).nodes.map(({ name }) => name)).toEqual(['posts', 'comments']);
    expect(diagram(own, { search: 'nothing' })).toEqual({ nodes: [], edges: [] });
  });
});
