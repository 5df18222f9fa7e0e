import {
  type TestServer,
  codeOf,
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from './index';

eachDatabase('factories on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys'] });
  });
  afterAll(() => server.close());

  it('make what they are asked for, and no more', async () => {
    const collection = await createCollection(server);
    const role = await createRole(server, { grants: [{ collection, actions: ['view'] }] });
    const user = await createUser(server, { roles: [role] });
    expect(dataOf(await server.api('GET', `${collection}:list`, { token: user.token }))).toEqual([]);
    expect(codeOf(await server.api('POST', `${collection}:create`, { token: user.token, body: { title: 'x' } }))).toBe('ACTION_DENIED');
  });

  it('make keys', async () => {
    const collection = await createCollection(server);
    const role = await createRole(server, { grants: [{ collection }] });
    const { token } = server.root;
    dataOf(await server.api('POST', 'users/1/roles:add', { token, body: [role] }));
    const key = await createApiKey(server, { role });
    expect(dataOf(await server.api('POST', `${collection}:create`, { token: key.token, body: { title: 'by key' } }))).toMatchObject({
      title: 'by key',
    });
  });

  it('sign in once for each account', async () => {
    const user = await createUser(server);
    expect(await server.signIn(user.username, user.password)).toBe(user.token);
  });
});
