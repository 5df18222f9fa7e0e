import { type TestServer, codeOf, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

/** Values nobody sends by mistake, through every action on records: the same refusal on every database, and nothing half done. */
const LONG = 'x'.repeat(1_000_000);
const NUL = 'a\u0000b';
const HALF = '\ud800';
const WHOLE_RECORD = ['create', 'update/1', 'firstOrCreate?filterKeys=name', 'updateOrCreate?filterKeys=name'];
const OF_RELATION = ['create', 'add', 'set', 'remove', 'toggle', 'update/1'];
const nested = (levels: number): unknown => (levels === 0 ? { size: 1 } : { $and: [nested(levels - 1)] });
const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);

eachDatabase('hostile values for actions on %s', (dialect) => {
  let server: TestServer;
  const post = (path: string, body?: unknown) =>
    server.api('POST', path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const get = (path: string) => server.api('GET', path, { token: server.root.token });
  const stored = async (): Promise<unknown> => [dataOf(await get('things:list?appends=tags&sort=id')), dataOf(await get('tags:list'))];
  /** Of some calls that must all be refused: what they were refused with, after nothing has changed. */
  const refusals = async (calls: readonly (readonly [path: string, body?: unknown])[]): Promise<string[]> => {
    const before = await stored();
    const codes: string[] = [];
    for (const [path, body] of calls) {
      const answer = await post(path, body);
      codes.push(`${answer.status} ${codeOf(answer)}`);
    }
    expect(await stored()).toEqual(before);
    return [...new Set(codes)].toSorted();
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect, env: { REQUEST_BODY_LIMIT: '2mb', LOGGER_LEVEL: 'silent' } });
    dataOf(await post('pm:disable?filterByTk=rate-limit'));
    await createCollection(server, { name: 'tags', fields: [{ name: 'label', type: 'string' }] });
    const columns = ['integer', 'bigInt', 'double', 'datetime', 'date', 'boolean', 'json', 'text', 'sort', 'unixTimestamp'];
    await createCollection(server, {
      name: 'things',
      fields: [
        { name: 'name', type: 'string', unique: true },
        { name: 'size', type: 'integer' },
        { name: 'decimal', type: 'decimal', precision: 10, scale: 2 },
        ...columns.map((type) => ({ name: type, type })),
        { name: 'tags', type: 'belongsToMany', target: 'tags', through: 'thingTags' },
      ],
    });
    dataOf(await post('tags:create', [{ label: 'a' }, { label: 'b' }]));
    dataOf(await post('things:create', [{ name: 'first', tags: [1] }, { name: 'second' }]));
  });
  afterAll(() => server.close());

  test.each<[string, readonly unknown[]]>([
    ['name', [NUL, HALF, LONG, {}, [], 1, true]],
    ['integer', [2 ** 31, -(2 ** 31) - 1, 1.5, '1', true, {}]],
    ['bigInt', ['9223372036854775808', '-9223372036854775809', 2 ** 53, 1.5, '1e3', '', {}]],
    ['decimal', ['1.001', '100000000.00', 1e21, 'NaN', '1e2', {}, '9'.repeat(1_000_000)]],
    ['double', ['NaN', 'Infinity', {}, LONG]],
    ['datetime', ['10000-01-01T00:00:00Z', '0000-00-00', '2024-02-30T00:00:00Z', '-000001-01-01T00:00:00Z', 1e308, LONG, {}]],
    ['date', ['2024-02-30', '0000-01-01', '10000-01-01', 7, {}]],
    ['unixTimestamp', [1e308, -1e300, LONG, {}]],
    ['boolean', ['yes', 2, {}]],
    ['json', [{ a: NUL }, [HALF], { [NUL]: 1 }, { [HALF]: 1 }]],
    ['text', [NUL, '\udfff', {}]],
    ['sort', [2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.5, 'x']],
    ['tags', [[{ label: NUL }], [{ label: LONG }], [{ id: HALF }], [2 ** 53], ['x'], [null], [[1]], 'x']],
  ])('a value no %s holds is refused by whatever writes records', async (field, values) => {
    const calls = values.flatMap((value) => WHOLE_RECORD.map((action) => [`things:${action}`, { name: 'fresh', [field]: value }] as const));
    // A text that firstOrCreate is to look for is refused as part of a query.
    for (const code of await refusals(calls)) expect(code).toMatch(/^400 (QUERY_)?VALUE_INVALID$/);
  });

  test.each<[string, unknown]>([
    ['name', '\u202e\ufeff𝒳 {{$user.id}} \\ %'],
    ['integer', -(2 ** 31)],
    ['bigInt', '9223372036854775807'],
    ['bigInt', '-9223372036854775808'],
    ['decimal', '-99999999.99'],
    ['double', 5e-324],
    ['double', -1.7976931348623157e308],
    ['datetime', '9999-12-31T23:59:59.999Z'],
    ['datetime', '0001-01-01T00:00:00.000Z'],
    ['date', '0001-01-01'],
    ['date', '9999-12-31'],
    ['json', { toString: null, deep: [1e308, { hasOwnProperty: '\\u0000' }] }],
    ['text', LONG],
    ['sort', 2 ** 52],
  ])('the outermost %s is stored exactly', async (field, value) => {
    const { id } = dataOf<{ id: number }>(await post('things:create', { [field]: value }));
    expect(dataOf(await get(`things:get/${id}`))).toMatchObject({ [field]: value });
    dataOf(await post(`things:update/${id}`, { [field]: null }));
    dataOf(await post(`things:update/${id}`, { [field]: value }));
    expect(dataOf(await get(`things:get/${id}`))).toMatchObject({ [field]: value });
    dataOf(await post(`things:destroy/${id}`));
  });

  test('places beyond the greatest a record may ask for stay exact', async () => {
    const edge = 2 ** 52;
    const ids: number[] = [];
    for (const place of [{ sort: edge }, {}, {}]) ids.push(dataOf<{ id: number }>(await post('things:create', place)).id);
    const places = async () =>
      dataOf<{ sort: number }[]>(await get(`things:list?filter={"id":{"$in":${JSON.stringify(ids)}}}&sort=id`)).map(({ sort }) => sort);
    expect(await places()).toEqual([edge, edge + 1, edge + 2]);
    expect(await refusals([[`things:move?sourceId=${ids[0]}&targetId=${ids[2]}&method=insertAfter`]])).toEqual(['400 VALUE_INVALID']);
    dataOf(await post(`things:move?sourceId=${ids[2]}&targetId=${ids[0]}`));
    expect(await places()).toEqual([edge + 1, edge + 2, edge]);
    expect(await get(`things:list?filter={"sort":${edge + 2}}`)).toMatchObject({ body: { data: [{ id: ids[1] }] } });
    dataOf(await post('things:destroy', { filterByTk: ids }));
  });

  test.each([
    ['{"__proto__":{"name":"x"}}', 'KEY_FORBIDDEN'],
    ['{"name":"x","constructor":{"prototype":{}}}', 'KEY_FORBIDDEN'],
    ['{"name":"\u0000"}', 'JSON_INVALID'],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 'JSON_TOO_DEEP'],
  ])('%j is refused by every action with a body', async (body, code) => {
    const ofRecords = [...WHOLE_RECORD, 'update', 'destroy/1', 'query', 'move?sourceId=1&targetId=2'].map((action) => `things:${action}`);
    const paths = [...ofRecords, ...OF_RELATION.map((action) => `things/1/tags:${action}`)];
    expect(await refusals(paths.map((path) => [path, body]))).toEqual([`400 ${code}`]);
  });

  test.each(['"text"', 'true', '[[]]', '[null]', `["${LONG}"]`, '["\\u0000"]', '{"toString":1}', '{"\\ud800":1}', '{"filterByTk":{}}'])(
    'what is no record (%#) is refused by every action with a body',
    async (body) => {
      const records = [...WHOLE_RECORD, 'update', 'query', 'move?sourceId=1&targetId=2'].map((action) => `things:${action}`);
      const paths = [...records, ...OF_RELATION.map((action) => `things/1/tags:${action}`)];
      const codes = await refusals(paths.map((path) => [path, body] as const));
      for (const code of codes) expect(code).toMatch(/^4\d\d [A-Z_]+$/);
    },
  );

  test.each([
    ['a\u0000', '400 QUERY_VALUE_INVALID'],
    ['__proto__', '400 QUERY_VALUE_INVALID'],
    ['1.5', '400 QUERY_VALUE_INVALID'],
    ['9223372036854775808', '400 QUERY_VALUE_INVALID'],
    ['-9223372036854775809', '400 QUERY_VALUE_INVALID'],
    ['9223372036854775807', '404 RECORD_NOT_FOUND'],
    ['9007199254740993', '404 RECORD_NOT_FOUND'],
  ])('the key %j is refused by every action that takes one', async (key, refusal) => {
    const text = encodeURIComponent(key);
    const ofRecord = [`things:update/${text}`, `things:update?filterByTk=${text}`].map((path) => [path, { size: 1 }] as const);
    const others = [`things:destroy/${text}`, `things:move?sourceId=${text}&targetId=1`, `things:move?sourceId=1&targetId=${text}`];
    const ofRelation = ['add', 'set', 'remove', 'toggle'].map((action) => [`things/${text}/tags:${action}`, [1]] as const);
    const items = ['update', 'destroy'].map((action) => [`things/1/tags:${action}/${text}`, { label: 'x' }] as const);
    const created = [`things/${text}/tags:create`, { label: 'x' }] as const;
    const calls = [...ofRecord, ...others.map((path) => [path] as const), ...ofRelation, ...items, created];
    expect(await refusals(calls)).toEqual([refusal]);
    for (const path of [`things:get/${text}`, `things/${text}/tags:list`, `things/1/tags:get/${text}`]) {
      const answer = await get(path);
      expect(`${answer.status} ${codeOf(answer)}`).toBe(refusal);
    }
  });

  test.each<[string, unknown, string]>([
    ['nested beyond the cap', nested(9), 'QUERY_TOO_COMPLEX'],
    ['a list beyond the cap', { size: { $in: numbers(501) } }, 'QUERY_TOO_COMPLEX'],
    ['a list beyond the cap through a relation', { 'tags.id.$notIn': numbers(501) }, 'QUERY_TOO_COMPLEX'],
    ['more conditions than the cap', { $or: numbers(101).map((size) => ({ size })) }, 'QUERY_TOO_COMPLEX'],
    ['text no database holds', { 'tags.label': NUL }, 'QUERY_VALUE_INVALID'],
    ['half a character', { name: { $in: ['a', HALF] } }, 'QUERY_VALUE_INVALID'],
    ['text beyond the cap', { name: { $includes: 'x'.repeat(1025) } }, 'QUERY_VALUE_INVALID'],
    ['a date that is none', { datetime: { $gt: '99999-01-01' } }, 'QUERY_VALUE_INVALID'],
    ['a number beyond 64 bits', { bigInt: '9223372036854775808' }, 'QUERY_VALUE_INVALID'],
    ['an inherited name', { hasOwnProperty: 1 }, 'FIELD_UNKNOWN'],
    ['a list for a group', { $and: [[]] }, 'QUERY_FILTER_INVALID'],
    ['text', 'x', 'QUERY_FILTER_INVALID'],
  ])('a filter with %s is refused by every action that takes one', async (_what, filter, code) => {
    const text = encodeURIComponent(JSON.stringify(filter));
    const measures = [{ aggregation: 'count', alias: 'rows' }];
    const calls = [
      [`things:update?filter=${text}`, { size: 1 }],
      [`things:destroy?filter=${text}`],
      ['things:query', { measures, filter }],
    ] as const;
    expect(await refusals(calls)).toEqual([`400 ${code}`]);
    for (const action of ['list', 'get']) expect(codeOf(await get(`things:${action}?filter=${text}`))).toBe(code);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('no answer has the key %s', async (alias) => {
    const query = await post('things:query', { measures: [{ aggregation: 'count', alias }] });
    expect(query).toMatchObject({ status: 400, body: { errors: [{ code: 'QUERY_PARAMETER_INVALID' }] } });
  });

  test('sums beyond 64 bits are exact, and what no number holds is refused', async () => {
    const greatest = { bigInt: '9223372036854775807', decimal: '99999999.99', double: 1.7e308 };
    const ids = dataOf<{ id: number }[]>(await post('things:create', [greatest, greatest])).map(({ id }) => id);
    const sum = (field: string) => post('things:query', { measures: [{ field, aggregation: 'sum', alias: 'total' }] });
    expect(dataOf(await sum('bigInt'))).toEqual([{ total: '18446744073709551614' }]);
    expect(dataOf(await sum('decimal'))).toEqual([{ total: '199999999.98' }]);
    expect(await sum('double')).toMatchObject({ status: 400, body: { errors: [{ code: 'VALUE_INVALID' }] } });
    dataOf(await post('things:destroy', { filterByTk: ids }));
  });
});
