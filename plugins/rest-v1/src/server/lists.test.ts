import { PostgrestClient } from '@supabase/postgrest-js';
import { type TestServer, createApiKey, createCollection, eachDatabase, startTestServer } from '@mortise/testing';
import { EDGES, edgesOf, refusalOf } from '../testing/edges';

eachDatabase('comparisons with any and all of a list on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  const { call, put, fieldOf } = edgesOf(
    (method, path, options) => server.api(method, path, options),
    () => key,
  );
  const texts = (condition: string): Promise<unknown[]> => fieldOf('text', condition);

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createCollection(server, EDGES);
    key = (await createApiKey(server, { role: 'admin' })).token;
    await put([
      { text: 'apple', number: 1 },
      { text: 'Banana', number: 2 },
      { text: 'a,"b"', number: 3 },
      { text: null, number: null },
    ]);
  });
  afterAll(() => server.close());

  test.each([
    ['text=eq(any).{apple,"a,\\"b\\""}', ['apple', 'a,"b"']],
    ['text=not.eq(any).{apple}', ['Banana', 'a,"b"']],
    ['text=eq(all).{apple}', ['apple']],
    ['text=eq(all).{apple,Banana}', []],
    ['text=like(any).{a*,B%}', ['apple', 'Banana', 'a,"b"']],
    ['text=like(all).{a*,*e}', ['apple']],
    ['text=not.like(all).{a*,*e}', ['Banana', 'a,"b"']],
    ['text=ilike(any).{b*}', ['Banana']],
    ['number=gt(any).{1,2}', ['Banana', 'a,"b"']],
    ['number=gte(all).{1,2}', ['Banana', 'a,"b"']],
    ['number=lt(any).{2}', ['apple']],
    ['number=lte(all).{ 1 , 2 }', ['apple']],
    ['text=eq(any).{}', []],
    ['text=eq(all).{}', ['apple', 'Banana', 'a,"b"', null]],
    ['or=(text.like(all).{a*,*e},number.gt(any).{2,9})', ['apple', 'a,"b"']],
    ['and=(number.eq(any).{1,2},text.not.ilike(any).{b*,c*})', ['apple']],
  ])('%s', async (condition, expected) => expect(await texts(condition.replaceAll('%', '%25'))).toEqual(expected));

  test('the client asks for patterns in its own words', async () => {
    const rest = new PostgrestClient(`${server.url}/api/rest/v1`, { headers: { apikey: key } });
    const table = () => rest.from('edges').select('text').order('id');
    expect((await table().likeAllOf('text', ['a%', '%e'])).data).toEqual([{ text: 'apple' }]);
    expect((await table().likeAnyOf('text', ['%a', '%e'])).data).toEqual([{ text: 'apple' }, { text: 'Banana' }]);
    expect((await table().ilikeAllOf('text', ['b%'])).data).toEqual([{ text: 'Banana' }]);
    expect((await table().ilikeAnyOf('text', ['b%', 'A%'])).data).toHaveLength(3);
  });

  test.each(['text=eq(any).apple', 'text=eq(any).{a', 'text=eq(any).{a}b', 'text=eq(any).{a,}', 'text=eq(all).{null}', 'text=eq(any)'])(
    '%s makes no sense',
    async (query) => expect(await refusalOf(call('GET', query))).toEqual({ status: 400, code: 'PGRST100' }),
  );

  test('lists have an end', async () => {
    const list = (length: number): string => Array.from({ length }, (_, index) => index).join();
    expect(await refusalOf(call('GET', `number=eq(any).{${list(501)}}`))).toEqual({ status: 400, code: '54001' });
    expect(await refusalOf(call('GET', `number=gt(any).{${list(101)}}`))).toEqual({ status: 400, code: '54001' });
    expect((await call('GET', `number=eq(any).{${list(500)}}`)).status).toBe(200);
  });
});
