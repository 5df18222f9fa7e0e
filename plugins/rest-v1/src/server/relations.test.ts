import { createApiKey, createCollection, dataOf, eachDatabase, startTestServer, type TestServer } from '@mortise/testing';
import { refusalOf } from '../testing/edges';

const PEOPLE = {
  name: 'people',
  fields: [
    { name: 'name', type: 'string' },
    { name: 'boss', type: 'belongsTo', target: 'people', foreignKey: 'bossId' },
  ],
};
const LETTERS = {
  name: 'letters',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'sender', type: 'belongsTo', target: 'people', foreignKey: 'senderId' },
    { name: 'reader', type: 'belongsTo', target: 'people', foreignKey: 'readerId' },
  ],
};

eachDatabase('relations in the REST language on %s', (dialect) => {
  let server: TestServer;
  let apikey: string;
  const call = (method: string, path: string, body?: unknown) =>
    server.api(method, `/api/rest/v1/${path}`, {
      headers: { apikey, prefer: 'return=representation' },
      ...(body === undefined ? {} : { body }),
    });

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createCollection(server, PEOPLE);
    await createCollection(server, LETTERS);
    apikey = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());

  test('29, 30: two to one table, and one to itself, are asked for by their names', async () => {
    const [ann] = (await call('POST', 'people', { name: 'Ann' })).body as [{ id: number }];
    const [bob] = (await call('POST', 'people', { name: 'Bob', bossId: ann.id })).body as [{ id: number }];
    await call('POST', 'letters', { text: 'hello', senderId: ann.id, readerId: bob.id });
    const { body } = await call('GET', 'letters?select=text,sender(name),reader(name,boss(name))');
    expect(body).toEqual([{ text: 'hello', sender: { name: 'Ann' }, reader: { name: 'Bob', boss: { name: 'Ann' } } }]);
    expect((await call('GET', 'people?select=name,boss(name)&order=id')).body).toEqual([
      { name: 'Ann', boss: null },
      { name: 'Bob', boss: { name: 'Ann' } },
    ]);
    expect(await refusalOf(call('GET', 'letters?select=people(name)'))).toEqual({ status: 400, code: '42703' });
  });

  test('32: a table that is dropped is gone with the next call', async () => {
    await createCollection(server, { name: 'drafts', fields: [{ name: 'text', type: 'string' }] });
    expect((await call('GET', 'drafts')).status).toBe(200);
    dataOf(await server.api('POST', 'collections:destroy?filterByTk=drafts', { token: server.root.token }));
    expect(await refusalOf(call('GET', 'drafts'))).toEqual({ status: 404, code: 'PGRST205' });
  });
});
