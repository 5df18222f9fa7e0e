import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite } from './testing/contract-rows';
import { lacking, refused } from './testing/expected';

const codes = (...list: string[]) => list.map((code) => ({ code }));

const SHOWN: readonly ContractRow[] = [
  {
    row: 'L30',
    says: 'fields',
    ask: 'GET posts:get/p1',
    query: { fields: 'code,title' },
    data: { code: 'p1', title: 'alpha' },
    without: ['views'],
  },
  {
    row: 'L31',
    says: 'fields in brackets',
    ask: 'GET posts:get/p1?fields[]=code&fields[]=title',
    data: { code: 'p1', title: 'alpha' },
    without: ['views'],
  },
  {
    row: 'L32',
    says: 'a relation among the fields is appended',
    ask: 'GET posts:get/p1',
    query: { fields: 'title,author' },
    data: { author: { code: 'ann', name: 'Ann' } },
    without: ['views'],
  },
  {
    row: 'L33',
    says: 'a field of a relation',
    ask: 'GET posts:get/p1',
    query: { fields: 'title,author.name' },
    data: { author: { name: 'Ann' } },
  },
  {
    row: 'L34',
    says: 'except',
    ask: 'GET posts:get/p1',
    query: { except: 'title,labels' },
    data: { code: 'p1', views: 10 },
    without: ['title', 'labels'],
  },
  {
    row: 'L34b',
    says: 'except of a relation that is shown',
    ask: 'GET posts:get/p1',
    query: { fields: 'code,author', appends: 'tags.category', except: 'author.email,tags.category.name' },
    data: {
      author: lacking('email'),
      tags: [{ name: 'red', category: lacking('name') }, { name: 'big' }],
    },
  },
  {
    row: 'L34c',
    says: 'except of a relation that is not shown',
    ask: 'GET posts:get/p1',
    query: { except: 'author.email' },
    data: { code: 'p1', title: 'alpha' },
  },
  {
    row: 'L34d',
    says: 'except of a field nobody knows',
    ask: 'GET posts:get/p1',
    query: { appends: 'author', except: 'author.nothing' },
    ...refused('FIELD_UNKNOWN'),
  },
  {
    row: 'L35',
    says: 'relations are left out unless asked for',
    ask: 'GET posts:get/p1',
    data: { code: 'p1' },
    without: ['author', 'tags', 'comments', 'cover'],
  },
  {
    row: 'L36',
    says: 'appends of each kind',
    ask: 'GET posts:get/p1',
    query: { appends: 'author,cover,comments,tags' },
    data: {
      author: { code: 'ann' },
      cover: { code: 'v1' },
      comments: codes('k1', 'k2'),
      tags: codes('t1', 't2'),
    },
  },
  {
    row: 'L37',
    says: 'appends without related rows',
    ask: 'GET posts:get/p3',
    query: { appends: 'author,cover,comments,tags' },
    data: { author: null, cover: null, comments: [], tags: [] },
  },
  {
    row: 'L38',
    says: 'appends of appends',
    ask: 'GET posts:get/p1',
    query: { appends: 'tags.category,author' },
    data: { tags: [{ category: { name: 'colours' } }, { category: { name: 'sizes' } }] },
  },
  {
    row: 'L39',
    says: 'appends in brackets',
    ask: 'GET posts:list?appends[]=author&sort=code',
    data: [{ author: { code: 'ann' } }, { author: { code: 'bob' } }, { author: null }],
  },
  { row: 'L40', says: 'relations nobody knows', ask: 'GET posts:list', query: { appends: 'nothing' }, ...refused('FIELD_UNKNOWN') },
  { row: 'L41', says: 'fields nobody knows', ask: 'GET posts:list', query: { fields: 'nothing' }, ...refused('FIELD_UNKNOWN') },
];

const GETS: readonly ContractRow[] = [
  { row: 'L80', says: 'by the key in the path', ask: 'GET posts:get/p1', data: { code: 'p1' }, meta: undefined },
  { row: 'L81', says: 'by filterByTk', ask: 'GET posts:get', query: { filterByTk: 'p2' }, data: { code: 'p2' } },
  { row: 'L82', says: 'the key before the action', ask: 'GET posts/p1:get', data: { code: 'p1' } },
  { row: 'L83', says: 'without an action', ask: 'GET posts/p1', data: { code: 'p1' } },
  {
    row: 'L84',
    says: 'by a filter: the first that fits',
    ask: 'GET posts:get',
    query: { filter: { status: 'published' }, sort: '-code' },
    data: { code: 'p3' },
  },
  {
    row: 'L85',
    says: 'a key and a filter that does not fit it',
    ask: 'GET posts:get/p1',
    query: { filter: { status: 'draft' } },
    ...refused('RECORD_NOT_FOUND', 404),
  },
  { row: 'L86', says: 'what is not there', ask: 'GET posts:get/p9', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'L87', says: 'neither key nor filter', ask: 'GET posts:get', ...refused('RECORD_KEY_REQUIRED') },
  { row: 'L87a', says: 'a filter that says nothing', ask: 'GET posts:get', query: { filter: {} }, ...refused('RECORD_KEY_REQUIRED') },
  { row: 'L88', says: 'of one parent: the others are not there', ask: 'GET posts/p1/comments:get/k3', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'L89', says: 'of one parent', ask: 'GET posts/p1/comments:get/k1', data: { code: 'k1' } },
  { row: 'L90', says: 'the rows of one parent', ask: 'GET posts/p1/comments:list', query: { sort: '-code' }, data: codes('k2', 'k1') },
  { row: 'L91', says: 'the pairs of one parent', ask: 'GET posts/p1/tags:list', data: codes('t1', 't2') },
  { row: 'L92', says: 'the one row of a relation to one', ask: 'GET posts/p1/author:get', data: { code: 'ann' } },
  { row: 'L93', says: 'the one row that refers here', ask: 'GET posts/p1/cover:get', data: { code: 'v1' } },
  { row: 'L94', says: 'of any parent', ask: 'GET posts/_/comments:list', query: { fields: 'code' }, data: codes('k1', 'k2', 'k3') },
  { row: 'L96', says: 'the one row of a relation that leads nowhere', ask: 'GET posts/p3/author:get', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'L97', says: 'the one row, of a parent that is not there', ask: 'GET posts/p9/author:get', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'L98', says: 'the rows of a relation to one, as a list', ask: 'GET posts/p1/author', data: codes('ann') },
  { row: 'L95', says: 'of a parent that is not there', ask: 'GET posts/p9/comments:list', ...refused('RECORD_NOT_FOUND', 404) },
];

contractSuite('what reading shows', {
  async setup(server) {
    await makeBlog(server);
    await fillBlog(server);
  },
  rows: [...SHOWN, ...GETS],
});
