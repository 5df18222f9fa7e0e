import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, type FilterLine, type RefusedLine, contractSuite, filterRows, refusedRows } from './testing/contract-rows';

const SHAPE: readonly FilterLine[] = [
  ['S1', 'a field and a value: equal', { status: 'draft' }, ['p2']],
  ['S2', 'a field and a list: one of', { views: [9, 10] }, ['p1', 'p2']],
  ['S3', 'a field and null: no value', { title: null }, ['p3']],
  ['S4', 'dotted operators', { 'views.$gt': 9 }, ['p1']],
  ['S5', 'nested operators', { views: { $gt: 9 } }, ['p1']],
  ['S6', 'several operators of one field: all of them', { views: { $gt: 8, $lt: 10 } }, ['p2']],
  ['S7', 'siblings are joined by AND', { status: 'published', views: 10 }, ['p1']],
  ['S8', '$and', { $and: [{ status: 'published' }, { views: 10 }] }, ['p1']],
  ['S9', '$or', { $or: [{ status: 'draft' }, { views: 10 }] }, ['p1', 'p2']],
  ['S10', '$not holds for rows of which nothing is known', { $not: { 'views.$gt': 9 } }, ['p2', 'p3']],
  [
    'S11',
    'groups within groups',
    { $and: [{ status: 'published' }, { $or: [{ 'title.$includes': 'a' }, { title: null }] }] },
    ['p1', 'p3'],
  ],
  ['S12', 'groups beside fields', { status: 'published', $or: [{ views: 10 }, { views: 9 }] }, ['p1']],
  ['S13', 'an empty filter: every row', {}, ['p1', 'p2', 'p3']],
  ['S14', '$and of nothing: every row', { $and: [] }, ['p1', 'p2', 'p3']],
  ['S15', '$or of nothing: no row', { $or: [] }, []],
  ['S16', '$not of everything: no row', { $not: {} }, []],
];

const RELATIONS: readonly FilterLine[] = [
  ['S30', 'through belongsTo', { 'author.name': 'Ann' }, ['p1']],
  ['S31', 'through belongsTo, nested', { author: { name: { $eq: 'Ann' } } }, ['p1']],
  ['S32', 'through hasMany: a related row that fits', { 'comments.text': 'a' }, ['p1', 'p2']],
  ['S33', 'through hasOne', { 'cover.url.$endWith': '1' }, ['p1']],
  ['S34', 'through belongsToMany', { 'tags.name': 'big' }, ['p1', 'p2']],
  ['S35', 'through two relations', { 'tags.category.name.$eq': 'colours' }, ['p1']],
  ['S36', 'through a relation to itself', { 'author.boss.name': 'Ann' }, ['p2']],
  ['S37', 'conditions on one relation are said of one related row', { 'comments.text': 'a', 'comments.done': false }, ['p2']],
  ['S38', 'also in groups of AND', { $and: [{ 'comments.text': 'a' }, { 'comments.done': false }] }, ['p2']],
  ['S39', 'branches of OR have their own', { $or: [{ 'comments.text': 'b' }, { 'tags.name': 'red' }] }, ['p1']],
  ['S40', '$not outside: no related row is like that', { $not: { 'comments.text': 'b' } }, ['p2', 'p3']],
  ['S41', '$not inside: a related row is not like that', { comments: { $not: { text: 'a' } } }, ['p1']],
  ['S42', 'a negative comparison still needs a related row', { 'author.name.$ne': 'Ann' }, ['p2']],
  ['S43', '$exists', { 'comments.$exists': true }, ['p1', 'p2']],
  ['S44', '$notExists', { 'tags.$notExists': true }, ['p3']],
  ['S45', '$exists through a relation', { 'author.boss.$exists': true }, ['p2']],
  ['S46', '$exists of a related row of one', { 'author.$notExists': true }, ['p3']],
  ['S47', 'the column a relation is kept in', { authorId: 'bob' }, ['p2']],
  ['S48', 'each row once, however many related ones fit', { 'tags.name.$in': ['red', 'big'] }, ['p1', 'p2']],
];

const REFUSED: readonly RefusedLine[] = [
  ['S60', 'what is no JSON', '{', 'QUERY_FILTER_INVALID'],
  ['S61', 'what is no object', '[]', 'QUERY_FILTER_INVALID'],
  ['S62', '$and of an object', { $and: { views: 1 } }, 'QUERY_FILTER_INVALID'],
  ['S63', '$not of a list', { $not: [] }, 'QUERY_FILTER_INVALID'],
  ['S64', 'an operator without a field', { $eq: 1 }, 'QUERY_FILTER_INVALID'],
  ['S65', 'a field nobody knows', { nothing: 1 }, 'FIELD_UNKNOWN'],
  ['S66', 'a field of a relation nobody knows', { 'author.nothing': 1 }, 'FIELD_UNKNOWN'],
  ['S67', 'a path through what is no relation', { 'title.name': 1 }, 'FIELD_UNKNOWN'],
  ['S68', 'a relation compared with a value', { author: 'ann' }, 'QUERY_OPERATOR_UNSUPPORTED'],
  ['S69', 'more levels than eight', nest(9), 'QUERY_TOO_COMPLEX'],
  ['S70', 'more conditions than a hundred', { $or: Array.from({ length: 101 }, () => ({ views: 1 })) }, 'QUERY_TOO_COMPLEX'],
];

function nest(levels: number): object {
  return levels === 0 ? { views: 1 } : { $not: nest(levels - 1) };
}

const bracketed = { ask: 'GET posts:list', data: [{ code: 'p1' }] };
const BRACKETS: readonly ContractRow[] = [
  { row: 'S80', says: 'filters in brackets', ...bracketed, query: { 'filter[title.$includes]': 'ALPH' } },
  { row: 'S81', says: 'brackets within brackets', ...bracketed, query: { 'filter[author][name]': 'Ann' } },
  { row: 'S82', says: 'brackets carry texts, which columns read', ...bracketed, query: { 'filter[views.$gte]': '10' } },
  {
    row: 'S83',
    says: 'lists in brackets',
    ...bracketed,
    query: { 'filter[$and][0][views]': '10', 'filter[$and][1][status]': 'published' },
  },
];

contractSuite('the shape of filters', {
  async setup(server) {
    await makeBlog(server);
    await fillBlog(server);
  },
  rows: [...filterRows('posts', [...SHAPE, ...RELATIONS]), ...refusedRows('posts', REFUSED), ...BRACKETS],
});
