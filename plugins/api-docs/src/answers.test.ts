import { type TestServer, dataOf, startTestServer } from '@mortise/testing';
import { type Answered, answerChecker } from './testing/documented-answers';
import { GOOD, type OpenApiDocument, createSmallWorld, documentOf } from './testing/small-world';

const VALUES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  goods: GOOD,
  shops: { name: 'north' },
  labels: { text: 'cheap' },
};
const RELATIONS: Readonly<Record<string, string>> = { 'goods.shop': 'shops', 'goods.labels': 'labels', 'shops.goods': 'goods' };

let server: TestServer;
let clerk: string;

beforeAll(async () => {
  server = await startTestServer();
  ({ clerk } = await createSmallWorld(server));
});
afterAll(() => server.close());

type Row = Readonly<Record<string, unknown>>;

const make = async (collection: string, more: Row = {}): Promise<number> =>
  dataOf<{ id: number }>(
    await server.api('POST', `${collection}:create`, { token: server.root.token, body: { ...VALUES[collection], ...more } }),
  ).id;

/** A good in a shop with a label. */
async function makeGood(): Promise<{ readonly goods: number; readonly shops: number; readonly labels: number }> {
  const [shops, labels] = [await make('shops'), await make('labels')];
  return { shops, labels, goods: await make('goods', { shop: shops, labels: [labels] }) };
}

interface Call {
  readonly query?: string;
  readonly body?: unknown;
}

/** Calls of an action that should succeed, on the record of this key. */
function callsOf(action: string, collection: string, key: number): readonly Call[] {
  const values = VALUES[collection] ?? {};
  const [first = 'name'] = Object.keys(values);
  const calls: Readonly<Record<string, readonly Call[]>> = {
    list: [
      { query: '?pageSize=5' },
      { query: '?paginate=false' },
      { query: '?cursor=' },
      { query: `?filter={"id":${key}}&fields=id,${first}` },
    ],
    get: [{ query: `?filterByTk=${key}` }],
    query: [{ body: { measures: [{ aggregation: 'count' }], dimensions: [{ field: first }] } }],
    create: [{ body: values }, { body: [values, values] }],
    update: [{ query: `?filterByTk=${key}`, body: values }, { body: { ...values, filterByTk: [key] } }],
    destroy: [{ query: `?filterByTk=${key}` }],
    firstOrCreate: [{ query: `?filterKeys=${first}`, body: values }],
    updateOrCreate: [{ query: `?filterKeys=${first}`, body: values }],
    move: [{ query: `?sourceId=${key}&sticky=true` }],
    add: [{ body: [key] }, { body: key }],
    set: [{ body: [key] }],
    remove: [{ body: [key] }],
    toggle: [{ body: [key] }],
  };
  return calls[action] ?? [];
}

/** Files are not in JSON. */
const FILES: ReadonlySet<string> = new Set(['export', 'import']);

async function callAll(
  document: OpenApiDocument,
  token: string,
): Promise<{ readonly called: readonly string[]; readonly answers: readonly Answered[] }> {
  const [called, answers]: [string[], Answered[]] = [[], []];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      const dot = operationId.lastIndexOf('.');
      const [resource, action] = [operationId.slice(0, dot), operationId.slice(dot + 1)];
      const target = RELATIONS[resource] ?? resource;
      const [parent = ''] = resource.split('.');
      if (!(target in VALUES) || FILES.has(action)) continue;
      const count = callsOf(action, target, 0).length;
      for (let index = 0; index < Math.max(count, 1); index += 1) {
        const made: Readonly<Record<string, number>> = await makeGood();
        const { query = '', body } = callsOf(action, target, made[target] ?? 0)[index] ?? {};
        // One record cannot be a list.
        if (Array.isArray(body) && action === 'create' && resource === 'goods.labels') continue;
        const address = path.replace('{sourceKey}', String(made[parent])).slice(1) + query;
        const answer = await server.api(method.toUpperCase(), address, { token, ...(body === undefined ? {} : { body }) });
        answers.push({ path, method, status: answer.status, body: answer.body });
        called.push(operationId);
      }
    }
  }
  return { called, answers };
}

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  root: [
    'goods.list',
    'goods.updateOrCreate',
    'goods.move',
    'goods.shop.get',
    'goods.shop.set',
    'goods.labels.toggle',
    'shops.goods.create',
  ],
  clerk: ['goods.list', 'goods.get', 'goods.query'],
};

it.each(['root', 'clerk'])('answers %s as documented, by every operation', async (who) => {
  const token = who === 'root' ? server.root.token : clerk;
  const document = await documentOf(server, token, 'collections');
  const { called, answers } = await callAll(document, token);
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  expect(answers.flatMap(answerChecker(document))).toEqual([]);
  expect(called).toEqual(expect.arrayContaining(EXPECTED[who] ?? []));
});

it('answers by the actions of plugins as documented', async () => {
  const { token } = server.root;
  const document = await documentOf(server, token);
  const check = answerChecker(document);
  const key = { roles: 'root', users: '1', collections: 'goods', dataSources: 'main', dataSourcesCollections: 'main.goods' };
  const read = Object.entries(document.paths).filter(
    ([path, { get }]) => get && !/^\/(goods|shops|labels|openapi)|swagger:get$/.test(path),
  );
  for (const [path] of read) {
    const [, parent = ''] = path.split('/');
    const address = path.replace('{sourceKey}', Object.entries(key).find(([name]) => name === parent)?.[1] ?? '1').slice(1);
    const { status, body } = await server.api('GET', address, { token });
    expect(check({ path, method: 'get', status, body })).toEqual([]);
  }
  const created = await server.api('POST', 'users:create', { token, body: { username: 'ann', password: 'a long secret' } });
  expect(check({ path: '/users:create', method: 'post', status: created.status, body: created.body })).toEqual([]);
  const signedIn = await server.api('POST', 'auth:signIn', { body: { account: 'ann', password: 'a long secret' } });
  expect(check({ path: '/auth:signIn', method: 'post', status: signedIn.status, body: signedIn.body })).toEqual([]);
  expect(read.length).toBeGreaterThan(30);
});

it.each(['export', 'import'])('tells of all that %s takes, and in what it answers', async (action) => {
  const { token } = server.root;
  const document = await documentOf(server, token);
  const [[method, operation] = []] = Object.entries(document.paths[`/goods:${action}`] ?? {});
  if (method === undefined || operation === undefined) throw new Error(`The document has no ${action}`);
  const query = (operation.parameters ?? []).filter((parameter) => parameter['in'] === 'query');
  const { content } = operation.responses['200'] as { content: object };
  const send = (search: string): Promise<Response> => {
    const file = action === 'import' ? { 'content-type': 'text/csv' } : {};
    const headers = { authorization: `Bearer ${token}`, ...file };
    const body = action === 'import' ? 'name\nchair\n' : null;
    return fetch(`${server.url}/api/goods:${action}?${search}`, { method: method.toUpperCase(), headers, body });
  };
  const { errors } = (await (await send('nonsense=1')).json()) as { errors: [{ details: { expected: string[] } }] };
  expect(new Set(query.map(({ name }) => name))).toEqual(new Set(errors[0].details.expected));
  const choices = query.flatMap(({ name, schema }) =>
    ((schema as { enum?: string[] }).enum ?? []).map((value) => `${String(name)}=${encodeURIComponent(value)}`),
  );
  expect(choices.length).toBeGreaterThan(5);
  for (const choice of choices.filter((one) => one !== 'format=ndjson' || action === 'export')) {
    const { status, headers } = await send(choice);
    expect([choice, status, Object.keys(content)]).toEqual([
      choice,
      200,
      expect.arrayContaining([headers.get('content-type')?.split(';')[0]]),
    ]);
  }
});

it('refuses as documented', async () => {
  const { token } = server.root;
  const document = await documentOf(server, token, 'collections');
  const check = answerChecker(document);
  const { goods } = await makeGood();
  const refused = async (
    method: 'get' | 'post',
    path: string,
    call: Call & { readonly headers?: Record<string, string>; readonly token?: string },
  ) => {
    const { query = '', body, ...options } = call;
    const answer = await server.api(method.toUpperCase(), path.slice(1) + query, {
      token,
      ...options,
      ...(body === undefined ? {} : { body }),
    });
    return [answer.status, ...check({ path, method, status: answer.status, body: answer.body })];
  };
  expect(await refused('get', '/goods:list', { query: '?filter={' })).toEqual([400]);
  expect(await refused('get', '/goods:list', { query: '?pageSize=100000' })).toEqual([400]);
  expect(await refused('get', '/goods:list', { token: 'nonsense' })).toEqual([401]);
  expect(await refused('get', '/goods:get', { query: '?filterByTk=999999' })).toEqual([404]);
  expect(await refused('get', '/goods:get', {})).toEqual([400]);
  expect(await refused('post', '/goods:create', { body: { name: 1, nothing: 2 } })).toEqual([400]);
  expect(await refused('post', '/goods:create', { body: '{' })).toEqual([400]);
  expect(await refused('post', '/goods:create', { body: { name: 'X' }, token: clerk })).toEqual([403]);
  expect(await refused('post', '/goods:update', { body: { name: 'table' } })).toEqual([400]);
  expect(
    await refused('post', '/goods:update', { query: `?filterByTk=${goods}`, body: { name: 'table' }, headers: { 'if-match': '"v99"' } }),
  ).toEqual([412]);
  const headers = { 'idempotency-key': 'once' };
  expect(await refused('post', '/goods:create', { body: GOOD, headers })).toEqual([200]);
  expect(await refused('post', '/goods:create', { body: { ...GOOD, name: 'other' }, headers })).toEqual([422]);
});

it('would notice an answer that is not as documented', async () => {
  const check = answerChecker(await documentOf(server, server.root.token, 'collections'));
  const list = (row: unknown) => check({ path: '/goods:list', method: 'get', status: 200, body: { data: [row] } });
  expect(list({ id: 1, name: 'chair' })).toEqual([]);
  expect(list({ id: 1, name: 5 })).toHaveLength(1);
  expect(list({ id: 1, secret: 'x' })).toHaveLength(1);
  expect(check({ path: '/goods:list', method: 'get', status: 409, body: {} })).toHaveLength(1);
});
