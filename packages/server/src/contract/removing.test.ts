import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite } from './testing/contract-rows';
import { exists, refused, untouched } from './testing/expected';

const DESTROYS: readonly ContractRow[] = [
  { row: 'W60', says: 'how many went', ask: 'POST posts:destroy?filterByTk=p3', data: 1, after: [exists('posts', 'p1', 'p2')] },
  {
    row: 'W61',
    says: 'several keys',
    ask: 'POST posts:destroy',
    query: { filterByTk: ['p2', 'p3'] },
    data: 2,
    after: [exists('posts', 'p1')],
  },
  {
    row: 'W62',
    says: 'by a filter',
    ask: 'POST posts:destroy',
    query: { filter: { views: null } },
    data: 1,
    after: [exists('posts', 'p1', 'p2')],
  },
  {
    row: 'W63',
    says: 'by a filter that fits nothing',
    ask: 'POST posts:destroy',
    query: { filter: { views: 77 } },
    data: 0,
    after: [untouched],
  },
  { row: 'W64', says: 'a key that is not there', ask: 'POST posts:destroy?filterByTk=p9', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'W65', says: 'neither key nor filter', ask: 'POST posts:destroy', ...refused('FILTER_REQUIRED'), after: [untouched] },
  {
    row: 'W66',
    says: 'a filter everything fits',
    ask: 'POST posts:destroy',
    query: { filter: { 'views.$notIn': null } },
    ...refused('FILTER_REQUIRED'),
    after: [untouched],
  },
  {
    row: 'W67',
    says: 'truncate is no way around',
    ask: 'POST posts:destroy?truncate=true',
    ...refused('QUERY_PARAMETER_UNKNOWN'),
    after: [untouched],
  },
  { row: 'W68', says: 'by DELETE', ask: 'DELETE posts/p3', data: 1 },
  { row: 'W69', says: 'by GET', ask: 'GET posts:destroy?filterByTk=p3', ...refused('METHOD_NOT_ALLOWED', 405), after: [untouched] },
  {
    row: 'W70',
    says: 'below a parent',
    ask: 'POST posts/p1/comments:destroy?filterByTk=k1',
    data: 1,
    after: [exists('comments', 'k2', 'k3')],
  },
  { row: 'W71', says: 'below another parent', ask: 'POST posts/p2/comments:destroy?filterByTk=k1', ...refused('RECORD_NOT_FOUND', 404) },
  {
    row: 'W72',
    says: 'links go with the row',
    ask: 'POST posts:destroy?filterByTk=p1',
    data: 1,
    after: [
      { ask: 'GET pairs:list?filter={"postCode":"p1"}', data: [] },
      { ask: 'GET comments:get/k1', data: { postCode: null } },
      exists('tags', 't1', 't2', 't3'),
    ],
  },
];

const FIND_OR_CREATE: readonly ContractRow[] = [
  {
    row: 'W80',
    says: 'firstOrCreate: the record that is there',
    ask: 'POST posts:firstOrCreate?filterKeys[]=title',
    body: { code: 'x', title: 'alpha' },
    data: { code: 'p1', title: 'alpha' },
    after: [untouched],
  },
  {
    row: 'W81',
    says: 'firstOrCreate: a new one',
    ask: 'POST posts:firstOrCreate?filterKeys[]=title',
    body: { code: 'x', title: 'new' },
    data: { code: 'x' },
  },
  {
    row: 'W82',
    says: 'updateOrCreate: a list of what changed, for which no other values are needed',
    ask: 'POST posts:updateOrCreate?filterKeys[]=title',
    body: { title: 'alpha', views: 3 },
    data: [{ code: 'p1', views: 3 }],
    after: [untouched],
  },
  {
    row: 'W83',
    says: 'updateOrCreate: a new record',
    ask: 'POST posts:updateOrCreate?filterKeys=title',
    body: { code: 'x', title: 'new' },
    data: { code: 'x' },
  },
  { row: 'W84', says: 'without keys', ask: 'POST posts:firstOrCreate', body: { code: 'x' }, ...refused('QUERY_PARAMETER_INVALID') },
  {
    row: 'W85',
    says: 'updateOrCreate by the key',
    ask: 'POST posts:updateOrCreate?filterKeys=code',
    body: { code: 'p1', views: 3 },
    data: [{ code: 'p1', views: 3 }],
  },
  {
    row: 'W86',
    says: 'several keys',
    ask: 'POST posts:firstOrCreate?filterKeys=title,status',
    body: { code: 'x', title: 'alpha', status: 'draft' },
    data: { code: 'x' },
  },
  {
    row: 'W87',
    says: 'a path through a relation',
    ask: 'POST posts:firstOrCreate?filterKeys=author.name',
    body: { code: 'x', author: { name: 'Ann' } },
    data: { code: 'p1' },
    after: [untouched],
  },
];

contractSuite('removing, and finding or creating', { setup: makeBlog, fresh: fillBlog, rows: [...DESTROYS, ...FIND_OR_CREATE] });
