import { type ApiAnswer, type TestServer, createCollection, createRole, createUser, eachDatabase, startTestServer } from '@mortise/testing';

interface Line {
  readonly row: string;
  readonly says: string;
  readonly call: (server: TestServer, tokens: Tokens) => Promise<ApiAnswer>;
  readonly status: number;
  readonly code: string;
}

interface Tokens {
  readonly root: string;
  /** May list rows, nothing else. */
  readonly reader: string;
  readonly ended: string;
}

const get = (path: string, who?: keyof Tokens, headers?: Record<string, string>): Line['call'] =>
  call('GET', path, who, { headers: headers ?? {} });
const call =
  (
    ...[method, path, who, options = {}]: readonly [method: string, path: string, who?: keyof Tokens | undefined, options?: object]
  ): Line['call'] =>
  (server, tokens) =>
    server.api(method, path, { ...options, ...(who === undefined ? {} : { token: tokens[who] }) });

/** What goes wrong, its status and its code; the first thing that is wrong decides. */
const LINES: readonly Line[] = [
  { row: 'E1', says: 'no token', call: get('things:list'), status: 401, code: 'EMPTY_TOKEN' },
  {
    row: 'E2',
    says: 'what is no token',
    call: get('things:list', undefined, { authorization: 'Bearer x.y.z' }),
    status: 401,
    code: 'INVALID_TOKEN',
  },
  { row: 'E3', says: 'a session that was ended', call: get('things:list', 'ended'), status: 401, code: 'BLOCKED_TOKEN' },
  {
    row: 'E4',
    says: 'a role of somebody else',
    call: get('things:list', 'reader', { 'x-role': 'admin' }),
    status: 401,
    code: 'ROLE_NOT_FOUND_FOR_USER',
  },
  {
    row: 'E5',
    says: 'a right the role does not have',
    call: call('POST', 'things:create', 'reader', { body: {} }),
    status: 403,
    code: 'ACTION_DENIED',
  },
  { row: 'E6', says: 'a resource nobody knows', call: get('nothing:list', 'root'), status: 404, code: 'RESOURCE_NOT_FOUND' },
  { row: 'E7', says: 'an action nobody knows', call: get('things:nothing', 'root'), status: 404, code: 'ACTION_NOT_FOUND' },
  { row: 'E8', says: 'a filter that is no JSON', call: get('things:list?filter={', 'root'), status: 400, code: 'QUERY_FILTER_INVALID' },
  {
    row: 'E9',
    says: 'a body that is no JSON',
    call: call('POST', 'things:create', 'root', { body: '{' }),
    status: 400,
    code: 'JSON_INVALID',
  },
  {
    row: 'E10',
    says: 'a taken value',
    call: call('POST', 'things:create', 'root', { body: { title: 'taken', must: 'x' } }),
    status: 409,
    code: 'UNIQUE_CONFLICT',
  },
  {
    row: 'E11',
    says: 'a value that must be there',
    call: call('POST', 'things:create', 'root', { body: {} }),
    status: 400,
    code: 'VALUE_REQUIRED',
  },
  {
    row: 'E12',
    says: 'a rule that is not met',
    call: call('POST', 'things:create', 'root', { body: { must: 'x', title: 'ab' } }),
    status: 400,
    code: 'VALUE_INVALID',
  },
  {
    row: 'E13',
    says: 'a data source nobody knows',
    call: get('things:list', 'root', { 'x-data-source': 'nothing' }),
    status: 404,
    code: 'DATA_SOURCE_NOT_FOUND',
  },
  { row: 'E14', says: 'a key that cannot be one', call: get('things:get/x', 'root'), status: 400, code: 'QUERY_VALUE_INVALID' },
  { row: 'E15', says: 'the caller is asked first', call: get('nothing:nothing?filter={'), status: 401, code: 'EMPTY_TOKEN' },
  { row: 'E16', says: 'then whether it exists', call: get('nothing:list?filter={', 'reader'), status: 404, code: 'RESOURCE_NOT_FOUND' },
  { row: 'E17', says: 'then the right', call: call('POST', 'things:destroy', 'reader'), status: 403, code: 'ACTION_DENIED' },
  { row: 'E18', says: 'then the form', call: get('things:get/999?filter={', 'root'), status: 400, code: 'QUERY_FILTER_INVALID' },
  { row: 'E19', says: 'then the row', call: get('things:get/999', 'root'), status: 404, code: 'RECORD_NOT_FOUND' },
  {
    row: 'E20',
    says: 'a method that changes nothing for what changes',
    call: get('things:destroy?filterByTk=1', 'root'),
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  },
  { row: 'E21', says: 'a path of no form', call: get('things/1/2/3/4', 'root'), status: 400, code: 'URL_INVALID' },
];

eachDatabase('faults on %s', (dialect) => {
  let server: TestServer;
  let tokens: Tokens;

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const { root, api } = server;
    await createCollection(server, {
      name: 'things',
      fields: [
        { name: 'title', type: 'string', unique: true, validation: { type: 'string', rules: [{ name: 'min', args: { limit: 3 } }] } },
        { name: 'must', type: 'string', allowNull: false },
      ],
    });
    await api('POST', 'things:create', { token: root.token, body: { title: 'taken', must: 'x' } });
    const role = await createRole(server, { grants: [{ collection: 'things', actions: ['view'] }] });
    const reader = await createUser(server, { roles: [role] });
    const ended = await createUser(server, { roles: [role] });
    await api('POST', 'auth:signOut', { token: ended.token });
    tokens = { root: root.token, reader: reader.token, ended: ended.token };
  });
  afterAll(() => server.close());

  test.each(LINES.map((line): [string, Line] => [`${line.row} ${line.says}`, line]))('%s', async (_title, line) => {
    const { status, body } = await line.call(server, tokens);
    const { errors } = body as { errors: { message: string; code: string }[] };
    expect({ status, code: errors[0]?.code }).toEqual({ status: line.status, code: line.code });
    expect(errors.every(({ message }) => typeof message === 'string' && message !== '')).toBe(true);
    expect(Object.keys(body as object)).toEqual(['errors']);
  });

  test('E30 every answer names its request', async () => {
    const { headers } = await server.api('GET', 'things:list', { token: server.root.token });
    expect(headers.get('x-request-id')).toMatch(/\S/);
  });

  test('E31 faults come in the language of X-Locale', async () => {
    const { body } = await server.api('GET', 'nothing:list', { token: server.root.token, headers: { 'x-locale': 'zh-CN' } });
    expect((body as { errors: { message: string }[] }).errors[0]?.message).toMatch(/\p{Script=Han}/u);
  });

  test('E33 and in that of the parameter `locale`, which the header outweighs', async () => {
    const messageFor = async (path: string, headers: Record<string, string> = {}): Promise<string | undefined> => {
      const { body } = await server.api('GET', path, { token: server.root.token, headers });
      return (body as { errors: { message: string }[] }).errors[0]?.message;
    };
    expect(await messageFor('nothing:list?locale=zh-CN')).toMatch(/\p{Script=Han}/u);
    expect(await messageFor('nothing:list?locale=zh-CN', { 'x-locale': 'en' })).not.toMatch(/\p{Script=Han}/u);
    expect(await messageFor('nothing:list?locale=xx&locale=%E0%A4%A')).not.toMatch(/\p{Script=Han}/u);
  });

  test('E34 a token among the parameters is none', async () => {
    const { status, body } = await server.api('GET', `things:list?token=${server.root.token}`);
    expect({ status, body }).toMatchObject({ status: 401, body: { errors: [{ code: 'EMPTY_TOKEN' }] } });
  });

  test('E32 all faults of the values are told at once', async () => {
    const { body } = await server.api('POST', 'things:create', { token: server.root.token, body: { title: 'a', nothing: 1 } });
    expect((body as { errors: { code: string }[] }).errors.map(({ code }) => code).toSorted()).toEqual([
      'FIELD_UNKNOWN',
      'VALUE_INVALID',
      'VALUE_REQUIRED',
    ]);
  });
});
