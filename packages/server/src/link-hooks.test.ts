import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestServer, createCollection, dataOf, eachDatabase, startTestServer, writePlugin } from '@mortise/testing';

const PLUGINS = resolve(__dirname, '..', '..', '..', 'plugins');

/** Notes what happens to some collections in a collection of its own, and refuses one title. */
const DIARY = `
  const points = ['beforeCreate', 'afterCreate', 'beforeUpdate', 'afterUpdate', 'beforeDestroy', 'afterDestroy'];
  const refuse = () => { throw Object.assign(new Error('refused'), { [Symbol.for('mortise.AppError')]: true,
    code: 'VALUE_INVALID', kind: 'input', details: { field: 'title', expected: 'another' }, siblings: [] }); };
  for (const collection of ['pairs', 'lines']) for (const point of points)
    deps.recordHooks.on(point, { id: collection, collection, async handle({ values, transaction, keys }) {
      if (values?.title === 'refused') refuse();
      await deps.records.create('diary', { text: [collection, point, keys?.join()].filter(Boolean).join(' ') }, { transaction }); } });`;

eachDatabase('hooks around links on %s', (dialect) => {
  let server: TestServer;
  let folder: string;

  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const post = (path: string, body?: unknown) => call('POST', path, body);
  const diary = async () => {
    const rows = dataOf<{ id: number; text: string }[]>(await call('GET', 'diary:list?sort=id&pageSize=200'));
    if (rows.length > 0) dataOf(await post(`diary:destroy?filterByTk=[${rows.map(({ id }) => id).join()}]`));
    return rows.map(({ text }) => text);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mortise-hooks-'));
    await writePlugin(folder, { id: 'diary', needs: { recordHooks: 'core.recordHooks', records: 'core.records' }, setup: DIARY });
    server = await startTestServer({ dialect, pluginFolders: [PLUGINS, folder] });
    const title = { name: 'title', type: 'string' };
    for (const name of ['diary', 'lines', 'tags'])
      await createCollection(server, { name, fields: [title, { name: 'text', type: 'string' }] });
    await createCollection(server, {
      name: 'orders',
      fields: [
        title,
        { name: 'lines', type: 'hasMany', target: 'lines' },
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'pairs' },
      ],
    });
    dataOf(await post('orders:create', {}));
    for (const collection of ['lines', 'tags']) dataOf(await post(`${collection}:create`, [{}, {}]));
    await diary();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  test('rows of pairs are made and removed like any record', async () => {
    dataOf(await post('orders/1/tags:add', [1, 2]));
    expect(await diary()).toEqual(['pairs beforeCreate', 'pairs afterCreate', 'pairs beforeCreate', 'pairs afterCreate']);
    dataOf(await post('orders/1/tags:add', [1, 2]));
    expect(await diary()).toEqual([]);
    dataOf(await post('orders/1/tags:set', [2]));
    expect(await diary()).toEqual(['pairs beforeDestroy 1', 'pairs afterDestroy 1']);
  });

  test('rows of a hasMany are changed', async () => {
    dataOf(await post('orders/1/lines:add', [1, 2]));
    expect(await diary()).toEqual(['lines beforeUpdate 1,2', 'lines afterUpdate']);
    dataOf(await post('orders/1/lines:remove', [2]));
    expect(await diary()).toEqual(['lines beforeUpdate 2', 'lines afterUpdate']);
  });

  test('records in values are made and changed, and a hook that refuses one undoes all', async () => {
    dataOf(await post('orders:create', { lines: [{ title: 'a' }, { id: 2, title: 'b' }] }));
    expect(await diary()).toEqual([
      'lines beforeCreate',
      'lines afterCreate',
      'lines beforeUpdate 2',
      'lines afterUpdate',
      'lines beforeUpdate 2',
      'lines afterUpdate',
    ]);
    const refused = await post('orders:create', { title: 'gone', lines: [{ title: 'a' }, { title: 'refused' }] });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ details: { field: 'lines[1].title' } }] } });
    expect(await diary()).toEqual([]);
    expect(await call('GET', 'orders:list?filter={"title":"gone"}')).toMatchObject({ body: { data: [] } });
  });
});
