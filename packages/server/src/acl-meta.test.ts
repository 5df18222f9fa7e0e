import { type TestServer, createCollection, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('what a caller may do with the records of an answer, on %s', (dialect) => {
  let server: TestServer;
  let editor: string;
  const headers = { 'x-with-acl-meta': 'true' };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    const { token } = server.root;
    await createCollection(server, {
      name: 'tasks',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'open', type: 'boolean' },
      ],
    });
    const scope = { name: 'open ones', resourceName: 'tasks', scope: { open: true } };
    const { id: scopeId } = dataOf<{ id: number }>(await server.api('POST', 'rolesResourcesScopes:create', { token, body: scope }));
    const role = await createRole(server, { grants: [{ collection: 'tasks', actions: ['view', { name: 'update', scopeId }] }] });
    editor = (await createUser(server, { roles: [role] })).token;
    const body = [true, false, true, null].map((open, index) => ({ title: `t${index}`, open }));
    dataOf(await server.api('POST', 'tasks:create', { token, body }));
  });
  afterAll(() => server.close());

  it('is told on request, by grant, for lists and single records', async () => {
    const list = await server.api('GET', 'tasks:list', { token: editor, headers });
    expect(list.body).toMatchObject({ meta: { count: 4, allowedActions: { view: [1, 2, 3, 4], update: [1, 3], destroy: [] } } });
    const get = await server.api('GET', 'tasks:get/2', { token: editor, headers });
    expect(get.body).toMatchObject({ data: { id: 2 }, meta: { allowedActions: { view: [2], update: [], destroy: [] } } });
    const root = await server.api('GET', 'tasks:list?paginate=false', { token: server.root.token, headers });
    expect(root.body).toMatchObject({ meta: { allowedActions: { update: [1, 2, 3, 4], destroy: [1, 2, 3, 4] } } });
  });

  it('is left out where nobody asks, or the keys are not shown', async () => {
    expect(await server.api('GET', 'tasks:list?fields=title', { token: editor, headers })).not.toHaveProperty('body.meta.allowedActions');
    expect(await server.api('GET', 'tasks:list', { token: editor })).not.toHaveProperty('body.meta.allowedActions');
  });
});
