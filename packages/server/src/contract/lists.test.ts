import { type TestServer, createCollection } from '@mortise/testing';
import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite, sendAll } from './testing/contract-rows';
import { refused } from './testing/expected';

/** The blog, 45 numbers in `many`, the first 23 of them again in `plainPages`, and a small tree. */
async function makeLists(server: TestServer): Promise<void> {
  await makeBlog(server);
  await fillBlog(server);
  const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  const number = { name: 'number', type: 'integer', primaryKey: true };
  await createCollection(server, { name: 'many', ...bare, fields: [number] });
  await createCollection(server, { name: 'plainPages', ...bare, simplePaginate: true, fields: [number] });
  await createCollection(server, {
    name: 'places',
    ...bare,
    tree: 'adjacencyList',
    template: 'tree',
    fields: [{ name: 'name', type: 'string' }],
  });
  const numbers = Array.from({ length: 45 }, (_, index) => ({ number: index + 1 }));
  await sendAll(server, [
    { ask: 'POST many:create', body: numbers },
    { ask: 'POST plainPages:create', body: numbers.slice(0, 23) },
    { ask: 'POST places:create', body: { name: 'Europe' } },
    { ask: 'POST places:create', body: { name: 'Berlin', parentId: 1 } },
    { ask: 'POST places:create', body: { name: 'Asia' } },
  ]);
}

const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => ({ number: first + index }));
const codes = (...list: string[]) => list.map((code) => ({ code }));

const PAGES: readonly ContractRow[] = [
  {
    row: 'L1',
    says: 'a page of 20 by default, numbered from 1',
    ask: 'GET many:list',
    data: numbers(1, 20),
    meta: {
      count: 45,
      page: 1,
      pageSize: 20,
      totalPage: 3,
    },
  },
  {
    row: 'L2',
    says: 'page and pageSize',
    ask: 'GET many:list',
    query: {
      page: 3,
      pageSize: 10,
    },
    data: numbers(21, 30),
    meta: {
      count: 45,
      page: 3,
      pageSize: 10,
      totalPage: 5,
    },
  },
  {
    row: 'L3',
    says: 'the last page has what is left',
    ask: 'GET many:list',
    query: { page: 3 },
    data: numbers(41, 45),
    meta: {
      count: 45,
      page: 3,
      pageSize: 20,
      totalPage: 3,
    },
  },
  {
    row: 'L4',
    says: 'a page behind the last is empty',
    ask: 'GET many:list',
    query: { page: 9 },
    data: [],
    meta: {
      count: 45,
      page: 9,
      pageSize: 20,
      totalPage: 3,
    },
  },
  {
    row: 'L5',
    says: 'paginate=false: all rows and no meta',
    ask: 'GET many:list',
    query: { paginate: 'false' },
    data: numbers(1, 45),
    meta: undefined,
  },
  {
    row: 'L6',
    says: 'pages larger than the collection has them',
    ask: 'GET many:list',
    query: { pageSize: 201 },
    ...refused('PAGE_SIZE_TOO_LARGE'),
  },
  { row: 'L7', says: 'a page of nothing', ask: 'GET many:list', query: { pageSize: 0 }, ...refused('QUERY_PARAMETER_INVALID') },
  { row: 'L8', says: 'a page before the first', ask: 'GET many:list', query: { page: 0 }, ...refused('QUERY_PARAMETER_INVALID') },
  {
    row: 'L9',
    says: 'the count is of the rows that fit the filter',
    ask: 'GET many:list',
    query: { filter: { 'number.$gt': 42 } },
    data: numbers(43, 45),
    meta: {
      count: 3,
      page: 1,
      pageSize: 20,
      totalPage: 1,
    },
  },
  {
    row: 'L10',
    says: 'simplePaginate: whether there is another page, and no count',
    ask: 'GET plainPages:list',
    data: numbers(1, 20),
    meta: {
      hasNext: true,
      page: 1,
      pageSize: 20,
    },
  },
  {
    row: 'L11',
    says: 'simplePaginate: the last page',
    ask: 'GET plainPages:list',
    query: { page: 2 },
    data: numbers(21, 23),
    meta: {
      hasNext: false,
      page: 2,
      pageSize: 20,
    },
  },
  {
    row: 'L12',
    says: 'simplePaginate: a page that ends with the last row',
    ask: 'GET plainPages:list',
    query: { pageSize: 23 },
    meta: {
      hasNext: false,
      page: 1,
      pageSize: 23,
    },
  },
  {
    row: 'L13',
    says: 'simplePaginate: counted for those who ask',
    ask: 'GET plainPages:list',
    query: { count: 'exact' },
    meta: {
      count: 23,
      page: 1,
      pageSize: 20,
      totalPage: 2,
    },
  },
  { row: 'L14', says: 'a parameter nobody knows', ask: 'GET many:list', query: { limit: 3 }, ...refused('QUERY_PARAMETER_UNKNOWN') },
];

const sorted = (...[row, says, sort, ...list]: readonly [row: string, says: string, sort: string, ...codes: string[]]): ContractRow => ({
  row,
  says,
  ask: 'GET posts:list',
  query: {
    sort,
    fields: 'code',
  },
  data: codes(...list),
});
const SORTS: readonly ContractRow[] = [
  sorted('L50', 'ascending', 'views', 'p2', 'p1', 'p3'),
  sorted('L51', 'descending, empty values last all the same', '-views', 'p1', 'p2', 'p3'),
  sorted('L52', 'several terms', '-status,-title', 'p1', 'p3', 'p2'),
  sorted('L53', 'by a related row', '-author.name', 'p2', 'p1', 'p3'),
  sorted('L54', 'through two relations', 'author.boss.name', 'p2', 'p1', 'p3'),
  sorted('L55', 'equal rows by their key', 'status', 'p2', 'p1', 'p3'),
  sorted('L56', 'by the key, downwards', '-code', 'p3', 'p2', 'p1'),
  { row: 'L57', says: 'sort in brackets', ask: 'GET posts:list?sort[]=-status&sort[]=-title&fields=code', data: codes('p1', 'p3', 'p2') },
  { row: 'L58', says: 'by a field nobody knows', ask: 'GET posts:list', query: { sort: 'nothing' }, ...refused('FIELD_UNKNOWN') },
  {
    row: 'L59',
    says: 'by many related rows',
    ask: 'GET posts:list',
    query: { sort: 'comments.text' },
    ...refused('QUERY_PARAMETER_INVALID'),
  },
];

const TREES: readonly ContractRow[] = [
  {
    row: 'L70',
    says: 'tree=true: roots, with what is below them and its place',
    ask: 'GET places:list',
    query: { tree: 'true' },
    data: [
      {
        name: 'Europe',
        __index: '0',
        children: [
          {
            name: 'Berlin',
            __index: '0.children.0',
          },
        ],
      },
      {
        name: 'Asia',
        __index: '1',
      },
    ],
    meta: {
      count: 2,
      page: 1,
      pageSize: 20,
      totalPage: 1,
    },
  },
  {
    row: 'L71',
    says: 'tree=true beside a filter: a plain list',
    ask: 'GET places:list',
    query: { tree: 'true', filter: { name: 'Berlin' } },
    data: [{ name: 'Berlin' }],
    without: ['children'],
  },
  {
    row: 'L71a',
    says: 'tree=true beside a filter that says nothing, as clients send it: the tree',
    ask: 'GET places:list',
    query: { tree: 'true', filter: { $and: [] }, pageSize: 1 },
    data: [{ name: 'Europe', children: [{ name: 'Berlin' }] }],
  },
  {
    row: 'L72',
    says: 'tree=true of what is no tree',
    ask: 'GET many:list',
    query: { tree: 'true' },
    ...refused('QUERY_PARAMETER_INVALID'),
  },
];

contractSuite('lists', { setup: makeLists, rows: [...PAGES, ...SORTS, ...TREES] });
