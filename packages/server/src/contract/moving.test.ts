import { type TestServer, createCollection } from '@mortise/testing';
import { type ContractRow, contractSuite, sendAll } from './testing/contract-rows';
import { refused } from './testing/expected';

const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const key = { name: 'code', type: 'string', primaryKey: true };

/** Lists with cards, which stand in an order of their own in each list, and in another one over all of them. */
async function makeBoard(server: TestServer): Promise<void> {
  const inList = { name: 'listCodeSort', type: 'sort', scopeKey: 'listCode' };
  await createCollection(server, { name: 'labels', ...bare, fields: [key] });
  await createCollection(server, {
    name: 'cards',
    ...bare,
    fields: [key, { name: 'listCode', type: 'string' }, inList, { name: 'sort', type: 'sort' }],
  });
  await createCollection(server, {
    name: 'lists',
    ...bare,
    fields: [
      key,
      { name: 'cards', type: 'hasMany', target: 'cards', foreignKey: 'listCode' },
      { name: 'labels', type: 'belongsToMany', target: 'labels', through: 'listLabels' },
    ],
  });
}

async function fillBoard(server: TestServer): Promise<void> {
  const everything = { filter: { 'code.$ne': null } };
  await sendAll(server, [
    { ask: 'POST cards:destroy', query: everything },
    { ask: 'POST lists:destroy', query: everything },
    { ask: 'POST lists:create', body: [{ code: 'l' }, { code: 'm' }] },
    { ask: 'POST cards:create', body: Array.from('abc', (code) => ({ code, listCode: 'l' })) },
    { ask: 'POST cards:create', body: Array.from('xy', (code) => ({ code, listCode: 'm' })) },
  ]);
}

const order = (sort: string, codes: string) => ({
  ask: `GET cards:list?fields=code&sort=${sort}`,
  data: Array.from(codes, (code) => ({ code })),
});
const overall = (codes: string) => order('sort', codes);
const inLists = (codes: string) => order('listCode,listCodeSort', codes);
const ok = { data: 'ok' };

const MOVES: readonly ContractRow[] = [
  { row: 'M1', says: 'to the place of another record', ask: 'POST cards:move?sourceId=c&targetId=a', ...ok, after: [overall('cabxy')] },
  { row: 'M2', says: 'behind it', ask: 'POST cards:move?sourceId=c&targetId=a&method=insertAfter', ...ok, after: [overall('acbxy')] },
  { row: 'M3', says: 'to the start', ask: 'POST cards:move?sourceId=y&sticky=true', ...ok, after: [overall('yabcx')] },
  {
    row: 'M4',
    says: 'by a field that is named',
    ask: 'POST cards:move?sourceId=c&targetId=a&sortField=listCodeSort',
    ...ok,
    after: [overall('abcxy'), inLists('cabxy')],
  },
  {
    row: 'M5',
    says: 'to another scope, as its last',
    ask: 'POST cards:move?sourceId=a&targetScope[listCode]=m&sortField=listCodeSort',
    ...ok,
    after: [inLists('bcxya')],
  },
  {
    row: 'M6',
    says: 'to another scope, as its first',
    ask: 'POST cards:move?sourceId=a&targetScope[listCode]=m&method=prepend&sortField=listCodeSort',
    ...ok,
    after: [inLists('bcaxy')],
  },
  {
    row: 'M7',
    says: 'with a body that says nothing',
    ask: 'POST cards:move?sourceId=c&targetId=a',
    body: {},
    ...ok,
    after: [overall('cabxy')],
  },
  {
    row: 'M8',
    says: 'with parameters that say nothing',
    ask: 'POST cards:move?sourceId=c&targetId=a&method&sticky&targetScope&sortField',
    ...ok,
    after: [overall('cabxy')],
  },
  {
    row: 'M9',
    says: 'with values',
    ask: 'POST cards:move?sourceId=c&targetId=a',
    body: { code: 'z' },
    ...refused('BODY_INVALID'),
    after: [overall('abcxy')],
  },
  { row: 'M10', says: 'what is not there', ask: 'POST cards:move?sourceId=q&targetId=a', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'M11', says: 'to what is not there', ask: 'POST cards:move?sourceId=a&targetId=q', ...refused('RECORD_NOT_FOUND', 404) },
  { row: 'M12', says: 'of what has no order', ask: 'POST labels:move?sourceId=a&targetId=b', ...refused('QUERY_PARAMETER_INVALID') },
];

const BELOW: readonly ContractRow[] = [
  {
    row: 'M20',
    says: 'among the records of one parent, by the field that numbers these',
    ask: 'POST lists/l/cards:move?sourceId=c&targetId=a',
    ...ok,
    after: [inLists('cabxy'), overall('abcxy')],
  },
  {
    row: 'M21',
    says: 'by another field, when it is named',
    ask: 'POST lists/l/cards:move?sourceId=c&targetId=a&sortField=sort',
    ...ok,
    after: [inLists('abcxy'), overall('cabxy')],
  },
  {
    row: 'M22',
    says: 'not to a record of another parent',
    ask: 'POST lists/l/cards:move?sourceId=a&targetId=x',
    ...refused('RECORD_NOT_FOUND', 404),
    after: [inLists('abcxy')],
  },
  {
    row: 'M23',
    says: 'below a parent that is not there',
    ask: 'POST lists/q/cards:move?sourceId=a&sticky=true',
    ...refused('RECORD_NOT_FOUND', 404),
  },
  { row: 'M24', says: 'of pairs', ask: 'POST lists/l/labels:move?sourceId=a&targetId=b', ...refused('ACTION_NOT_FOUND', 404) },
];

contractSuite('moving', { setup: makeBoard, fresh: fillBoard, rows: [...MOVES, ...BELOW] });
