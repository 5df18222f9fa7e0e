import { eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('the first start on %s', (dialect) => {
  test('of two servers at once makes one user, who is root', async () => {
    const bare = await startTestServer({ dialect, pluginFolders: [] });
    await bare.close({ keep: true });
    const options = { storage: bare.storage, env: { INIT_ROOT_PASSWORD: 'the same for both' } };
    const servers = await Promise.all([startTestServer(options), startTestServer(options)]);
    const [server] = servers;
    const { token } = server.root;
    const users = await server.api('GET', 'users:list', { token });
    expect(users.body).toMatchObject({ data: [{ id: 1, username: 'root', email: 'root@example.test' }], meta: { count: 1 } });
    await servers[1].close({ keep: true });
    await server.close();
  });
});
