import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite } from './testing/contract-rows';
import { refused } from './testing/expected';

const tags = (...codes: string[]) => ({ ask: 'GET posts/p1/tags:list?fields=code&sort=code', data: codes.map((code) => ({ code })) });
const comments = (...codes: string[]) => ({
  ask: 'GET posts/p1/comments:list?fields=code&sort=code',
  data: codes.map((code) => ({ code })),
});
const pair = (data: object[]) => ({ ask: 'GET pairs:list?filter={"postCode":"p1"}&sort=tagCode', data });
const done = { data: 'ok' };

const ROWS: readonly ContractRow[] = [
  { row: 'K1', says: 'add a pair', ask: 'POST posts/p1/tags:add', body: ['t3'], ...done, after: [tags('t1', 't2', 't3')] },
  { row: 'K2', says: 'add by the key in the path', ask: 'POST posts/p1/tags:add/t3', ...done, after: [tags('t1', 't2', 't3')] },
  { row: 'K3', says: 'add by filterByTk', ask: 'POST posts/p1/tags:add?filterByTk=t3', ...done, after: [tags('t1', 't2', 't3')] },
  {
    row: 'K4',
    says: 'add by filterByTks',
    ask: 'POST posts/p3/tags:add?filterByTks=["t1","t3"]',
    ...done,
    after: [{ ask: 'GET posts/p3/tags:list', data: [{ code: 't1' }, { code: 't3' }] }],
  },
  { row: 'K5', says: 'add what is there already', ask: 'POST posts/p1/tags:add', body: ['t1'], ...done, after: [tags('t1', 't2')] },
  {
    row: 'K6',
    says: 'add with values of the pair',
    ask: 'POST posts/p1/tags:add',
    body: [['t3', { weight: 5 }]],
    ...done,
    after: [pair([{}, {}, { tagCode: 't3', weight: 5 }])],
  },
  { row: 'K7', says: 'set: these and no others', ask: 'POST posts/p1/tags:set', body: ['t2', 't3'], ...done, after: [tags('t2', 't3')] },
  { row: 'K8', says: 'set nothing', ask: 'POST posts/p1/tags:set', body: [], ...done, after: [tags()] },
  {
    row: 'K9',
    says: 'remove: the link goes, the row stays',
    ask: 'POST posts/p1/tags:remove',
    body: ['t1'],
    ...done,
    after: [tags('t2'), { ask: 'GET tags:get/t1', data: { code: 't1' } }],
  },
  { row: 'K10', says: 'toggle: off what is on', ask: 'POST posts/p1/tags:toggle', body: ['t1', 't3'], ...done, after: [tags('t2', 't3')] },
  {
    row: 'K11',
    says: 'add a row that refers here',
    ask: 'POST posts/p1/comments:add',
    body: ['k3'],
    ...done,
    after: [comments('k1', 'k2', 'k3')],
  },
  {
    row: 'K12',
    says: 'set rows that refer here',
    ask: 'POST posts/p1/comments:set',
    body: ['k3'],
    ...done,
    after: [comments('k3'), { ask: 'GET comments:get/k1', data: { postCode: null } }],
  },
  {
    row: 'K13',
    says: 'remove a row that refers here',
    ask: 'POST posts/p1/comments:remove',
    body: ['k1'],
    ...done,
    after: [comments('k2')],
  },
  {
    row: 'K14',
    says: 'set a relation to one',
    ask: 'POST posts/p1/author:set',
    body: ['bob'],
    ...done,
    after: [{ ask: 'GET posts:get/p1', data: { authorId: 'bob' } }],
  },
  {
    row: 'K15',
    says: 'remove a relation to one',
    ask: 'POST posts/p1/author:remove',
    ...done,
    after: [{ ask: 'GET posts:get/p1', data: { authorId: null } }],
  },
  {
    row: 'K16',
    says: 'set the one row that refers here',
    ask: 'POST posts/p1/cover:set',
    body: ['v2'],
    ...done,
    after: [{ ask: 'GET posts/p1/cover:get', data: { code: 'v2' } }],
  },
  { row: 'K17', says: 'add to a relation to one', ask: 'POST posts/p1/author:add', body: ['bob'], ...refused('RELATION_UNSUPPORTED') },
  {
    row: 'K18',
    says: 'toggle rows that refer here',
    ask: 'POST posts/p1/comments:toggle',
    body: ['k1'],
    ...refused('RELATION_UNSUPPORTED'),
  },
  {
    row: 'K19',
    says: 'a row that is not there',
    ask: 'POST posts/p1/tags:add',
    body: ['t1', 't9'],
    ...refused('RECORD_NOT_FOUND', 404),
    after: [tags('t1', 't2')],
  },
  { row: 'K20', says: 'a parent that is not there', ask: 'POST posts/p9/tags:add', body: ['t1'], ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'K21', says: 'no key', ask: 'POST posts/p1/tags:add', ...refused('RECORD_KEY_REQUIRED') },
  { row: 'K22', says: 'what is no key', ask: 'POST posts/p1/tags:add', body: [{ a: 1 }], ...refused('VALUE_INVALID') },
  { row: 'K23', says: 'by GET', ask: 'GET posts/p1/tags:add/t3', ...refused('METHOD_NOT_ALLOWED', 405), after: [tags('t1', 't2')] },
  { row: 'K24', says: 'a relation nobody knows', ask: 'POST posts/p1/nothing:add/t3', ...refused('RESOURCE_NOT_FOUND', 404) },
];

const labels = (...list: string[]) => ({ ask: 'GET posts:get/p1?fields=labels', data: { labels: list } });
const held = { given: [{ ask: 'POST posts:update/p1', body: { labels: ['b', 'a'] } }] };

const LISTS: readonly ContractRow[] = [
  {
    row: 'K40',
    says: 'add items to a list',
    ...held,
    ask: 'POST posts/p1/labels:add',
    body: ['c', 'a'],
    ...done,
    after: [labels('b', 'a', 'c')],
  },
  { row: 'K41', says: 'add to no list', ask: 'POST posts/p1/labels:add', body: ['c'], ...done, after: [labels('c')] },
  { row: 'K42', says: 'add one item', ...held, ask: 'POST posts/p1/labels:add', body: '"c"', ...done, after: [labels('b', 'a', 'c')] },
  { row: 'K43', says: 'add by the key in the path', ...held, ask: 'POST posts/p1/labels:add/c', ...done, after: [labels('b', 'a', 'c')] },
  {
    row: 'K44',
    says: 'add by filterByTks',
    ...held,
    ask: 'POST posts/p1/labels:add?filterByTks=["c","d"]',
    ...done,
    after: [labels('b', 'a', 'c', 'd')],
  },
  { row: 'K45', says: 'remove items', ...held, ask: 'POST posts/p1/labels:remove', body: ['b', 'z'], ...done, after: [labels('a')] },
  { row: 'K46', says: 'set items', ...held, ask: 'POST posts/p1/labels:set', body: ['z'], ...done, after: [labels('z')] },
  { row: 'K47', says: 'set none', ...held, ask: 'POST posts/p1/labels:set', body: [], ...done, after: [labels()] },
  { row: 'K48', says: 'toggle items', ask: 'POST posts/p1/labels:toggle', body: ['a'], ...refused('RELATION_UNSUPPORTED') },
  {
    row: 'K49',
    says: 'what is no item',
    ...held,
    ask: 'POST posts/p1/labels:add',
    body: [{ a: 1 }],
    ...refused('VALUE_INVALID'),
    after: [labels('b', 'a')],
  },
  { row: 'K50', says: 'no items', ask: 'POST posts/p1/labels:add', ...refused('BODY_INVALID') },
  { row: 'K51', says: 'a list of what is not there', ask: 'POST posts/p9/labels:add', body: ['a'], ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'K52', says: 'a list of any record', ask: 'POST posts/_/labels:add', body: ['a'], ...refused('RECORD_KEY_REQUIRED') },
  {
    row: 'K53',
    says: 'a list by GET',
    ...held,
    ask: 'GET posts/p1/labels:add/c',
    ...refused('METHOD_NOT_ALLOWED', 405),
    after: [labels('b', 'a')],
  },
  { row: 'K54', says: 'a field that holds no list', ask: 'POST posts/p1/title:add', body: ['a'], ...refused('RESOURCE_NOT_FOUND', 404) },
];

contractSuite('links', { setup: makeBlog, fresh: fillBlog, rows: [...ROWS, ...LISTS] });
