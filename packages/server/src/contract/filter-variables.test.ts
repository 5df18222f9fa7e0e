import { type TestServer, createCollection } from '@mortise/testing';
import { type FilterLine, type RefusedLine, contractSuite, filterRows, refusedRows, sendAll } from './testing/contract-rows';

/** The first user. */
const ROOT = 1;

async function makeNotes(server: TestServer): Promise<void> {
  const fields = [
    { name: 'code', type: 'string', primaryKey: true },
    { name: 'role', type: 'string' },
    { name: 'number', type: 'bigInt' },
    { name: 'mail', type: 'string' },
    { name: 'readers', type: 'array' },
    { name: 'owner', type: 'belongsTo', target: 'users' },
  ];
  await createCollection(server, { name: 'notes', fields });
  const body = [
    { code: 'mine', role: 'root', number: ROOT, owner: ROOT, mail: 'root@example.test', readers: ['root', 'all'] },
    { code: 'other', role: 'editor', number: ROOT + 1, mail: 'editor@example.test', readers: ['editor'] },
    { code: 'braces', role: 'a {{b}}' },
  ];
  await sendAll(server, [{ ask: 'POST notes:create', body }]);
}

const LINES: readonly FilterLine[] = [
  ['V1', 'the caller', { number: '{{$user.id}}' }, ['mine']],
  ['V2', 'spaces inside the braces', { number: '{{ $user.id }}' }, ['mine']],
  ['V3', 'not the caller', { 'number.$ne': '{{$user.id}}' }, ['braces', 'other']],
  ['V4', 'the caller among a list', { 'number.$in': ['{{$user.id}}'] }, ['mine']],
  ['V5', 'the name clients of old send', { 'number.$eq': '{{ctx.state.currentUser.id}}' }, ['mine']],
  ['V6', 'through a relation', { 'owner.id': '{{$user.id}}' }, ['mine']],
  ['V7', 'what the server filled in', { createdById: '{{$user.id}}' }, ['braces', 'mine', 'other']],
  ['V8', 'the roles the caller acts with', { role: '{{$nRole}}' }, ['mine']],
  ['V9', 'none of them', { 'role.$notIn': '{{$nRole}}' }, ['braces', 'other']],
  ['V10', 'braces within a text are a text', { role: 'a {{b}}' }, ['braces']],
  ['V11', '$isCurrentUser', { 'owner.id.$isCurrentUser': true }, ['mine']],
  ['V12', '$isNotCurrentUser', { 'number.$isNotCurrentUser': true }, ['braces', 'other']],
  ['V13', '$isVar', { 'number.$isVar': 'currentUser.id' }, ['mine']],
  ['V14', 'an order', { 'number.$gt': '{{$user.id}}' }, ['other']],
  ['V15', 'another field of the caller', { mail: '{{$user.email}}' }, ['mine']],
  ['V16', 'as clients of old name it', { 'mail.$ne': '{{ctx.state.currentUser.email}}' }, ['braces', 'other']],
  ['V17', 'one that is empty fits no comparison', { 'mail.$ne': '{{$user.phone}}' }, []],
  ['V18', 'the caller or somebody else', { number: ['{{$user.id}}', ROOT + 1] }, ['mine', 'other']],
  ['V19', 'neither of them', { 'number.$notIn': [ROOT + 1, '{{$user.id}}'] }, ['braces']],
  ['V20', 'a list that holds a role of the caller', { 'readers.$anyOf': '{{$nRole}}' }, ['mine']],
  ['V21', 'a list that holds none', { 'readers.$noneOf': '{{$nRole}}' }, ['braces', 'other']],
  ['V22', 'a part of a text', { 'mail.$includes': '{{$user.email}}' }, ['mine']],
  ['V23', 'the moment, beside an order', { 'createdAt.$lte': '{{$nDate.now}}' }, ['braces', 'mine', 'other']],
  ['V24', 'and the other way round', { 'createdAt.$gt': '{{$system.now}}' }, []],
];

const REFUSED: readonly RefusedLine[] = [
  ['V30', 'a variable nobody knows', { number: '{{$nothing}}' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['V31', 'the state of the request', { number: '{{ctx.state.token}}' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['V32', 'the state of the request by $isVar', { 'number.$isVar': 'currentUser.password' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['V34', 'what is kept back of users', { role: '{{$user.passwordHash}}' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['V35', 'a path that leads on from the caller', { role: '{{$user.createdBy.email}}' }, 'QUERY_VARIABLE_UNKNOWN'],
  ['V33', 'an order of roles', { 'role.$gt': '{{$nRole}}' }, 'QUERY_VALUE_INVALID'],
];

contractSuite('variables in filters', {
  setup: makeNotes,
  rows: [...filterRows('notes', LINES), ...refusedRows('notes', REFUSED)],
});
