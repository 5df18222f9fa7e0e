import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';

type Row = Record<string, unknown>;

eachDatabase('passwords and keys through the API, on %s', (dialect) => {
  let server: TestServer;
  let name: string;

  const call = (path: string, body?: unknown, token = server.root.token): Promise<ApiAnswer> =>
    server.api(body === undefined ? 'GET' : 'POST', path, { token, body });
  const create = async (values: Row): Promise<Row> => dataOf<Row>(await call(`${name}:create`, values));

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    name = await createCollection(server, {
      fields: [
        { name: 'secret', type: 'password', interface: 'password' },
        { name: 'share', type: 'double' },
        { name: 'uid', type: 'uid' },
      ],
    });
  });
  afterAll(() => server.close());

  test('a password is hashed, never shown, and kept by an empty one', async () => {
    const { id, ...row } = await create({ secret: 'correct horse' });
    expect(row).not.toHaveProperty('secret');
    const { source } = server.platform;
    const collection = source.schema.get(name);
    const field = collection.columns.find((column) => column.name === 'secret');
    if (!field) throw new Error('secret');
    const stored = async () => {
      const plan = {
        collection,
        select: [{ kind: 'column', field } as const],
        where: [],
        orderBy: [{ field: collection.primaryKey, descending: true }],
      };
      const { json } = await source.read(
        { ...plan, limit: 1, offset: 0, count: 'none' },
        { variables: { '$user.id': null, $nRole: null } },
      );
      return (JSON.parse(json) as { secret: string | null }[])[0]?.secret;
    };
    const hash = await stored();
    expect(hash).toMatch(/^\$argon2id\$/);
    for (const secret of ['', null]) {
      const [changed] = dataOf<Row[]>(await call(`${name}:update?filterByTk=${String(id)}`, { secret, share: 1 }));
      expect(changed).toMatchObject({ share: 1 });
    }
    expect(await stored()).toBe(hash);
    dataOf(await call(`${name}:update?filterByTk=${String(id)}`, { secret: 'battery staple' }));
    expect(await stored()).not.toBe(hash);
    dataOf(await call(`${name}:create`, [{ secret: 'one of many' }]));
    expect(await stored()).toMatch(/^\$argon2id\$/);
    expect(codeOf(await call(`${name}:list?fields=secret`))).toBe('FIELD_UNKNOWN');
    expect(codeOf(await call(`${name}:list?sort=secret`))).toBe('FIELD_UNKNOWN');
    expect(codeOf(await call(`${name}:list?filter=${encodeURIComponent('{"secret.$empty":true}')}`))).toBe('FIELD_UNKNOWN');
  });

  test('who may not write a password learns so', async () => {
    const role = await createRole(server, { grants: [{ collection: name, actions: [{ name: 'create', fields: ['uid'] }] }] });
    const { token } = await createUser(server, { roles: [role] });
    expect(codeOf(await call(`${name}:create`, { secret: 'correct horse' }, token))).toBe('FIELD_DENIED');
  });

  test.each(['uuid', 'uid', 'nanoid', 'snowflakeId', 'string', 'integer'])('records can be named by a %s', async (type) => {
    const keyed = await createCollection(server, {
      fields: [
        { name: 'key', type, primaryKey: true },
        { name: 'title', type: 'string' },
      ],
    });
    const made = !['string', 'integer'].includes(type);
    const given = type === 'integer' ? 7 : 'seven';
    const row = dataOf<Row>(await call(`${keyed}:create`, made ? { title: 'a' } : { key: given, title: 'a' }));
    expect(dataOf(await call(`${keyed}:get/${String(row['key'])}`))).toEqual(row);
    expect(codeOf(await call(`${keyed}:create`, { key: row['key'] }))).toBe('UNIQUE_CONFLICT');
    if (!made) expect(codeOf(await call(`${keyed}:create`, { title: 'b' }))).toBe('VALUE_REQUIRED');
    const child = await createCollection(server, { fields: [{ name: 'parent', type: 'belongsTo', target: keyed }] });
    expect(dataOf(await call(`${child}:create`, { parent: row['key'] }))).toMatchObject({ parentId: row['key'] });
    expect(dataOf(await call(`${child}:create`, {}))).toMatchObject({ parentId: null });
  });

  test.each([
    ['snowflakeId', 'bigInt'],
    ['uid', 'string'],
    ['nanoid', 'string'],
  ])('keys of type %s fit a column of type %s, which makes up none', async (type, held) => {
    const keyed = await createCollection(server, { fields: [{ name: 'key', type, primaryKey: true }] });
    const { key } = dataOf<Row>(await call(`${keyed}:create`, {}));
    for (const ownType of [held, type]) {
      const child = await createCollection(server, {
        fields: [
          { name: 'owner', type: 'belongsTo', target: keyed, foreignKey: 'ownerKey' },
          { name: 'ownerKey', type: ownType },
        ],
      });
      expect(dataOf(await call(`${child}:create`, { ownerKey: key }))).toMatchObject({ ownerKey: key });
      expect(dataOf(await call(`${child}:create`, {}))).toMatchObject({ ownerKey: null });
      const other = typeof key === 'number' ? 5 : 'other';
      expect(codeOf(await call(`${child}:create`, { ownerKey: other }))).toBe('FOREIGN_KEY_CONFLICT');
    }
  });
});
