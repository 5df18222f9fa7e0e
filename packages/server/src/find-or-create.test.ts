import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('firstOrCreate and updateOrCreate on %s', (dialect) => {
  let server: TestServer;
  const post = (path: string, body: unknown, token = server.root.token) => server.api('POST', path, { token, body });
  const count = async (name: string): Promise<number> => {
    const filter = encodeURIComponent(JSON.stringify({ name }));
    const { body } = await server.api('GET', `tags:list?filter=${filter}`, { token: server.root.token });
    return (body as { meta: { count: number } }).meta.count;
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'tags',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'group', type: 'string' },
        { name: 'colour', type: 'string' },
        { name: 'price', type: 'decimal', precision: 10, scale: 2 },
        { name: 'code', type: 'string', unique: true },
      ],
    });
  });
  afterAll(() => server.close());

  it('creates a record once and finds it afterwards', async () => {
    const first = dataOf<object>(await post('tags:firstOrCreate?filterKeys[]=name', { name: 'a', colour: 'red' }));
    expect(first).toMatchObject({ name: 'a', colour: 'red' });
    expect(dataOf(await post('tags:firstOrCreate?filterKeys=name', { name: 'a', colour: 'blue' }))).toEqual(first);
    expect(await count('a')).toBe(1);
  });

  it('changes the record that is there', async () => {
    const made = dataOf<{ id: number }>(await post('tags:updateOrCreate?filterKeys=name,group', { name: 'b', group: null, colour: 'red' }));
    const changed = dataOf<object[]>(await post('tags:updateOrCreate?filterKeys=name,group', { name: 'b', group: null, colour: 'blue' }));
    expect(changed).toEqual([expect.objectContaining({ id: made.id, colour: 'blue' })]);
    dataOf(await post('tags:updateOrCreate?filterKeys=name,group', { name: 'b', group: 'x' }));
    expect(await count('b')).toBe(2);
  });

  it('is one record of thirty requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => post('tags:firstOrCreate?filterKeys=name', { name: 'c' })));
    expect(new Set(answers.map((answer) => dataOf<{ id: number }>(answer).id)).size).toBe(1);
    const updates = await Promise.all(
      Array.from({ length: 30 }, (_, index) => post('tags:updateOrCreate?filterKeys=name', { name: 'd', colour: `c${index}` })),
    );
    for (const answer of updates) expect(answer.status).toBe(200);
    expect([await count('c'), await count('d')]).toEqual([1, 1]);
  });

  it('is one record as well where the same values are written in other ways, or named in another order', async () => {
    const prices = [1.5, '1.5', '1.50', '01.5'];
    const ask = (_none: unknown, index: number) =>
      post(`tags:firstOrCreate?filterKeys=${index % 2 === 0 ? 'name,price' : 'price,name'}`, { name: 'p', price: prices[index % 4] });
    for (const answer of await Promise.all(Array.from({ length: 40 }, ask))) expect(answer.status).toBe(200);
    expect(await count('p')).toBe(1);
  });

  it('finds the record without a value by an empty text, where that is none', async () => {
    const first = dataOf<object>(await post('tags:firstOrCreate?filterKeys=name,code', { name: 'n', code: '' }));
    expect(dataOf(await post('tags:firstOrCreate?filterKeys=name,code', { name: 'n', code: '' }))).toEqual(first);
    expect(await count('n')).toBe(1);
  });

  it.each(['', '?filterKeys=', '?filterKeys=colour', '?filterKeys=nothing', '?filterKeys=name&filter={}'])(
    'refuses "%s"',
    async (query) => {
      expect(await post(`tags:firstOrCreate${query}`, { name: 'e' })).toMatchObject({ status: 400 });
      expect(await count('e')).toBe(0);
    },
  );

  it('needs the rights to look, to create and to update', async () => {
    const tokenWith = async (...actions: string[]): Promise<string> => {
      const role = await createRole(server, { grants: [{ collection: 'tags', actions }] });
      return (await createUser(server, { roles: [role] })).token;
    };
    const blind = await tokenWith('create', 'update');
    const fixed = await tokenWith('create', 'view');
    expect(await post('tags:firstOrCreate?filterKeys=name', { name: 'a' }, blind)).toMatchObject({ status: 403 });
    expect(await post('tags:firstOrCreate?filterKeys=name', { name: 'a' }, await tokenWith('view'))).toMatchObject({ status: 403 });
    expect(await post('tags:firstOrCreate?filterKeys=name', { name: 'a' }, fixed)).toMatchObject({ status: 200 });
    expect(await post('tags:updateOrCreate?filterKeys=name', { name: 'a', colour: 'x' }, fixed)).toMatchObject({ status: 403 });
    const masked = await createRole(server, { grants: [{ collection: 'tags', actions: ['create', { name: 'view', fields: ['name'] }] }] });
    const { token } = await createUser(server, { roles: [masked] });
    const answer = await post('tags:firstOrCreate?filterKeys=colour', { colour: 'red' }, token);
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ code: 'FIELD_DENIED' }] } });
  });
});
