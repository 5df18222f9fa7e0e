import { type TestServer, codeOf, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('items of lists on %s', (dialect) => {
  let server: TestServer;
  const as = (token: string) => (path: string, body?: unknown) =>
    server.api('POST', path, { token, ...(body === undefined ? {} : { body }) });
  const post = (path: string, body?: unknown) => as(server.root.token)(path, body);
  const make = async (values: object): Promise<number> => dataOf<{ id: number }>(await post('notes:create', values)).id;
  const read = async (id: number) =>
    dataOf<Record<string, unknown>>(await server.api('GET', `notes:get/${id}`, { token: server.root.token }));

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const choices = { enum: ['red', 'blue'].map((value) => ({ value, label: value })) };
    await createCollection(server, {
      name: 'notes',
      fields: [
        { name: 'tags', type: 'set' },
        { name: 'steps', type: 'array' },
        { name: 'colours', type: 'array', interface: 'multipleSelect', uiSchema: choices },
        { name: 'title', type: 'string' },
      ],
    });
  });
  afterAll(() => server.close());

  test('none is lost, however many are added at once', async () => {
    const id = await make({});
    const items = Array.from({ length: 20 }, (_, index) => `t${index}`);
    const answers = await Promise.all(items.map((item) => post(`notes/${id}/tags:add`, [item])));
    expect(answers.map(({ status }) => status)).toEqual(items.map(() => 200));
    expect(((await read(id))['tags'] as string[]).toSorted()).toEqual(items.toSorted());
    await Promise.all(items.slice(5).map((item) => post(`notes/${id}/tags:remove`, [item])));
    expect(((await read(id))['tags'] as string[]).toSorted()).toEqual(items.slice(0, 5));
  });

  test('stand twice in an array, and once in a set', async () => {
    const id = await make({ tags: ['a'], steps: ['a'] });
    for (const field of ['tags', 'steps']) dataOf(await post(`notes/${id}/${field}:add`, ['a', 2, true, 2]));
    expect(await read(id)).toMatchObject({ tags: ['a', 2, true], steps: ['a', 'a', 2, true, 2] });
    dataOf(await post(`notes/${id}/steps:remove`, [2, 'a']));
    expect(await read(id)).toMatchObject({ steps: [true] });
  });

  test('that change nothing leave the record as it is', async () => {
    const id = await make({ tags: ['a'] });
    const before = await read(id);
    dataOf(await post(`notes/${id}/tags:add`, ['a']));
    dataOf(await post(`notes/${id}/tags:remove`, ['z']));
    dataOf(await post(`notes/${id}/steps:remove`, ['z']));
    expect(await read(id)).toEqual(before);
  });

  test.each<[string, string, unknown, string]>([
    ['what is no choice', 'colours:add', ['green'], '400 VALUE_INVALID'],
    ['nothing', 'colours:add', [null], '400 VALUE_INVALID'],
    ['a list', 'steps:add', [['a']], '400 VALUE_INVALID'],
    ['more than a list holds', 'steps:add', Array.from({ length: 1000 }, () => 'x'), '400 VALUE_INVALID'],
    ['more than one call names', 'steps:remove', Array.from({ length: 1001 }, () => 'x'), '400 TOO_MANY_RECORDS'],
    ['an object', 'steps:add', { a: 1 }, '400 BODY_INVALID'],
    ['another parameter', 'steps:add?filter={}', ['a'], '400 QUERY_PARAMETER_UNKNOWN'],
    ['a verb for relations', 'steps:toggle', ['a'], '400 RELATION_UNSUPPORTED'],
    ['a verb nobody knows', 'steps:append', ['a'], '404 RESOURCE_NOT_FOUND'],
    ['a list nobody knows', 'nothing:add', ['a'], '404 RESOURCE_NOT_FOUND'],
  ])('cannot be %s', async (...[_what, call, body, refusal]) => {
    const id = await make({ colours: ['red'], steps: ['first'] });
    const answer = await post(`notes/${id}/${call}`, body);
    expect(`${answer.status} ${codeOf(answer)}`).toBe(refusal);
    expect(await read(id)).toMatchObject({ colours: ['red'], steps: ['first'] });
  });

  test('take the right to update the record, with the list among its fields', async () => {
    const scope = { name: 'open notes', resourceName: 'notes', scope: { title: 'open' } };
    const { id: scopeId } = dataOf<{ id: number }>(await post('rolesResourcesScopes:create', scope));
    const user = async (...actions: (string | { name: string; fields?: string[]; scopeId?: number })[]) => {
      const role = await createRole(server, { grants: [{ collection: 'notes', actions }] });
      return as((await createUser(server, { roles: [role] })).token);
    };
    const [open, closed] = [await make({ title: 'open' }), await make({ title: 'closed' })];
    const refusal = async (call: ReturnType<typeof as>, path: string) => codeOf(await call(path, ['a']));
    expect(await refusal(await user('view', 'create', 'destroy'), `notes/${open}/tags:add`)).toBe('ACTION_DENIED');
    expect(await refusal(await user('view', { name: 'update', fields: ['title'] }), `notes/${open}/tags:add`)).toBe('FIELD_DENIED');
    const tagger = await user({ name: 'update', fields: ['tags'], scopeId });
    for (const verb of ['add', 'set', 'remove']) {
      expect(await refusal(tagger, `notes/${closed}/tags:${verb}`)).toBe('RECORD_NOT_FOUND');
      expect(await refusal(tagger, `notes/${open}/steps:${verb}`)).toBe('FIELD_DENIED');
    }
    expect(dataOf(await tagger(`notes/${open}/tags:add`, ['a']))).toBe('ok');
    expect([(await read(open))['tags'], (await read(closed))['tags']]).toEqual([['a'], null]);
    expect((await server.api('POST', `notes/${open}/tags:add`, { body: ['a'] })).status).toBe(401);
  });
});
