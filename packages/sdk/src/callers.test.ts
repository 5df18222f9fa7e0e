import { type TestServer, createApiKey, createRole, createUser, eachDatabase } from '@mortise/testing';
import type { Schema } from '../fixtures/schema';
import {
  type Client,
  ConflictError,
  ForbiddenError,
  InputError,
  type MortiseError,
  NotFoundError,
  UnauthenticatedError,
  createClient,
} from './index';
import { blogClient, openBlog } from './testing/open-blog';

eachDatabase('a caller on %s', (dialect) => {
  let server: TestServer;
  let client: Client<Schema>;

  beforeAll(async () => {
    server = await openBlog({ dialect, plugins: ['api-keys', 'import-export', 'named-queries'] });
    client = blogClient(server);
  });
  afterAll(() => server.close());

  const posts = () => client.resource('posts');
  const draft = (title: string) => posts().create({ title });

  test('tells by class and code what went wrong', async () => {
    await draft('e').then(({ id }) => posts().update(id, { code: 'unique' }));
    const failed = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => error as MortiseError,
      );
    const conflict = await failed(posts().create({ title: 'e', code: 'unique' }));
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict).toMatchObject({
      name: 'ConflictError',
      status: 409,
      code: 'UNIQUE_CONFLICT',
      requestId: expect.stringMatching(/.+/) as unknown,
    });
    const loose = createClient({ url: server.url, token: server.root.token, locale: 'zh-CN' });
    const input = await failed(loose.resource('posts').create({ nothing: 1, done: 'x' }));
    expect(input).toBeInstanceOf(InputError);
    expect(input?.faults.map(({ code }) => code)).toEqual(expect.arrayContaining(['FIELD_UNKNOWN', 'VALUE_INVALID']));
    expect(input?.message).toMatch(/\p{Script=Han}/u);
    const { token } = await createUser(server, { roles: [await createRole(server)] });
    expect(await failed(blogClient(server, { token }).resource('posts').list())).toBeInstanceOf(ForbiddenError);
    for (const url of [server.url, `${server.url}/api`]) {
      expect(await failed(createClient({ url, token: 'x' }).resource('posts').list())).toBeInstanceOf(UnauthenticatedError);
    }
    expect(JSON.stringify(await failed(blogClient(server, { token: 'a secret' }).resource('posts').list()))).not.toContain('a secret');
  });

  test('signs in and out, and remembers the token', async () => {
    const { username, password } = await createUser(server);
    const told: (string | undefined)[] = [];
    const visitor = createClient({ url: server.url, onToken: (token) => told.push(token) });
    await expect(visitor.auth.check()).rejects.toBeInstanceOf(UnauthenticatedError);
    await expect(visitor.auth.signIn({ account: username, password: 'wrong' })).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    const { token, user } = await visitor.auth.signIn({ account: username, password });
    expect([user, await visitor.auth.check()]).toMatchObject([{ username }, { username }]);
    const again = createClient({ url: server.url, getToken: () => Promise.resolve(token) });
    expect(await again.auth.check()).toMatchObject({ username });
    await visitor.auth.changePassword({ oldPassword: password, newPassword: 'another good password' });
    await visitor.auth.signOut();
    await visitor.auth.signOut();
    expect([told, visitor.auth.token]).toEqual([[token, undefined, undefined], undefined]);
    await expect(again.auth.check()).rejects.toBeInstanceOf(UnauthenticatedError);
    await visitor.auth.signIn({ account: username, password: 'another good password' });
  });

  test('asks with keys, roles, zones and other settings', async () => {
    const role = await createRole(server, { grants: [{ collection: 'posts', actions: ['view'] }] });
    await client.action('users/1/roles:add', { body: [role] });
    const { token } = await createApiKey(server, { role });
    const reader = blogClient(server, { token: undefined, apiKey: token });
    await reader.resource('posts').list();
    await expect(reader.resource('posts').create({ title: 'x' })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(client.with({ role }).resource('posts').create({ title: 'x' })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(client.with({ dataSource: 'nowhere' }).resource('posts').list()).rejects.toMatchObject({ code: 'DATA_SOURCE_NOT_FOUND' });
    await client.resource('samples').create({ at: new Date('2026-01-01T23:00:00Z') });
    const onSecond = { filter: { at: { $dateOn: '2026-01-02' } } } as const;
    expect(await client.resource('samples').count(onSecond)).toBe(0);
    expect(await client.with({ timezone: '+08:00' }).resource('samples').count(onSecond)).toBe(1);
  });

  test('calls any action, also those that remember no keys', async () => {
    const loose = createClient({ url: server.url, token: server.root.token });
    const { data } = await loose.action<readonly { name: string }[]>('collections:list', {
      method: 'GET',
      query: { filter: { name: 'posts' } },
    });
    expect(data).toMatchObject([{ name: 'posts' }]);
    await expect(loose.action('namedQueries:run', { query: { filterByTk: 'nothing' } })).rejects.toBeInstanceOf(NotFoundError);
    // Collections are no records: their actions refuse idempotency keys, and the client does without.
    await loose.resource('collections').create({ name: 'laters', fields: [] });
    await loose.resource('collections').destroy('laters');
    await expect(loose.action('posts')).rejects.toBeInstanceOf(TypeError);
  });

  test('takes files in and out', async () => {
    const preview = await posts().import('title,code\nin1,i1\nin2,i2\n', { format: 'csv' });
    expect(preview).toBeDefined();
    expect(await posts().import('title,code\nin1,i1\nin2,i2\n', { format: 'csv', mode: 'commit' })).toMatchObject({
      imported: 2,
      failed: 0,
    });
    const filter = { 'title.$startsWith': 'in' } as const;
    const file = await posts().export({ format: 'ndjson', filter, sort: 'title', fields: ['title', 'code'] });
    expect(await new Response(file).text()).toBe('{"title":"in1","code":"i1"}\n{"title":"in2","code":"i2"}\n');
    await expect(posts().export({ format: 'csv', filter: { 'nothing.$eq': 1 } as never })).rejects.toBeInstanceOf(InputError);
  });

  test('a key that is none never becomes a call about other records', async () => {
    const { id } = await draft('stays');
    for (const key of ['', undefined, null, Number.NaN, {}, []] as never[]) {
      await expect(posts().get(key)).rejects.toBeInstanceOf(TypeError);
      await expect(posts().update(key, { title: 'x' })).rejects.toBeInstanceOf(TypeError);
      await expect(posts().destroy(key)).rejects.toBeInstanceOf(TypeError);
      await expect(posts().destroyMany({ keys: [key] })).rejects.toBeInstanceOf(TypeError);
    }
    for (const key of ['..', '.', '_', ''] as never[]) expect(() => posts().of(key, 'tags')).toThrow(TypeError);
    await expect(
      posts()
        .of('../users' as never, 'tags')
        .list(),
    ).rejects.toBeInstanceOf(InputError);
    await expect(client.resource('tags').destroy(`["a","b"]`)).rejects.toBeInstanceOf(NotFoundError);
    expect(await posts().get(id)).toMatchObject({ title: 'stays' });
  });
});

test.each(['', 'example.com', 'ftp://example.com', 'https://user:secret@example.com', 'https://example.com?a=1'])(
  '%j is no address',
  (url) => {
    expect(() => createClient({ url })).toThrow(TypeError);
  },
);
