import { hostileFilter, hostileJson, hostileText } from './hostile-values.mjs';

const record = () => ({ title: 'a', status: 'open', priority: 1, done: true, dueAt: '2024-02-29T10:00:00.000Z', notes: 'n' });
const field = () => ({
  name: 'a',
  type: 'decimal',
  title: 'A',
  allowNull: true,
  unique: false,
  index: true,
  defaultValue: '1.5',
  precision: 10,
  scale: 2,
  uiSchema: { 'x-component': 'Input' },
});
const relation = () => ({
  name: 'owner',
  type: 'belongsTo',
  target: 'users',
  foreignKey: 'ownerId',
  targetKey: 'id',
  onDelete: 'SET NULL',
});
const entry = () => ({
  name: 'todos',
  usingActionsConfig: true,
  actions: [
    { name: 'view', fields: ['title'], scope: { filter: { status: 'open' } } },
    { name: 'create', fields: null },
  ],
});
const role = () => ({
  name: 'victim',
  title: 'Victim',
  description: 'd',
  default: false,
  hidden: false,
  strategy: { actions: ['view', 'update:own'] },
  snippets: ['pm.*', '!pm.acl.roles'],
});

/** Requests that would be right but for what is done to them. `victim` is there to be destroyed. */
const TEMPLATES = [
  () => ({
    path: 'todos:list',
    query: {
      filter: { $and: [{ title: { $includes: 'a' } }, { priority: { $gte: 1 } }] },
      sort: '-id',
      page: '1',
      pageSize: '20',
      fields: 'id,title',
      appends: 'createdBy',
    },
  }),
  () => ({ path: 'todos:get', query: { filterByTk: '1', fields: 'id,title', except: 'notes' } }),
  () => ({ path: 'todos:create', body: record() }),
  () => ({ path: 'todos:update', query: { filterByTk: '1' }, body: record() }),
  () => ({ path: 'todos:update', query: { filter: { title: 'nothing' } }, body: record() }),
  () => ({ path: 'todos:destroy', query: { filterByTk: '999999' }, method: 'POST' }),
  () => ({
    path: 'collections:create',
    body: {
      name: 'victim',
      title: 'Victim',
      fields: [field(), relation()],
      autoGenId: true,
      createdBy: true,
      sortable: true,
      maxPageSize: 50,
    },
  }),
  () => ({ path: 'collections:update', query: { filterByTk: 'victim' }, body: { title: 'V', description: 'd' } }),
  () => ({ path: 'collections:destroy', query: { filterByTk: 'victim' }, method: 'POST' }),
  () => ({ path: 'collections/victim/fields:create', body: field() }),
  () => ({ path: 'collections/victim/fields:create', body: relation() }),
  () => ({ path: 'collections/victim/fields:update', query: { filterByTk: 'a' }, body: field() }),
  () => ({ path: 'collections/victim/fields:destroy', query: { filterByTk: 'a' }, method: 'POST' }),
  () => ({ path: 'victim:create', body: { a: '1.50', ownerId: 1 } }),
  () => ({ path: 'victim:list', query: { filter: { a: { $gt: '1.00' } }, appends: 'owner', sort: 'a' } }),
  () => ({ path: 'roles:create', body: role() }),
  () => ({ path: 'roles:update', query: { filterByTk: 'victim' }, body: role() }),
  () => ({ path: 'roles:destroy', query: { filterByTk: 'victim' }, method: 'POST' }),
  () => ({ path: 'roles/victim/resources:create', body: entry() }),
  () => ({ path: 'roles/victim/resources:update', query: { filterByTk: 'todos' }, body: entry() }),
  () => ({
    path: 'users:create',
    body: { username: 'victim', email: 'victim@example.org', nickname: 'V', password: 'victim-Pass-1', phone: '1', roles: ['victim'] },
  }),
  () => ({ path: 'users:list', query: { filter: { username: 'victim' }, sort: '-createdAt', appends: 'roles' } }),
  () => ({ path: 'users/2/roles:set', body: ['victim'] }),
  () => ({ path: 'users/2/roles:add', body: [{ name: 'victim' }] }),
  () => ({ path: 'apiKeys:create', body: { name: 'k', role: { name: 'worker' }, expiresIn: '30d' } }),
  () => ({ path: 'apiKeys:list', query: { filter: { name: 'k' }, sort: '-createdAt', page: '1' } }),
];

/**
 * A request that is right, or right but for one or two values.
 * @returns {{ method: string, path: string, body?: string }} `path` below `/api/`, with its query string
 */
export function nearlyRight(random) {
  const { path, query = {}, body, method = body === undefined ? 'GET' : 'POST' } = random.pick(TEMPLATES)();
  const parts = { query, ...(body === undefined ? {} : { body }) };
  for (let faults = random.int(0, 2); faults > 0; faults -= 1) spoil(parts, random);
  const search = Object.entries(parts.query).map(
    ([name, value]) => `${name}=${encodeURIComponent(typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value))}`,
  );
  return {
    method,
    path: search.length === 0 ? path : `${path}?${search.join('&')}`,
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  };
}

/** Walks down to a value and replaces it, or adds one beside it. */
function spoil(node, random) {
  const keys = Object.keys(node);
  if (keys.length === 0) return;
  const key = random.pick(keys);
  const inner = node[key];
  const isTop = 'query' in node;
  if (typeof inner === 'object' && inner !== null && (isTop || random.chance(0.7))) return spoil(inner, random);
  if (isTop) return;
  if (random.chance(0.1)) node[hostileText(random)] = hostileJson(random, 2);
  else node[key] = key === 'filter' ? hostileFilter(random) : random.chance(0.6) ? hostileText(random) : hostileJson(random, 1);
}
