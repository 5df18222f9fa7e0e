import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite } from './testing/contract-rows';
import { exists, refused, untouched } from './testing/expected';

const all = [{ code: 'p1' }, { code: 'p2' }, { code: 'p3' }];

const VERBS: readonly ContractRow[] = [
  { row: 'U1', says: 'list by GET', ask: 'GET posts', data: all },
  { row: 'U2', says: 'create by POST', ask: 'POST posts', body: { code: 'new' }, data: { code: 'new' } },
  {
    row: 'U3',
    says: 'destroy by DELETE',
    ask: 'DELETE posts',
    query: { filter: { code: 'p3' } },
    data: 1,
    after: [exists('posts', 'p1', 'p2')],
  },
  { row: 'U4', says: 'DELETE of everything', ask: 'DELETE posts', ...refused('FILTER_REQUIRED'), after: [untouched] },
  { row: 'U5', says: 'no PUT to a collection', ask: 'PUT posts', body: { title: 'x' }, ...refused('METHOD_NOT_ALLOWED', 405) },
  { row: 'U6', says: 'get by GET', ask: 'GET posts/p2', data: { code: 'p2' } },
  { row: 'U7', says: 'update by PUT', ask: 'PUT posts/p2', body: { title: 'x' }, data: [{ code: 'p2', title: 'x' }] },
  { row: 'U8', says: 'update by PATCH', ask: 'PATCH posts/p2', body: { title: 'x' }, data: [{ code: 'p2', title: 'x' }] },
  { row: 'U9', says: 'destroy by DELETE of a record', ask: 'DELETE posts/p2', data: 1, after: [exists('posts', 'p1', 'p3')] },
  { row: 'U10', says: 'no POST to a record', ask: 'POST posts/p2', body: { title: 'x' }, ...refused('METHOD_NOT_ALLOWED', 405) },
  { row: 'U11', says: 'list below a parent', ask: 'GET posts/p1/comments', data: [{ code: 'k1' }, { code: 'k2' }] },
  {
    row: 'U12',
    says: 'create below a parent',
    ask: 'POST posts/p3/comments',
    body: { code: 'new' },
    data: { code: 'new', postCode: 'p3' },
  },
  { row: 'U13', says: 'get below a parent', ask: 'GET posts/p1/comments/k2', data: { code: 'k2' } },
  { row: 'U14', says: 'update below a parent', ask: 'PUT posts/p1/comments/k2', body: { text: 'x' }, data: [{ code: 'k2', text: 'x' }] },
  { row: 'U15', says: 'destroy below a parent', ask: 'DELETE posts/p1/comments/k2', data: 1, after: [exists('comments', 'k1', 'k3')] },
  {
    row: 'U16',
    says: 'create below a parent, whatever key stands behind it',
    ask: 'POST posts/p3/comments/k1',
    body: { code: 'new' },
    data: { code: 'new', postCode: 'p3' },
    after: [exists('comments', 'k1', 'k2', 'k3', 'new')],
  },
  { row: 'U17', says: 'an action that reads, by POST', ask: 'POST posts:list', data: all },
  { row: 'U18', says: 'an action that changes, by PUT', ask: 'PUT posts:update/p1', body: { title: 'x' }, data: [{ title: 'x' }] },
];

const slashed = { given: [{ ask: 'POST posts:create', body: { code: 'a/b c', comments: ['k3'] } }] };

const FORMS: readonly ContractRow[] = [
  { row: 'U30', says: 'a key with a slash', ...slashed, ask: 'GET posts:get/a%2Fb%20c', data: { code: 'a/b c' } },
  { row: 'U31', says: 'a parent with a slash', ...slashed, ask: 'GET posts/a%2Fb%20c/comments:list', data: [{ code: 'k3' }] },
  { row: 'U32', says: 'a record of any parent', ask: 'GET posts/_/comments:get/k3', data: { code: 'k3' } },
  { row: 'U33', says: 'several keys in a path are one text', ask: 'GET posts:get/p1,p2', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'U34', says: 'an application in the path', ask: 'GET __app/main/posts:list', ...refused('RESOURCE_NOT_FOUND', 404) },
  { row: 'U36', says: 'the one application in a header', ask: 'GET posts:list', headers: { 'x-app': 'main' }, data: all },
  {
    row: 'U37',
    says: 'another application in a header',
    ask: 'GET posts:list',
    headers: { 'x-app': 'other' },
    ...refused('HEADER_INVALID'),
  },
  { row: 'U38', says: 'the one application among the parameters', ask: 'GET posts:list?__appName=main', data: all },
  {
    row: 'U39',
    says: 'another application among the parameters',
    ask: 'GET posts:list?__appName=other',
    ...refused('QUERY_PARAMETER_INVALID'),
  },
  { row: 'U40', says: 'the header of the browser client', ask: 'GET posts:list', headers: { 'x-hostname': 'shop.example' }, data: all },
  { row: 'U41', says: 'the language among the parameters', ask: 'GET posts:list?locale=zh-CN', data: all },
];

const PARAMETERS: readonly ContractRow[] = [
  {
    row: 'U50',
    says: 'a parameter without "=" says nothing',
    ask: 'GET posts:list?filter&fields&appends&except&sort&page&pageSize&paginate&tree&count',
    data: all,
    meta: { count: 3, page: 1, pageSize: 20, totalPage: 1 },
  },
  {
    row: 'U50b',
    says: 'nor does an empty list of names',
    ask: 'GET posts:get/p1?fields=&except=&appends=&sort=',
    data: { code: 'p1', title: 'alpha' },
  },
  ...['posts:list/p1', 'posts/p1/comments/k1:list', 'posts/p1/author/posts:list'].map((path, index) => ({
    row: `U50${'cde'.charAt(index)}`,
    says: `no key where none is looked for: ${path}`,
    ask: `GET ${path}`,
    ...refused('QUERY_PARAMETER_UNKNOWN'),
  })),
  { row: 'U50f', says: 'nor for a new record', ask: 'POST posts:create/p1', body: { code: 'new' }, ...refused('QUERY_PARAMETER_UNKNOWN') },
  { row: 'U50g', says: 'nor is what every object inherits', ask: 'GET posts:list?constructor=x', ...refused('QUERY_PARAMETER_UNKNOWN') },
  { row: 'U50h', says: 'also in brackets', ask: 'GET posts:list?filter[toString]=x&filter[title]=alpha', ...refused('FIELD_UNKNOWN') },
  {
    row: 'U51',
    says: 'nor does such a filter let a write reach everything',
    ask: 'POST posts:destroy?filter',
    ...refused('FILTER_REQUIRED'),
  },
  { row: 'U52', says: 'nor such a key', ask: 'POST posts:destroy?filterByTk', ...refused('FILTER_REQUIRED'), after: [untouched] },
  { row: 'U53', says: 'a key beside the path wins', ask: 'GET posts:get/p1?filterByTk=p2', data: { code: 'p2' } },
  {
    row: 'U54',
    says: 'keys with numbers of their own',
    ask: 'POST posts:update?filterByTk[0]=p1&filterByTk[1]=p3',
    body: { views: 1 },
    data: [{ code: 'p1' }, { code: 'p3' }],
  },
  {
    row: 'U55',
    says: 'more than a hundred of them',
    ask: `POST posts:destroy?${Array.from({ length: 150 }, (_, index) => `filterByTk[${index}]=p${index + 2}`).join('&')}`,
    data: 2,
    after: [exists('posts', 'p1')],
  },
  {
    row: 'U56',
    says: 'a filter in brackets, of texts',
    ask: 'GET posts:list?filter[views.$gte]=10&filter[$or][0][title.$includes]=alp&filter[$or][1][status]=draft',
    data: [{ code: 'p1' }],
  },
  {
    row: 'U57',
    says: 'names in brackets with numbers',
    ask: 'GET posts:get/p1?fields[0]=code&fields[1]=title',
    data: { title: 'alpha' },
    without: ['views'],
  },
  {
    row: 'U58',
    says: 'except in brackets',
    ask: 'GET posts:get/p1?except[]=title&except[]=views',
    data: { code: 'p1' },
    without: ['title', 'views'],
  },
  {
    row: 'U59',
    says: 'the body is values and nothing else',
    ask: 'POST posts:update',
    body: { filter: { code: 'p1' }, views: 1 },
    ...refused('FILTER_REQUIRED'),
    after: [{ ask: 'GET posts:get/p1', data: { views: 10 } }],
  },
  ...['whitelist=title', 'blacklist=title', 'targetCollection=posts', 'values[title]=x', 'token=x'].map((parameter, index) => ({
    row: `U${60 + index}`,
    says: `no ${parameter}`,
    ask: `POST posts:create?${parameter}`,
    body: { code: 'new' },
    ...refused('QUERY_PARAMETER_UNKNOWN'),
    after: [untouched],
  })),
  { row: 'U65', says: 'no isTemplate', ask: 'GET posts:get/p1?isTemplate=true', ...refused('QUERY_PARAMETER_UNKNOWN') },
  {
    row: 'U66',
    says: 'no forceUpdate',
    ask: 'POST posts:update?forceUpdate=true',
    body: { views: 1 },
    ...refused('QUERY_PARAMETER_UNKNOWN'),
  },
];

/** Clients that send a body with whatever they do not GET have an empty object for it when there is nothing to say. */
const EMPTY_BODIES: readonly ContractRow[] = [
  { row: 'U70', says: 'destroy', ask: 'POST posts:destroy?filterByTk=p3', body: {}, data: 1, after: [exists('posts', 'p1', 'p2')] },
  { row: 'U71', says: 'update', ask: 'POST posts:update?filterByTk=p1', body: {}, data: [{ code: 'p1', title: 'alpha' }] },
  { row: 'U72', says: 'list', ask: 'POST posts:list', body: {}, data: all },
  { row: 'U73', says: 'get', ask: 'POST posts:get?filterByTk=p1', body: {}, data: { code: 'p1' } },
  { row: 'U74', says: 'add', ask: 'POST posts/p3/tags:add?filterByTk=t3', body: {}, data: 'ok' },
  { row: 'U75', says: 'toggle', ask: 'POST posts/p3/tags:toggle?filterByTk=t3', body: {}, data: 'ok' },
  { row: 'U76', says: 'remove', ask: 'POST posts/p1/author:remove', body: {}, data: 'ok' },
  { row: 'U77', says: 'an action of a plugin', ask: 'POST collections:listAccessible', body: {}, data: expect.any(Array) },
];

contractSuite('addresses and parameters', { setup: makeBlog, fresh: fillBlog, rows: [...VERBS, ...FORMS, ...PARAMETERS, ...EMPTY_BODIES] });
