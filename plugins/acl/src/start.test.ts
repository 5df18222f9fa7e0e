import { type TestServer, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

eachDatabase('access control when a server starts on %s', (dialect) => {
  const env = { INIT_ROOT_PASSWORD: 'the password of this test' };
  const versionOf = ({ platform }: TestServer) => platform.source.versions.current('access');

  test('changes nothing where nothing is missing, and knows the rules', async () => {
    const first = await startTestServer({ dialect, env });
    const before = versionOf(first);
    await first.close({ keep: true });
    const second = await startTestServer({ storage: first.storage, env });
    expect(versionOf(second)).toBe(before);
    const { token } = second.root;
    expect(dataOf(await second.api('GET', 'roles:check', { token }))).toMatchObject({ role: 'root', allowAll: true });
    await second.close();
  });

  test('puts what is missing in its place, and tells other processes', async () => {
    const first = await startTestServer({ dialect, env });
    const { source } = first.platform;
    await source.remove({ collection: source.schema.get('rolesUsers'), where: [] }, { variables: { '$user.id': null, $nRole: null } });
    const before = versionOf(first);
    await first.close({ keep: true });
    const second = await startTestServer({ storage: first.storage, env });
    expect(versionOf(second)).toBeGreaterThan(before);
    expect(dataOf(await second.api('GET', 'roles:check', { token: second.root.token }))).toMatchObject({ role: 'root' });
    await second.close();
  });
});
