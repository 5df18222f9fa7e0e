import { type TestServer, createCollection, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('idempotency keys on %s', (dialect) => {
  let server: TestServer;
  const post = (path: string, body: unknown, { key, token = server.root.token }: { key?: string; token?: string } = {}) =>
    server.api('POST', path, { token, body, ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }) });
  const count = async (text: string): Promise<number> => {
    const filter = encodeURIComponent(JSON.stringify({ text }));
    const { body } = await server.api('GET', `orders:list?filter=${filter}`, { token: server.root.token });
    return (body as { meta: { count: number } }).meta.count;
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'orders',
      fields: [
        { name: 'text', type: 'string', allowNull: false },
        { name: 'code', type: 'string', unique: true },
      ],
    });
  });
  afterAll(() => server.close());

  it('gives the first answer again', async () => {
    const first = await post('orders:create', { text: 'a' }, { key: 'k-1' });
    const again = await post('orders:create', { text: 'a' }, { key: 'k-1' });
    expect(dataOf(again)).toEqual(dataOf(first));
    expect(again.body).toMatchObject({ meta: { replayed: true } });
    expect(await count('a')).toBe(1);
  });

  it('keeps a key for its request and its caller', async () => {
    dataOf(await post('orders:create', { text: 'b' }, { key: 'k-2' }));
    const other = await post('orders:create', { text: 'c' }, { key: 'k-2' });
    expect(other).toMatchObject({ status: 422, body: { errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] } });
    const { token } = await createUser(server, { roles: ['admin'] });
    dataOf(await post('orders:create', { text: 'b' }, { key: 'k-2', token }));
    expect([await count('b'), await count('c')]).toEqual([2, 0]);
  });

  it('lets a write that failed be tried again', async () => {
    dataOf(await post('orders:create', { text: 'd', code: 'taken' }));
    expect(await post('orders:create', { text: 'e', code: 'taken' }, { key: 'k-3' })).toMatchObject({ status: 409 });
    const filter = encodeURIComponent(JSON.stringify({ code: 'taken' }));
    dataOf(await server.api('POST', `orders:destroy?filter=${filter}`, { token: server.root.token }));
    dataOf(await post('orders:create', { text: 'e', code: 'taken' }, { key: 'k-3' }));
    expect(await count('e')).toBe(1);
  });

  it('holds for updates, removals and many records at once', async () => {
    const [record] = dataOf<{ id: number }[]>(await post('orders:create', [{ text: 'f' }, { text: 'f' }], { key: 'k-4' }));
    dataOf(await post('orders:create', [{ text: 'f' }, { text: 'f' }], { key: 'k-4' }));
    expect(await count('f')).toBe(2);
    const update = () => post(`orders:update/${record?.id}`, { text: 'g' }, { key: 'k-5' });
    expect(dataOf(await update())).toEqual(dataOf(await update()));
    const destroy = () => post(`orders:destroy/${record?.id}`, undefined, { key: 'k-6' });
    expect([dataOf(await destroy()), dataOf(await destroy())]).toEqual([1, 1]);
  });

  it('makes one record of a hundred requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => post('orders:create', { text: 'h' }, { key: 'k-7' })));
    expect(new Set(answers.map((answer) => dataOf<{ id: number }>(answer).id)).size).toBe(1);
    expect(await count('h')).toBe(1);
  });

  it.each(['', ' ', 'x'.repeat(256), 'a b'])('refuses the key "%s"', async (key) => {
    expect(await post('orders:create', { text: 'i' }, { key })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'HEADER_INVALID' }] },
    });
    expect(await count('i')).toBe(0);
  });

  it('refuses a key where it would not be obeyed', async () => {
    expect(await post('auth:signOut', undefined, { key: 'k-8' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'HEADER_INVALID' }] },
    });
  });
});
