import {
  createApiKey,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  type TestServer,
} from '@mortise/testing';
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
    const { token } = server.root;
    const staff = { name: 'staff', type: 'hasMany', target: 'people', foreignKey: 'bossId' };
    dataOf(await server.api('POST', 'collections/people/fields:create', { token, body: staff }));
    const letter = { name: 'letter', type: 'belongsTo', target: 'letters', foreignKey: 'letterId' };
    await createCollection(server, { name: 'stamps', fields: [{ name: 'price', type: 'integer' }, letter] });
    apikey = (await createApiKey(server, { role: 'admin' })).token;
    const [ann] = (await call('POST', 'people', { name: 'Ann' })).body as [{ id: number }];
    const [bob] = (await call('POST', 'people', { name: 'Bob', bossId: ann.id })).body as [{ id: number }];
    const [sent] = (await call('POST', 'letters', { text: 'hello', senderId: ann.id, readerId: bob.id })).body as [{ id: number }];
    await call('POST', 'stamps', { price: 1, letterId: sent.id });
  });
  afterAll(() => server.close());

  test('29, 30: two to one table, and one to itself, are asked for by their names', async () => {
    const { body } = await call('GET', 'letters?select=text,sender(name),reader(name,boss(name))');
    expect(body).toEqual([{ text: 'hello', sender: { name: 'Ann' }, reader: { name: 'Bob', boss: { name: 'Ann' } } }]);
    expect((await call('GET', 'people?select=name,boss(name)&order=id')).body).toEqual([
      { name: 'Ann', boss: null },
      { name: 'Bob', boss: { name: 'Ann' } },
    ]);
  });

  test('29: by the name of the table with a hint, and not without', async () => {
    for (const query of ['people(name)', 'x:people(name)', '...people(name)', 'people!inner(name)'])
      expect([query, await refusalOf(call('GET', `letters?select=${query}`))]).toEqual([query, { status: 300, code: 'PGRST201' }]);
    const hinted = await call('GET', 'letters?select=people!senderId(name),to:people!reader!inner(name)&to.name=eq.Bob&order=to(name)');
    expect(hinted.body).toEqual([{ people: { name: 'Ann' }, to: { name: 'Bob' } }]);
    expect((await call('GET', 'letters?select=...people!reader(name)&text=eq.hello')).body).toEqual([{ name: 'Bob' }]);
    for (const query of ['people!bossId(name)', 'nothing!senderId(name)', 'sender!readerId(name)'])
      expect([query, await refusalOf(call('GET', `letters?select=${query}`))]).toEqual([query, { status: 400, code: 'PGRST200' }]);
  });

  test('30: a table that refers to itself, by the column', async () => {
    expect(await refusalOf(call('GET', 'people?select=people(name)'))).toEqual({ status: 300, code: 'PGRST201' });
    const { body } = await call('GET', 'people?select=name,people!bossId(name),staff(name)&order=id');
    expect(body).toEqual([
      { name: 'Ann', people: null, staff: [{ name: 'Bob' }] },
      { name: 'Bob', people: { name: 'Ann' }, staff: [] },
    ]);
  });

  test('where only one leads to a table, by its name alone', async () => {
    const { body } = await call(
      'GET',
      'stamps?select=price,letters(text,people!sender(name))&letters.people.name=eq.Ann&letters=not.is.null',
    );
    expect(body).toEqual([{ price: 1, letters: { text: 'hello', people: { name: 'Ann' } } }]);
    expect((await call('GET', 'stamps?select=...letters(text),price.sum()&order=letters(text)')).body).toEqual([{ text: 'hello', sum: 1 }]);
    expect((await call('GET', 'stamps?select=price,letters(count())')).body).toEqual([{ price: 1, letters: { count: 1 } }]);
  });

  test('what is no relation is refused as such, and said once', async () => {
    for (const query of ['people(name)', 'nothing(name)', 'letters(nothing(name))', '...nothing(name)', 'price(name)'])
      expect([query, await refusalOf(call('GET', `stamps?select=${query}`))]).toEqual([query, { status: 400, code: 'PGRST200' }]);
    const { body } = await call('GET', 'stamps?select=price,nothing(name)');
    expect(body).toMatchObject({ message: expect.stringContaining('“nothing”'), details: null });
    expect((await call('GET', 'stamps?select=price,,letter')).body).toMatchObject({ code: 'PGRST100', details: null });
  });

  test.each([
    ['people?order=staff(name)', 'order'],
    ['letters?select=text.sum()', 'select'],
    ['letters?select=text&sender.name=eq.Ann', 'select'],
    ['letters?select=people(name)', 'select'],
    ['letters?select=text,text:id', 'select'],
  ])('%s is refused in the words of this language', async (query, parameter) => {
    const { body } = await call('GET', query);
    expect(body).toMatchObject({ message: expect.stringContaining(`The parameter "${parameter}" must be`), details: null });
  });

  test('there is no other data source to look in', async () => {
    const headers = { apikey, 'x-data-source': 'none' };
    expect(await refusalOf(server.api('GET', '/api/rest/v1/letters?select=people(name)', { headers }))).toMatchObject({ status: 404 });
  });

  test('what may not be seen by its own name may not be seen by that of its table', async () => {
    const grants = [{ collection: 'stamps', actions: [{ name: 'view', fields: ['price'] }] }];
    const user = await createUser(server, { roles: [await createRole(server, { grants })] });
    const headers = { apikey: user.token };
    for (const query of ['letters(text)', 'letters!letter(text)', '...letters(text)', 'letters(count)'])
      expect([query, await refusalOf(server.api('GET', `/api/rest/v1/stamps?select=price,${query}`, { headers }))]).toEqual([
        query,
        { status: 403, code: '42501' },
      ]);
  });

  test('32: a table that is dropped is gone with the next call', async () => {
    await createCollection(server, { name: 'drafts', fields: [{ name: 'text', type: 'string' }] });
    expect((await call('GET', 'drafts')).status).toBe(200);
    dataOf(await server.api('POST', 'collections:destroy?filterByTk=drafts', { token: server.root.token }));
    expect(await refusalOf(call('GET', 'drafts'))).toEqual({ status: 404, code: 'PGRST205' });
  });
});
