import {
  type ApiAnswer,
  type TestServer,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

eachDatabase('what a removal would lose, on %s', (dialect) => {
  let server: TestServer;

  const call = (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const impact = async (query: string) => dataOf(await call('GET', `collections:impact?filterByTk=${query}`));

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'authors',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'extra', type: 'json' },
      ],
    });
    await createCollection(server, {
      name: 'books',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'author', type: 'belongsTo', target: 'authors' },
        { name: 'sequel', type: 'belongsTo', target: 'books' },
      ],
    });
    dataOf(
      await call('POST', 'collections/authors/fields:create', { name: 'books', type: 'hasMany', target: 'books', foreignKey: 'authorId' }),
    );
    for (const values of [{ name: 'a', extra: [1] }, { name: '' }, {}]) dataOf(await call('POST', 'authors:create', values));
    for (const values of [{ author: 1 }, { author: 2, title: 'x' }, { title: 'y' }]) dataOf(await call('POST', 'books:create', values));
  });
  afterAll(() => server.close());

  test('a collection takes its rows along; keys elsewhere lead nowhere', async () => {
    expect(await impact('authors')).toEqual({
      collection: 'authors',
      rows: 3,
      relations: [{ collection: 'books', field: 'author', type: 'belongsTo' }],
      foreignRows: [{ collection: 'books', field: 'authorId', rows: 2 }],
      dependents: [],
    });
    expect(await impact('books')).toMatchObject({
      rows: 3,
      relations: [{ collection: 'authors', field: 'books', type: 'hasMany' }],
      foreignRows: [],
    });
  });

  test.each([
    ['authors&field=name', { field: 'name', rows: 3, values: 2, relations: [], foreignRows: [] }],
    ['authors&field=extra', { values: 1 }],
    ['books&field=title', { values: 2 }],
    ['books&field=author', { values: 2, relations: [{ collection: 'authors', field: 'books', type: 'hasMany' }] }],
    ['authors&field=books', { values: 0, foreignRows: [{ collection: 'books', field: 'authorId', rows: 2 }] }],
    ['books&field=sequel', { values: 0, relations: [] }],
    [
      'books&field=authorId',
      { values: 2, relations: [expect.objectContaining({ field: 'author' }), expect.objectContaining({ field: 'books' })] },
    ],
  ])('a field takes its values along: %s', async (query, expected) => {
    expect(await impact(query)).toMatchObject(expected);
  });

  test('counts end at 10,000, each in one statement', async () => {
    await createCollection(server, { name: 'many', fields: [{ name: 'n', type: 'integer' }] });
    const rows = (from: number, length: number) => Array.from({ length }, (_, index) => ({ n: from + index }));
    for (let from = 0; from < 10_000; from += 1000) dataOf(await call('POST', 'many:create', rows(from, 1000)));
    expect(await impact('many')).toMatchObject({ rows: 10_000 });
    expect(await impact('many')).not.toHaveProperty('rowsCapped');
    dataOf(await call('POST', 'many:create', {}));
    const { statements, result } = await countStatements(server, () => impact('many&field=n'));
    expect(result).toMatchObject({ rows: 10_000, rowsCapped: true, values: 10_000 });
    // Rows, values, and one look at the saved queries.
    expect(statements).toBeLessThanOrEqual(3);
  });

  test('what is not there, not to be dropped or not well-formed is said', async () => {
    const codeOf = async (query: string) => {
      const { body } = await call('GET', `collections:impact${query}`);
      return (body as { errors: { code: string }[] }).errors[0]?.code;
    };
    expect(await codeOf('?filterByTk=nothing')).toBe('COLLECTION_NOT_FOUND');
    expect(await codeOf('?filterByTk=users')).toBe('RECORD_PROTECTED');
    expect(await codeOf('?filterByTk=authors&field=nothing')).toBe('RECORD_NOT_FOUND');
    expect(await codeOf('?filterByTk=authors&field[a]=b')).toBe('QUERY_PARAMETER_INVALID');
    expect(await codeOf('?filterByTk=authors&field=')).toBe('QUERY_PARAMETER_INVALID');
    expect(await codeOf('')).toBe('RECORD_KEY_REQUIRED');
  });

  test('only administrators of data sources are told', async () => {
    const path = 'collections:impact?filterByTk=authors';
    const viewer = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: 'authors' }] })] });
    const keeper = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.data-source-manager'] })] });
    expect((await server.api('GET', path)).status).toBe(401);
    expect((await server.api('GET', path, { token: viewer.token })).status).toBe(403);
    expect((await server.api('GET', path, { token: keeper.token })).status).toBe(200);
    expect((await server.api('GET', path, { token: server.root.token, role: 'admin' })).status).toBe(200);
  });
});
