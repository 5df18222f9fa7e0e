import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

interface Row {
  readonly id: number;
  readonly rank: number | null;
  readonly name: string | null;
}

eachDatabase('paging by cursor on %s', (dialect) => {
  let server: TestServer;
  const get = (path: string) => server.api('GET', path, { token: server.root.token });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'runners',
      fields: [
        { name: 'rank', type: 'integer' },
        { name: 'name', type: 'string' },
        { name: 'score', type: 'decimal', precision: 18, scale: 4 },
      ],
    });
    const rows = Array.from({ length: 47 }, (_, index) => ({
      rank: index % 5 === 0 ? null : index % 4,
      name: index % 7 === 0 ? null : `n${index % 6}`,
      score: `${index % 3}.5000`,
    }));
    dataOf(await server.api('POST', 'runners:create', { token: server.root.token, body: rows }));
  });
  afterAll(() => server.close());

  async function walk(query: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor = '';
    for (;;) {
      const { status, body } = await get(`runners:list?pageSize=6&cursor=${cursor}&${query}`);
      expect(status).toBe(200);
      const { data, meta } = body as { data: Row[]; meta: { pageSize: number; nextCursor: string | null } };
      rows.push(...data);
      if (meta.nextCursor === null) return rows;
      expect(data).toHaveLength(6);
      cursor = meta.nextCursor;
    }
  }

  it.each(['', 'sort=-id', 'sort=rank', 'sort=-rank,name', 'sort=name,-rank', 'sort=-score,-name,rank', 'fields=name&sort=rank'])(
    'meets every row once, in the order of "%s"',
    async (query) => {
      const whole = dataOf<Row[]>(await get(`runners:list?paginate=false&${query}`));
      expect(await walk(query)).toEqual(whole);
      expect(whole).toHaveLength(47);
    },
  );

  it('goes on where it was although rows have come and gone', async () => {
    const first = await get('runners:list?pageSize=6&cursor=&sort=-rank');
    const { data, meta } = first.body as { data: Row[]; meta: { nextCursor: string } };
    const gone = data.at(-1)?.id;
    dataOf(await server.api('POST', `runners:destroy/${gone}`, { token: server.root.token }));
    dataOf(await server.api('POST', 'runners:create', { token: server.root.token, body: { rank: 99, name: 'first' } }));
    const next = dataOf<Row[]>(await get(`runners:list?pageSize=6&cursor=${meta.nextCursor}&sort=-rank`));
    expect(next.map(({ id }) => id)).not.toEqual(expect.arrayContaining(data.map(({ id }) => id)));
    expect(next.every(({ rank }) => rank !== 99)).toBe(true);
  });

  it.each(['cursor=abc', 'cursor=W10', 'cursor=&page=2', 'cursor=&paginate=false', 'cursor=&count=exact', 'cursor[a]=1'])(
    'refuses %s',
    async (query) => {
      expect(await get(`runners:list?${query}`)).toMatchObject({ status: 400, body: { errors: [{ code: 'QUERY_PARAMETER_INVALID' }] } });
    },
  );

  it('refuses a cursor of another order, and values that are none', async () => {
    const { body } = await get('runners:list?pageSize=6&cursor=&sort=rank');
    const { nextCursor } = (body as { meta: { nextCursor: string } }).meta;
    expect(await get(`runners:list?cursor=${nextCursor}&sort=name`)).toMatchObject({ status: 400 });
    const forged = Buffer.from(JSON.stringify(['rank,id', 'x', 1])).toString('base64url');
    expect(await get(`runners:list?cursor=${forged}&sort=rank`)).toMatchObject({ status: 400 });
  });
});
