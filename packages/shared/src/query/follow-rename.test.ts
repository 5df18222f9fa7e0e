import { normalizeCollection } from '../collections/normalize-collection';
import { followRename } from './follow-rename';

const posts = normalizeCollection({
  name: 'posts',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'meta', type: 'json' },
    { name: 'owner', type: 'belongsTo', target: 'people' },
    { name: 'parent', type: 'belongsTo', target: 'posts' },
  ],
});
const people = normalizeCollection({
  name: 'people',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'posts', type: 'hasMany', target: 'posts', foreignKey: 'ownerId' },
  ],
});
const before = new Map([posts, people].map((collection) => [collection.name, collection]));

const ofPosts = followRename({ kind: 'field', collection: 'posts', from: 'title', to: 'headline' }, before);

it('follows a field through filters, however they are nested, and leaves its namesakes alone', () => {
  const filter = {
    title: 'title',
    'title.$ne': 'x',
    'owner.title.$eq': 'Dr',
    'owner.posts.title': 'y',
    $or: [{ parent: { title: { $includes: 'a' }, owner: { title: 'Prof' } } }, { $not: { 'parent.parent.title': null } }],
    meta: { title: 'stays' },
    gone: { title: 'stays' },
  };
  expect(ofPosts.filter(filter, 'posts')).toEqual({
    headline: 'title',
    'headline.$ne': 'x',
    'owner.title.$eq': 'Dr',
    'owner.posts.headline': 'y',
    $or: [{ parent: { headline: { $includes: 'a' }, owner: { title: 'Prof' } } }, { $not: { 'parent.parent.headline': null } }],
    meta: { title: 'stays' },
    gone: { title: 'stays' },
  });
  expect(ofPosts.filter({ title: 'x', posts: { title: 'y' } }, 'people')).toEqual({ title: 'x', posts: { headline: 'y' } });
  expect(ofPosts.filter({ title: 'x' }, 'nowhere')).toEqual({ title: 'x' });
});

it('follows relations, signs and lists of names', () => {
  const ofOwner = followRename({ kind: 'field', collection: 'posts', from: 'owner', to: 'author' }, before);
  expect(ofOwner.paths(['owner', '-owner.title', 'title', 'parent.owner.posts.owner'], 'posts')).toEqual([
    'author',
    '-author.title',
    'title',
    'parent.author.posts.author',
  ]);
  expect(ofOwner.filter({ owner: { id: 1 }, 'owner.$exists': true }, 'posts')).toEqual({ author: { id: 1 }, 'author.$exists': true });
  expect(ofOwner.collection('posts')).toBe('posts');
});

it('follows a collection by its name only', () => {
  const ofPeople = followRename({ kind: 'collection', from: 'people', to: 'persons' }, before);
  expect([ofPeople.collection('people'), ofPeople.collection('posts')]).toEqual(['persons', 'posts']);
  expect(ofPeople.filter({ 'owner.title': 'people', people: 1 }, 'posts')).toEqual({ 'owner.title': 'people', people: 1 });
});
