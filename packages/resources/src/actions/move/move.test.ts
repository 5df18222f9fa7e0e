import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';

interface Card {
  readonly id: number;
  readonly title: string;
  readonly lane: string | null;
  readonly sort: number | null;
}

eachDatabase('moving records on %s', (dialect) => {
  let server: TestServer;
  /** Two cards nothing may happen to. */
  let untouched: string;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    untouched = await board('ab', 'lane');
  });
  afterAll(() => server.close());

  const asRoot = (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const FIELDS = [
    { name: 'title', type: 'string' },
    { name: 'lane', type: 'string' },
  ];
  const board = async (titles: string, scopeKey?: string): Promise<string> => {
    const fields = [...FIELDS, { name: 'sort', type: 'sort', ...(scopeKey === undefined ? {} : { scopeKey }) }];
    const name = await createCollection(server, { name: uniqueName('cards'), fields });
    const rows = Array.from(titles).map((title) => ({ title, lane: title === title.toUpperCase() ? 'upper' : 'lower' }));
    if (rows.length > 0) dataOf(await asRoot('POST', `${name}:create`, rows));
    return name;
  };
  const cards = async (name: string): Promise<Card[]> => dataOf(await asRoot('GET', `${name}:list?sort=sort,id&pageSize=200`));
  const order = async (name: string, lane?: string): Promise<string> =>
    (await cards(name))
      .filter((card) => lane === undefined || card.lane === lane)
      .map(({ title }) => title)
      .join('');
  const idOf = async (name: string, title: string): Promise<number> => (await cards(name)).find((card) => card.title === title)?.id ?? 0;
  const move = async (name: string, [title, to]: readonly [string, string], token = server.root.token): Promise<ApiAnswer> =>
    server.api('POST', `${name}:move?sourceId=${await idOf(name, title)}&${to}`, { token });
  const numbers = async (name: string): Promise<(number | null)[]> => (await cards(name)).map(({ sort }) => sort);

  it.each([
    ['d', 'b', '', 'adbce'],
    ['b', 'd', '', 'acdbe'],
    ['a', 'e', '', 'bcdea'],
    ['e', 'a', '', 'eabcd'],
    ['d', 'a', '&method=insertAfter', 'adbce'],
    ['a', 'c', '&method=insertAfter', 'bcade'],
    ['c', 'c', '', 'abcde'],
  ])('puts %s to %s%s: %s', async (...[source, target, method, expected]) => {
    const name = await board('abcde');
    expect(dataOf(await move(name, [source, `targetId=${await idOf(name, target)}${method}`]))).toBe('ok');
    expect(await order(name)).toBe(expected);
    expect(await numbers(name)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps to gaps, and to the start', async () => {
    const name = await board('abcde');
    dataOf(await asRoot('POST', `${name}:destroy?filterByTk=${await idOf(name, 'b')}`));
    dataOf(await move(name, ['e', `targetId=${await idOf(name, 'a')}&method=insertAfter`]));
    expect([await order(name), await numbers(name)]).toEqual(['aecd', [1, 2, 3, 4]]);
    dataOf(await move(name, ['d', 'sticky=true']));
    dataOf(await move(name, ['c', 'sticky=true']));
    expect(await order(name)).toBe('cdae');
  });

  it('goes to another scope, and numbers each by itself', async () => {
    const name = await board('abAB', 'lane');
    dataOf(await move(name, ['a', `targetId=${await idOf(name, 'B')}`]));
    expect([await order(name, 'lower'), await order(name, 'upper')]).toEqual(['b', 'AaB']);
    dataOf(await move(name, ['b', 'targetScope[lane]=upper']));
    expect(await order(name, 'upper')).toBe('AaBb');
    dataOf(await move(name, ['b', 'targetScope[lane]=third&method=prepend']));
    dataOf(await move(name, ['B', 'targetScope[lane]=third&method=prepend']));
    expect([await order(name, 'upper'), await order(name, 'third')]).toEqual(['Aa', 'Bb']);
  });

  it('numbers the rows that are there when a sort field comes', async () => {
    const name = await createCollection(server, { name: uniqueName('cards'), fields: FIELDS });
    dataOf(
      await asRoot(
        'POST',
        `${name}:create`,
        Array.from('abcd').map((title) => ({ title, lane: title < 'c' ? 'x' : 'y' })),
      ),
    );
    dataOf(await asRoot('POST', `collections/${name}/fields:create`, { name: 'sort', type: 'sort', scopeKey: 'lane' }));
    expect((await cards(name)).map(({ title, sort }) => `${title}${sort}`).toSorted()).toEqual(['a1', 'b2', 'c1', 'd2']);
    expect(dataOf(await asRoot('POST', `${name}:create`, { title: 'e', lane: 'y' }))).toMatchObject({ sort: 3 });
  });

  it('sorts out numbers that are missing or shared', async () => {
    const name = await board('abcd');
    for (const title of ['b', 'c']) dataOf(await asRoot('POST', `${name}:update?filterByTk=${await idOf(name, title)}`, { sort: 1 }));
    dataOf(await asRoot('POST', `${name}:update?filterByTk=${await idOf(name, 'd')}`, { sort: null }));
    dataOf(await move(name, ['d', `targetId=${await idOf(name, 'b')}`]));
    expect([await order(name), await numbers(name)]).toEqual(['adbc', [1, 2, 3, 4]]);
  });

  it('keeps numbers apart while many are made and moved at once', async () => {
    const name = await board('abcdefgh');
    const ids = (await cards(name)).map(({ id }) => id);
    const calls = ids.flatMap((id, index) => [
      asRoot('POST', `${name}:move?sourceId=${id}&targetId=${ids[(index * 3 + 1) % ids.length]}`),
      asRoot('POST', `${name}:create`, { title: 'n' }),
      asRoot('POST', `${name}:move?sourceId=${id}&sticky=true`),
      asRoot('POST', `${name}:create`, [{ title: 'm' }, { title: 'm' }]),
    ]);
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
    const found = await numbers(name);
    expect(found).toHaveLength(32);
    expect(new Set(found).size).toBe(32);
  });

  it('needs the right to update both records, and the field', async () => {
    const name = await board('abc');
    const scope = { title: { $ne: 'c' } };
    const { id: scopeId } = dataOf<{ id: number }>(
      await asRoot('POST', 'rolesResourcesScopes:create', { name: uniqueName('s'), resourceName: name, scope }),
    );
    const tokenFor = async (...actions: readonly (string | { name: string; fields?: readonly string[]; scopeId?: number })[]) =>
      (await createUser(server, { roles: [await createRole(server, { grants: [{ collection: name, actions }] })] })).token;
    const to = async (title: string): Promise<string> => `targetId=${await idOf(name, title)}`;
    expect(codeOf(await move(name, ['a', await to('b')], await tokenFor('view', 'create', 'destroy')))).toBe('ACTION_DENIED');
    expect(codeOf(await move(name, ['a', await to('b')], await tokenFor('view', { name: 'update', fields: ['title'] })))).toBe(
      'FIELD_DENIED',
    );
    const scoped = await tokenFor('view', { name: 'update', fields: ['sort'], scopeId });
    expect(codeOf(await move(name, ['c', await to('a')], scoped))).toBe('RECORD_NOT_FOUND');
    expect(codeOf(await move(name, ['a', await to('c')], scoped))).toBe('RECORD_NOT_FOUND');
    expect(await order(name)).toBe('abc');
    dataOf(await move(name, ['b', await to('a')], scoped));
    expect(await order(name)).toBe('bac');
    expect((await server.api('POST', `${name}:move?sourceId=1&sticky=true`)).status).toBe(401);
    expect((await asRoot('GET', `${name}:move?sourceId=1&sticky=true`)).status).toBe(405);
  });

  it('needs the scope among the fields to go to another scope', async () => {
    const name = await board('aA', 'lane');
    const role = await createRole(server, { grants: [{ collection: name, actions: ['view', { name: 'update', fields: ['sort'] }] }] });
    const { token } = await createUser(server, { roles: [role] });
    expect(codeOf(await move(name, ['a', 'targetScope[lane]=upper'], token))).toBe('FIELD_DENIED');
    expect(codeOf(await move(name, ['a', `targetId=${await idOf(name, 'A')}`], token))).toBe('FIELD_DENIED');
    expect((await cards(name)).map(({ sort }) => sort)).toEqual([1, 1]);
  });

  it.each([
    ['', 'QUERY_PARAMETER_INVALID'],
    ['sticky=true', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1&targetId=2&sticky=true', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1&targetId=2&method=delete', 'QUERY_PARAMETER_INVALID'],
    ['sourceId[]=1&targetId=2', 'QUERY_PARAMETER_INVALID'],
    [`sourceId=1'--&targetId=2`, 'QUERY_VALUE_INVALID'],
    ['sourceId=1&targetId=x', 'QUERY_VALUE_INVALID'],
    ['sourceId=1&targetScope[title]=x', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1&targetScope[lane][$ne]=x', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1&sticky=true&sortField=title', 'QUERY_PARAMETER_INVALID'],
    ['sourceId=1&sticky=true&filterByTk=1', 'QUERY_PARAMETER_UNKNOWN'],
    ['sourceId=999999&sticky=true', 'RECORD_NOT_FOUND'],
    ['sourceId=1&targetId=999999', 'RECORD_NOT_FOUND'],
  ])('answers %j with %s', async (query, code) => {
    expect(codeOf(await asRoot('POST', `${untouched}:move?${query}`))).toBe(code);
    expect(await numbers(untouched)).toEqual([1, 2]);
  });

  it('takes no values, and needs a sort field', async () => {
    const name = await board('ab');
    expect(codeOf(await asRoot('POST', `${name}:move?sourceId=1&sticky=true`, { title: 'x' }))).toBe('BODY_INVALID');
    const plain = await createCollection(server);
    expect(codeOf(await asRoot('POST', `${plain}:move?sourceId=1&sticky=true`))).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(await asRoot('POST', 'users:move?sourceId=1&sticky=true'))).toBe('ACTION_NOT_FOUND');
  });
});
