import { createApiKey, createCollection, eachDatabase, startTestServer, type TestServer } from '@mortise/testing';
import { EDGES, edgesOf, refusalOf } from '../testing/edges';

const encode = encodeURIComponent;

eachDatabase('conditions in the REST language on %s', (dialect) => {
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

  test('1: a scalar value is taken as it is written, quotes and all', async () => {
    await put([{ text: '"x"' }, { text: 'x' }, { text: 'a.b,c"d' }]);
    expect(await texts(`text=eq.${encode('"x"')}`)).toEqual(['"x"']);
    expect(await texts(`text=eq.${encode('a.b,c"d')}`)).toEqual(['a.b,c"d']);
  });

  test('2, 3: elements of a list, quoted and half quoted', async () => {
    await put(['a,b', 'c"d', 'e\\f', 'g"h', '"', 'a', ' x '].map((text) => ({ text })));
    expect(await texts(`text=in.${encode('("a,b","c\\"d","e\\\\f",g"h)')}`)).toEqual(['a,b', 'c"d', 'e\\f', 'g"h']);
    expect(await texts(`text=in.${encode('(")')}`)).toEqual(['"']);
    expect(await texts(`text=in.${encode(' ( x ,a) ')}`)).toEqual(['a', ' x ']);
  });

  test.each(['text', 'number', 'flag', 'day', 'moment', 'big', 'exact'])('4: an empty list of %s matches nothing', async (column) => {
    await put([{ text: 'a' }, { text: 'b', number: 1 }]);
    expect(await texts(`${column}=in.()`)).toEqual([]);
    expect(await texts(`${column}=not.in.()`)).toEqual(['a', 'b']);
    expect(await refusalOf(call('PATCH', `${column}=not.in.()`, { body: { text: 'c' } }))).toEqual({ status: 400, code: '21000' });
  });

  test('5: the word null in a list is a word', async () => {
    await put([{ text: 'null' }, { text: null }]);
    expect(await texts('text=in.(1,null)')).toEqual(['null']);
    expect(await refusalOf(call('GET', 'number=in.(1,null)'))).toEqual({ status: 400, code: '22P02' });
    expect(await refusalOf(call('GET', 'number=eq.null'))).toEqual({ status: 400, code: '22P02' });
  });

  test('6: conditions inside of conditions', async () => {
    await put([
      { text: 'x,y', number: 9 },
      { text: 'p,q', number: 5 },
      { text: 'r', number: 1 },
      { text: 'z', number: 1 },
      { text: 'n', number: null },
    ]);
    const inner = 'text.eq."x,y",text.in.("p,q",r),not.and(number.gte.1,number.lte.2)';
    expect(await texts(`or=${encode(`(${inner})`)}`)).toEqual(['x,y', 'p,q', 'r']);
    expect(await texts(`not.or=${encode(`(${inner})`)}`)).toEqual(['z']);
    expect(await texts(`and=${encode('(number.gt.0, or( text.eq.r, text.eq.z))')}`)).toEqual(['r', 'z']);
    expect(await texts(`or=(number.is.null,number.not.lt.9)`)).toEqual(['x,y', 'n']);
  });

  test.each([
    'or=()',
    'and=',
    'or=(text.eq.a',
    'or=(text)',
    'or=(text.eq)',
    'or=(text.eq.a))',
    'number=5',
    'number=five.5',
    'number=eq',
    'text=in.(a',
    'text=in.a',
    'text=in.(a)b',
    'order=text.up',
    'order=text.desc.nullslast.asc',
    'order=text.nullsfirst.desc',
    'order=text.nulls',
    'order=text.desc.',
    'select=text,',
    'select=(text',
    'select=text)',
    '=eq.1',
    'number=not.not.eq.1',
  ])('7: %s is refused', async (query) => expect(await refusalOf(call('GET', query))).toEqual({ status: 400, code: 'PGRST100' }));

  test('8: what a value is, in any case of letters', async () => {
    await put([{ text: 'a', flag: true }, { text: 'b', flag: false }, { text: 'c' }]);
    expect(await texts('flag=is.NULL')).toEqual(['c']);
    expect(await texts('flag=is.Not_Null')).toEqual(['a', 'b']);
    expect(await texts('flag=is.True')).toEqual(['a']);
    expect(await texts('flag=not.is.true')).toEqual(['b', 'c']);
    expect(await texts('flag=is.unknown')).toEqual(['c']);
    expect(await refusalOf(call('GET', 'flag=is.5'))).toEqual({ status: 400, code: 'PGRST100' });
  });

  test('9, 10: rows whose value is not known match neither a comparison nor its opposite', async () => {
    await put([
      { text: 'a', number: 1 },
      { text: 'b', number: 2 },
      { text: 'c', number: null },
    ]);
    for (const condition of ['number=neq.1', 'number=not.eq.1', 'number=not.in.(1,3)', 'number=not.lte.1', 'not.and=(number.eq.1)']) {
      expect([condition, await texts(condition)]).toEqual([condition, ['b']]);
    }
    expect(await texts('number=isdistinct.1')).toEqual(['b', 'c']);
    expect(await texts('number=not.isdistinct.1')).toEqual(['a']);
  });

  test('11: patterns', async () => {
    await put(['xxaXb', 'aXb and more', 'a_b', 'AxB', 'ab', null].map((text) => ({ text })));
    expect(await texts('text=like.*a_b%25')).toEqual(['xxaXb', 'aXb and more', 'a_b']);
    expect(await texts('text=ilike.a_b')).toEqual(['a_b', 'AxB']);
    expect(await texts('text=not.like.*a*')).toEqual(['AxB']);
  });

  test('12: columns that are called like words of the language', async () => {
    await put([{ text: 't', order: 'o', select: 's', and: 'a', or: 'r', not: 'n' }]);
    for (const [name, value] of [
      ['order', 'o'],
      ['select', 's'],
      ['and', 'a'],
      ['or', 'r'],
    ] as const) {
      expect(await texts(`${encode(`"${name}"`)}=eq.${value}`)).toEqual(['t']);
      expect(await texts(`${encode(`"${name}"`)}=eq.nothing`)).toEqual([]);
      expect(await fieldOf(`"${name}"`, '')).toEqual([value]);
      expect(await texts(`or=(${name}.eq.${value},text.eq.none)`)).toEqual(['t']);
      expect((await call('GET', `order=${name}.desc`)).status).toBe(200);
    }
    expect(await texts('not=eq.n')).toEqual(['t']);
    for (const name of ['"a.b"', 'a b', 'ä', '$x', 'a-b', '"x(y)"']) {
      expect([name, await refusalOf(call('GET', `${encode(name)}=eq.1`))]).toEqual([name, { status: 400, code: '42703' }]);
      expect([name, await refusalOf(call('GET', `select=${encode(name)}`))]).toEqual([name, { status: 400, code: '42703' }]);
      expect([name, await refusalOf(call('GET', `order=${encode(name)}`))]).toEqual([name, { status: 400, code: '42703' }]);
    }
  });

  test('13: a plus is a space', async () => {
    await put([{ text: 'a', moment: '2024-01-01T00:00:00+02:00' }]);
    expect(await refusalOf(call('GET', 'moment=gte.2024-01-01T00:00:00+02:00'))).toEqual({ status: 400, code: '22P02' });
    expect(await texts('moment=gte.2024-01-01T00:00:00%2B02:00')).toEqual(['a']);
    expect(await texts('moment=gt.2024-01-01T00:00:00%2B02:00')).toEqual([]);
  });

  test.each([
    ['number.asc.nullsfirst', ['n', 'a', 'b']],
    ['number.nullsfirst', ['n', 'a', 'b']],
    ['number.asc.nullslast', ['a', 'b', 'n']],
    ['number.desc.nullsfirst', ['n', 'b', 'a']],
    ['number.desc.nullslast', ['b', 'a', 'n']],
    ['flag.asc.nullsfirst,number.desc.nullslast', ['b', 'n', 'a']],
    ['flag.nullslast,number.desc.nullsfirst', ['a', 'n', 'b']],
  ])('order=%s puts rows without a value where it says', async (order, expected) => {
    await put([
      { text: 'a', number: 1, flag: true },
      { text: 'b', number: 2, flag: null },
      { text: 'n', number: null, flag: null },
    ]);
    const { body } = await call('GET', `select=text&order=${order}`);
    expect((body as { text: string }[]).map(({ text }) => text)).toEqual(expected);
  });

  test('14: several conditions on one column', async () => {
    await put([1, 2, 3].map((number) => ({ text: String(number), number })));
    expect(await texts('number=gt.1&number=lt.3')).toEqual(['2']);
  });
});
