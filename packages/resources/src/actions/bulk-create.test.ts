import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type ApiAnswer,
  type TestServer,
  countStatements,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  writePlugin,
} from '@mortise/testing';

const PLUGINS = resolve(__dirname, '..', '..', '..', '..', 'plugins');
type Row = Record<string, unknown>;

/** Numbers what it sees, and refuses one title on either side of the insert. */
const COUNTER = `
  let seen = 0;
  const refuse = (record, title) => {
    if (record.title === title) throw Object.assign(new Error('refused'), { [Symbol.for('mortise.AppError')]: true,
      code: 'VALUE_INVALID', kind: 'input', details: { field: 'title', expected: 'another' }, siblings: [] });
  };
  deps.recordHooks.on('beforeCreate', { id: 'counter', collection: 'counted', handle({ values }) {
    refuse(values, 'before'); seen += 1; values.place = seen; } });
  deps.recordHooks.on('afterCreate', { id: 'counter', collection: 'counted', handle({ record }) { refuse(record, 'after'); } });`;

eachDatabase('many records at once on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  const create = (collection: string, body: unknown, token = server.root.token): Promise<ApiAnswer> =>
    server.api('POST', `${collection}:create`, { token, body });
  const count = async (collection: string) => {
    const { body } = await server.api('GET', `${collection}:list?count=exact`, { token: server.root.token });
    return (body as { meta: { count: number } }).meta.count;
  };
  const titles = (length: number, from = 0) => Array.from({ length }, (_, index) => ({ title: `t${from + index}` }));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-bulk-'));
    await writePlugin(folder, { id: 'counter', needs: { recordHooks: 'core.recordHooks' }, setup: COUNTER });
    server = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder] });
    const fields = [
      { name: 'title', type: 'string', allowNull: false },
      { name: 'code', type: 'integer', unique: true },
      { name: 'state', type: 'string', defaultValue: 'new' },
      { name: 'extra', type: 'json' },
      { name: 'place', type: 'integer' },
    ];
    for (const name of ['notes', 'counted']) await createCollection(server, { name, fields });
    await createCollection(server, { name: 'keyed', fields: [{ name: 'key', type: 'uuid', primaryKey: true }] });
    await createCollection(server, {
      name: 'lines',
      fields: [
        { name: 'title', type: 'string' },
        { name: 'note', type: 'belongsTo', target: 'notes' },
      ],
    });
    await server.api('POST', 'collections/notes/fields:create', {
      token: server.root.token,
      body: { name: 'lines', type: 'hasMany', target: 'lines', foreignKey: 'noteId' },
    });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  test('come back in order, each with its own fields, defaults and the system’s', async () => {
    const rows = [
      { title: 'a', code: 1 },
      { title: 'b', state: null, extra: { x: [1] } },
      { title: 'c', state: 'old', id: 9 },
    ];
    const made = dataOf<Row[]>(await create('notes', rows));
    expect(made).toMatchObject([
      { title: 'a', code: 1, state: 'new', extra: null, createdById: 1 },
      { title: 'b', code: null, state: null, extra: { x: [1] } },
      { title: 'c', state: 'old', createdAt: expect.any(String) as unknown },
    ]);
    const single = dataOf<Row>(await create('notes', { title: 'd' }));
    expect(Object.keys(made[0] ?? {})).toEqual(Object.keys(single));
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });

  test('a thousand at once, and not one more; no list is empty', async () => {
    const before = await count('notes');
    let calls = 0;
    const { statements, result: made } = await countStatements(server, async () => {
      calls += 1;
      return dataOf<Row[]>(await create('notes', titles(1000)));
    });
    // One INSERT, BEGIN and COMMIT.
    expect(statements).toBeLessThanOrEqual(3);
    expect(made.map(({ title }) => title)).toEqual(titles(1000).map(({ title }) => title));
    expect(await count('notes')).toBe(before + calls * 1000);
    for (const rows of [titles(1001), []]) {
      expect(await create('notes', rows)).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'BODY_INVALID', details: { path: 'body', received: rows.length } }] },
      });
    }
  });

  test('keys of their own, drawn ones and nothing but defaults are fine', async () => {
    const key = '00000000-0000-4000-8000-000000000001';
    const made = dataOf<Row[]>(await create('keyed', [{ key }, {}, {}]));
    expect(made[0]).toMatchObject({ key });
    expect(new Set(made.map((row) => row['key'])).size).toBe(3);
  });

  test('one that is malformed keeps out all, and says where it stands', async () => {
    const before = await count('notes');
    const rows = [{ title: 'fine' }, { title: 1, nope: 2 }, {}, 'text', null, { title: 'x', code: 'y' }];
    const { status, body } = await create('notes', rows);
    expect(status).toBe(400);
    const found = (body as { errors: { code: string; details: Row }[] }).errors.map(({ code, details }) => [
      code,
      details['row'],
      details['field'],
    ]);
    expect(found).toEqual([
      ['VALUE_INVALID', 1, 'title'],
      ['FIELD_UNKNOWN', 1, 'nope'],
      ['VALUE_REQUIRED', 2, 'title'],
      ['BODY_INVALID', 3, undefined],
      ['BODY_INVALID', 4, undefined],
      ['VALUE_INVALID', 5, 'code'],
    ]);
    expect(await count('notes')).toBe(before);
  });

  test('of many faulty ones the first are told', async () => {
    const { body } = await create(
      'notes',
      Array.from({ length: 500 }, () => ({})),
    );
    expect((body as { errors: unknown[] }).errors).toHaveLength(20);
  });

  test('one the database refuses keeps out all, and says where it stands', async () => {
    const before = await count('notes');
    expect(await create('notes', [...titles(50), { title: 'x', code: 70 }, { title: 'y', code: 70 }])).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'UNIQUE_CONFLICT', details: { fields: ['code'], row: 51 } }] },
    });
    expect(await create('lines', [{ title: 'a' }, { title: 'b', note: 123_456 }])).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'FOREIGN_KEY_CONFLICT', details: { field: 'noteId', row: 1 } }] },
    });
    expect(await count('notes')).toBe(before);
    expect(await count('lines')).toBe(0);
  });

  test('hooks run for each, in order; a refusal keeps out all', async () => {
    const made = dataOf<Row[]>(await create('counted', titles(5)));
    expect(made.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
    for (const title of ['before', 'after']) {
      expect(await create('counted', [{ title: 'a' }, { title }, { title: 'b' }])).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'VALUE_INVALID', details: { row: 1 } }] },
      });
    }
    expect(await count('counted')).toBe(5);
  });

  test('rights are those of one record', async () => {
    const actions = [
      { name: 'view', fields: ['title'] },
      { name: 'create', fields: ['title', 'state'] },
    ];
    const { token } = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: 'notes', actions }] })] });
    const before = await count('notes');
    expect(await create('notes', [{ title: 'a' }, { title: 'b', code: 1 }], token)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'FIELD_DENIED', details: { field: 'code', row: 1 } }] },
    });
    expect(await count('notes')).toBe(before);
    const [made] = dataOf<Row[]>(await create('notes', [{ title: 'a' }], token));
    expect(Object.keys(made ?? {}).sort()).toEqual(['createdAt', 'id', 'title', 'updatedAt']);
    const stranger = await createUser(server, { roles: [await createRole(server)] });
    expect((await create('notes', titles(2), stranger.token)).status).toBe(403);
    expect((await server.api('POST', 'notes:create', { body: titles(2) })).status).toBe(401);
  });

  test('the children of one parent', async () => {
    const made = dataOf<Row[]>(
      await server.api('POST', 'notes/1/lines:create', { token: server.root.token, body: [{ title: 'a' }, { title: 'b' }] }),
    );
    expect(made).toMatchObject([{ noteId: 1 }, { noteId: 1 }]);
  });

  test('two at once that exclude each other: one is kept whole', async () => {
    const before = await count('notes');
    const rows = (from: number) => titles(50, from).map((row, index) => ({ ...row, code: 1000 + index }));
    const answers = await Promise.all([create('notes', rows(0)), create('notes', rows(50)), create('notes', rows(100).toReversed())]);
    // Opposite orders may also meet in a deadlock, which is answered as busy.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count('notes')).toBe(before + 50);
  });
});
