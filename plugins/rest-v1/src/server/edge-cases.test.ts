import { createApiKey, createCollection, eachDatabase, startTestServer, type TestServer } from '@mortise/testing';
import { EDGES, edgesOf, refusalOf } from '../testing/edges';

const encode = encodeURIComponent;

eachDatabase('edge cases of the REST language on %s', (dialect) => {
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
  });
  afterAll(() => server.close());
  beforeEach(() => call('DELETE', 'id=gt.0'));

  test('15: unknown columns', async () => {
    for (const query of ['nothing=eq.1', 'select=nothing', 'order=nothing', 'or=(nothing.eq.1)', 'select=createdBy(nothing)']) {
      const answer = await call('GET', query);
      expect([query, await refusalOf(Promise.resolve(answer))]).toEqual([query, { status: 400, code: '42703' }]);
      expect(JSON.stringify(answer.body)).not.toMatch(/select |from |where |m_0/i);
    }
  });

  test('22, 23: beyond the end, and two ways to say where', async () => {
    await put([1, 2, 3].map((number) => ({ number })));
    const past = await call('GET', 'offset=10');
    expect([past.status, past.body, past.headers.get('content-range')]).toEqual([200, [], '*/*']);
    const counted = await call('GET', 'offset=10', { headers: { prefer: 'count=exact' } });
    expect([counted.status, counted.headers.get('content-range')]).toEqual([416, '*/3']);
    const ranged = await call('GET', 'select=number&order=id&limit=1&offset=0', { headers: { range: '1-2', 'range-unit': 'items' } });
    expect([ranged.status, ranged.body, ranged.headers.get('content-range')]).toEqual([200, [{ number: 2 }, { number: 3 }], '1-2/*']);
    expect(await refusalOf(call('GET', '', { headers: { range: '5-2' } }))).toEqual({ status: 416, code: 'PGRST103' });
    expect(await refusalOf(call('GET', 'limit=-1'))).toEqual({ status: 416, code: 'PGRST103' });
    expect((await call('GET', 'limit=0')).headers.get('content-range')).toBe('*/*');
    expect((await call('GET', 'limit=many&offset=-3')).body).toHaveLength(3);
    const none = await call('GET', 'number=eq.9', { headers: { prefer: 'count=exact' } });
    expect([none.status, none.headers.get('content-range'), none.headers.get('preference-applied')]).toEqual([200, '*/0', 'count=exact']);
    const head = await call('HEAD', 'limit=2', { headers: { prefer: 'count=exact' } });
    expect([head.status, head.body, head.headers.get('content-range')]).toEqual([206, '', '0-1/3']);
  });

  test('a list without a limit, and the greatest limit', async () => {
    await put(Array.from({ length: 250 }, (_, number) => ({ number })));
    for (const query of ['', 'limit=1000', 'limit=250']) expect((await call('GET', query)).body).toHaveLength(250);
    expect((await call('GET', 'limit=200')).headers.get('content-range')).toBe('0-199/*');
    expect(await refusalOf(call('GET', 'limit=1001'))).toEqual({ status: 416, code: 'PGRST103' });
    expect(await refusalOf(call('GET', 'offset=100001'))).toEqual({ status: 416, code: 'PGRST103' });
  });

  test('27: digits beyond what a double can hold', async () => {
    await put([{ big: '9223372036854775807', exact: '12345678901234.5678' }]);
    const { body } = await call('GET', 'select=big,exact');
    expect(body).toEqual([{ big: '9223372036854775807', exact: '12345678901234.5678' }]);
    expect(await fieldOf('big', 'big=eq.9223372036854775807')).toEqual(['9223372036854775807']);
    expect(await fieldOf('big', 'big=eq.9223372036854775806')).toEqual([]);
    for (const value of ['NaN', 'Infinity']) expect((await call('GET', `number=eq.${value}`)).status).toBe(400);
    expect(await refusalOf(call('GET', 'day=eq.infinity'))).toEqual({ status: 400, code: '22P02' });
  });

  test.each([
    'select=id;drop table edges',
    `select=${encode(`id" from m_users--`)}`,
    `order=${encode('id; select 1')}`,
    `order=${encode('id"; select 1--.desc')}`,
    `${encode(`id" or "1"="1`)}=eq.1`,
    `select=${encode('text::text;drop')}`,
    'columns=id"',
    `or=${encode(`(id" or 1=1--.eq.1)`)}`,
  ])('33: %s reaches no statement', async (query) => {
    await put([{ text: 'a' }]);
    expect((await call('GET', query)).status).toBe(query.startsWith('columns') ? 200 : 400);
    expect(await texts(`text=eq.${encode(`a' or '1'='1`)}`)).toEqual([]);
    expect(await texts('')).toEqual(['a']);
  });

  test('33: keys of a body reach no statement', async () => {
    const body = { 'text") values (1)--': 'x' };
    expect(await refusalOf(call('POST', '', { body }))).toEqual({ status: 400, code: 'PGRST204' });
    expect(await refusalOf(call('PATCH', 'id=gt.0', { body }))).toEqual({ status: 400, code: 'PGRST204' });
  });

  test('34: too much of it', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => `id.eq.${index}`).join(',');
    expect((await call('GET', `or=(${many})`)).status).toBe(414);
    const fit = Array.from({ length: 700 }, (_, index) => `id.eq.${index}`).join(',');
    expect(await refusalOf(call('GET', `or=(${fit})`))).toEqual({ status: 400, code: '54001' });
    expect(await refusalOf(call('GET', `or=${'(or'.repeat(1000)}(id.eq.1)${')'.repeat(1000)}`))).toEqual({ status: 400, code: '54001' });
    expect(await refusalOf(call('GET', `select=${'a('.repeat(1000)}b${')'.repeat(1000)}`))).toEqual({ status: 400, code: '54001' });
    expect(await refusalOf(call('GET', `id=in.(${Array.from({ length: 600 }, (_, index) => index).join(',')})`))).toEqual({
      status: 400,
      code: '54001',
    });
  });

  test.each([
    'select=text::json',
    'select=text::text[]',
    'select=...other(*)',
    'select=other(number.sum())',
    'select=number::int.sum()',
    'select=number.median()',
    'select=*,count()',
    'select=createdBy(id),count()',
    'select=number::int,count()',
    'text=match.a',
    'text=fts(english).a',
    'text=cd.{a}',
    'text=neq(any).{a}',
  ])('%s is understood and not offered', async (query) =>
    expect(await refusalOf(call('GET', query))).toEqual({ status: 400, code: 'PGRST127' }),
  );

  test('bodies and headers that make no sense', async () => {
    expect(await refusalOf(call('POST', ''))).toEqual({ status: 400, code: 'PGRST102' });
    expect(await refusalOf(call('POST', '', { body: '{' }))).toEqual({ status: 400, code: 'PGRST102' });
    expect(await refusalOf(call('POST', '', { body: 'a,b', headers: { 'content-type': 'text/csv' } }))).toEqual({
      status: 415,
      code: 'PGRST102',
    });
    expect(await refusalOf(call('POST', 'text=eq.a', { body: {} }))).toEqual({ status: 400, code: 'PGRST127' });
    expect(await refusalOf(call('GET', '', { headers: { accept: 'text/html' } }))).toEqual({ status: 406, code: 'PGRST107' });
    expect(await refusalOf(call('GET', '', { headers: { prefer: 'handling=strict, colour=blue' } }))).toEqual({
      status: 400,
      code: 'PGRST122',
    });
    expect((await call('GET', '', { headers: { prefer: 'colour=blue' } })).status).toBe(200);
    expect(await refusalOf(call('PROPFIND', ''))).toEqual({ status: 405, code: 'PGRST117' });
    expect(await refusalOf(call('GET', 'text=eq.%ZZ'))).toEqual({ status: 400, code: 'PGRST100' });
    expect(await refusalOf(call('PATCH', '', { body: { text: 'x' } }))).toEqual({ status: 400, code: '21000' });
    expect(await refusalOf(call('DELETE', ''))).toEqual({ status: 400, code: '21000' });
  });
});
