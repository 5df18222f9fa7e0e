import { type TestServer, createCollection } from '@mortise/testing';
import { fillBlog, makeBlog } from './testing/blog';
import { type ContractRow, contractSuite, sendAll } from './testing/contract-rows';
import { refused } from './testing/expected';

/** `full` has as many rows as an answer without pages may have, `overfull` one more; pages of `wide` may be larger. */
async function makeRows(server: TestServer): Promise<void> {
  await makeBlog(server);
  await fillBlog(server);
  const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  const fields = [{ name: 'number', type: 'integer', primaryKey: true }];
  const numbers = Array.from({ length: 1000 }, (_, index) => ({ number: index + 1 }));
  for (const name of ['full', 'overfull']) {
    await createCollection(server, { name, ...bare, fields });
    await sendAll(server, [{ ask: `POST ${name}:create`, body: numbers }]);
  }
  await sendAll(server, [{ ask: 'POST overfull:create', body: { number: 1001 } }]);
  await createCollection(server, { name: 'wide', ...bare, maxPageSize: 500, fields });
}

type Fault = ReturnType<typeof refused>;

type Line = readonly [row: string, says: string, query: Record<string, unknown>, fault?: Fault];

const rowsOf =
  (collection: string) =>
  (...[row, says, query, fault]: Line): ContractRow => ({ row, says, ask: `GET ${collection}:list`, query, ...fault });
const list = rowsOf('full');
const posts = rowsOf('posts');
const wide = rowsOf('wide');
const badNumber = refused('QUERY_PARAMETER_INVALID');
const tooLarge = refused('PAGE_SIZE_TOO_LARGE');
const tooComplex = refused('QUERY_TOO_COMPLEX');

const PAGES: readonly ContractRow[] = [
  list('K1', 'the largest page', { pageSize: 200 }),
  list('K2', 'one more', { pageSize: 201 }, tooLarge),
  list('K3', 'far more', { pageSize: 1_000_000_000 }, tooLarge),
  list('K4', 'none', { pageSize: 0 }, badNumber),
  list('K5', 'less than none', { pageSize: -1 }, badNumber),
  list('K6', 'another spelling of numbers', { pageSize: '1e2' }, badNumber),
  list('K7', 'part of a row', { pageSize: 1.5 }, badNumber),
  list('K8', 'a word', { pageSize: 'all' }, badNumber),
  { row: 'K9', says: 'two sizes', ask: 'GET full:list?pageSize=1&pageSize=2', ...badNumber },
  wide('K10', 'what the collection says', { pageSize: 500 }),
  wide('K11', 'more than the collection says', { pageSize: 501 }, tooLarge),
  list('K12', 'the furthest page', { pageSize: 200, page: 501 }),
  list('K13', 'one further', { pageSize: 200, page: 502 }, refused('OFFSET_TOO_LARGE')),
  list('K14', 'a page beyond all numbers', { page: '9'.repeat(30) }, badNumber),
  list('K15', 'as many rows as come without pages', { paginate: 'false', fields: 'number' }),
  rowsOf('overfull')('K16', 'one more row than come without pages', { paginate: 'false' }, tooLarge),
];

const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(',');
const SHOWN: readonly ContractRow[] = [
  posts('K30', 'five terms of a sort', { sort: 'status,title,-views,-author.name,code' }),
  posts('K31', 'six', { sort: 'status,title,-views,-author.name,code,authorId' }, tooComplex),
  list('K32', 'two hundred fields', { fields: times(200, 'number') }),
  list('K33', 'one more', { fields: times(201, 'number') }, tooComplex),
  posts('K34', 'relations three levels deep', { appends: 'author.boss.boss' }),
  posts('K35', 'four', { appends: 'author.boss.boss.boss' }, tooComplex),
  posts('K36', 'more relations than ten', { appends: times(11, 'author') }, tooComplex),
  posts('K36a', 'a path without end', { fields: 'a.'.repeat(3500) }, tooComplex),
  posts('K36b', 'a relation without end', { appends: 'a.'.repeat(3500) }, tooComplex),
  posts('K36c', 'nothing without end', { except: '.'.repeat(7000) }, tooComplex),
];

const nest = (levels: number): object => (levels === 0 ? { views: 1 } : { $not: nest(levels - 1) });
const conditions = (count: number) => ({ $or: Array.from({ length: count }, () => ({ views: 1 })) });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const filter = (...[row, says, asked, fault]: readonly [row: string, says: string, asked: object, fault?: Fault]) =>
  posts(row, says, { filter: asked }, fault);
const FILTERS: readonly ContractRow[] = [
  filter('K50', 'eight levels', nest(8)),
  filter('K51', 'nine', nest(9), tooComplex),
  filter('K52', 'a hundred conditions', conditions(100)),
  filter('K53', 'one more', conditions(101), tooComplex),
  filter('K54', 'five hundred values in a list', { views: numbers(500) }),
  filter('K55', 'one more', { views: numbers(501) }, tooComplex),
  filter('K56', 'a text of 1,024 characters', { 'title.$includes': 'x'.repeat(1024) }),
  filter('K57', 'one more', { 'title.$includes': 'x'.repeat(1025) }, refused('QUERY_VALUE_INVALID')),
  filter('K58', 'three relations on the way', { 'author.boss.boss.name': 'Ann' }),
  filter('K59', 'four', { 'author.boss.boss.boss.name': 'Ann' }, tooComplex),
  filter('K60', 'a key of every object', JSON.parse('{"__proto__": {"views": 1}}') as object, refused('FIELD_UNKNOWN')),
  filter('K61', 'another one', { 'constructor.name': 1 }, refused('FIELD_UNKNOWN')),
];

contractSuite('caps of queries', { setup: makeRows, rows: [...PAGES, ...SHOWN, ...FILTERS] });
