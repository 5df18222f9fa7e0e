import {
  type TestServer,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

interface Node {
  readonly name: string;
  readonly __index: string;
  readonly children?: readonly Node[];
}

eachDatabase('trees in one answer on %s', (dialect) => {
  let server: TestServer;
  const get = (path: string, token = server.root.token) => server.api('GET', path, { token });
  const drawn = (nodes: readonly Node[]): string =>
    nodes.map(({ name, children }) => (children ? `${name}(${drawn(children)})` : name)).join(' ');

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const fields = [
      { name: 'name', type: 'string' },
      { name: 'secret', type: 'boolean' },
    ];
    await createCollection(server, { name: 'places', tree: 'adjacencyList', fields });
    await createCollection(server, { name: 'flat', fields });
    const { token } = server.root;
    const make = async (name: string, parentId: number | null, secret = false): Promise<number> =>
      dataOf<{ id: number }>(await server.api('POST', 'places:create', { token, body: { name, parentId, secret } })).id;
    const europe = await make('Europe', null);
    const asia = await make('Asia', null);
    const germany = await make('Germany', europe, true);
    await make('Berlin', germany);
    await make('Bonn', germany);
    await make('France', europe);
    await make('Japan', asia);
    await make('Moon', null);
  });
  afterAll(() => server.close());

  it('holds every record below its parent, in the order asked for, with its place', async () => {
    const answer = await get('places:list?tree=true&sort=-name&fields=name&pageSize=2');
    const data = dataOf<Node[]>(answer);
    expect(drawn(data)).toBe('Moon Europe(Germany(Bonn Berlin) France)');
    expect(data[1]?.children?.[0]?.children?.[1]).toEqual({ name: 'Berlin', __index: '1.children.0.children.1' });
    expect(answer.body).toMatchObject({ meta: { count: 3, page: 1, pageSize: 2, totalPage: 2 } });
  });

  it('takes one statement for each level', async () => {
    const { statements, result } = await countStatements(server, () => get('places:list?tree=true&count=none'));
    expect(drawn(dataOf<Node[]>(result))).toContain('Bonn');
    // Three levels, and one more that turns out to be empty.
    expect(statements).toBeLessThanOrEqual(4);
  });

  it('is a plain list where a filter asks for single records', async () => {
    const filter = encodeURIComponent(JSON.stringify({ name: 'Bonn' }));
    expect(dataOf(await get(`places:list?tree=true&fields=name&filter=${filter}`))).toEqual([{ name: 'Bonn' }]);
  });

  it('says where it ends', async () => {
    const fields = [{ name: 'name', type: 'string' }];
    await createCollection(server, { name: 'chain', tree: 'adjacencyList', fields });
    let parentId: number | null = null;
    const grow = async (): Promise<void> => {
      const body = { name: 'link', parentId };
      parentId = dataOf<{ id: number }>(await server.api('POST', 'chain:create', { token: server.root.token, body })).id;
    };
    for (let level = 1; level <= 50; level += 1) await grow();
    const whole = await get('chain:list?tree=true&fields=name&count=none');
    expect(drawn(dataOf<Node[]>(whole)).split('(')).toHaveLength(50);
    expect(whole.body).toMatchObject({ meta: { page: 1, pageSize: 20 } });
    expect(whole.body).not.toHaveProperty('meta.truncated');
    await grow();
    const cut = await get('chain:list?tree=true&fields=name&count=none');
    expect(drawn(dataOf<Node[]>(cut)).split('(')).toHaveLength(50);
    expect(cut.body).toMatchObject({ meta: { truncated: ['children'] } });
  });

  it('puts what is below a hidden record on top', async () => {
    const scope = { name: 'open places', resourceName: 'places', scope: { secret: false } };
    const { id: scopeId } = dataOf<{ id: number }>(
      await server.api('POST', 'rolesResourcesScopes:create', { token: server.root.token, body: scope }),
    );
    const role = await createRole(server, { grants: [{ collection: 'places', actions: [{ name: 'view', scopeId }] }] });
    const { token } = await createUser(server, { roles: [role] });
    const answer = await get('places:list?tree=true&sort=name', token);
    expect(drawn(dataOf<Node[]>(answer))).toBe('Asia(Japan) Berlin Bonn Europe(France) Moon');
  });

  it.each(['flat:list?tree=true', 'places:list?tree=true&cursor=', 'places:list?tree=yes'])('refuses %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 400, body: { errors: [{ code: 'QUERY_PARAMETER_INVALID' }] } });
  });

  it('needs the right to see who stands below whom', async () => {
    const role = await createRole(server, { grants: [{ collection: 'places', actions: [{ name: 'view', fields: ['name'] }] }] });
    const { token } = await createUser(server, { roles: [role] });
    expect(await get('places:list?tree=true', token)).toMatchObject({ status: 403, body: { errors: [{ code: 'FIELD_DENIED' }] } });
  });
});
