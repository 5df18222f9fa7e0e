import { type ApiAnswer, type TestServer, codeOf, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Record<string, unknown>;

const byText = (a: readonly unknown[], b: readonly unknown[]): number => (a.join() < b.join() ? -1 : 1);

eachDatabase('rules of values through the API, on %s', (dialect) => {
  let server: TestServer;

  const call = (path: string, body: unknown): Promise<ApiAnswer> => server.api('POST', path, { token: server.root.token, body });
  const faults = async (values: unknown): Promise<{ status: number; errors: readonly Row[] | undefined }> => {
    const { status, body } = await call(`${ruled}:create`, values);
    const { errors } = body as { errors?: readonly { code: string; details: Row }[] };
    return { status, errors: errors?.map(({ code, details }) => ({ code, ...details })) };
  };
  let ruled: string;
  const rule = (name: string, limit?: unknown) => ({ key: name, name, args: limit === undefined ? undefined : { limit } });
  const field = (fieldName: string, type: string, ...rules: readonly unknown[]) => ({
    name: fieldName,
    type,
    validation: { type: 'any', rules },
  });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    ruled = await createCollection(server, {
      fields: [
        field('title', 'string', rule('required'), rule('min', 2), rule('max', 5), rule('uppercase')),
        field('code', 'string', { name: 'pattern', args: { regex: '/^(a+)+$/i' } }, rule('length', 3)),
        field('price', 'decimal', rule('positive'), rule('max', 99.5), { name: 'multiple', args: { base: 0.5 } }),
        field('big', 'bigInt', rule('min', 10), rule('negative')),
        field('part', 'double', rule('integer')),
        field('day', 'date', rule('min', '2024-01-01'), rule('max', '2024-12-31')),
        field('list', 'array', rule('min', 1), rule('max', 2)),
        field('word', 'text', rule('alphanum'), { name: 'in', args: { values: ['a', 'b'] } }),
        { ...field('lot', 'sort', rule('required')), scopeKey: 'code' },
        field('secret', 'password', { name: 'pattern', args: { regex: '[0-9]' } }),
      ],
    });
  });

  afterAll(() => server.close());

  test('all faults of all fields are told at once', async () => {
    const values = { code: 'aaax', price: '-0.30', big: 5, part: 1.5, day: '2025-01-01', list: [], word: 'ä', secret: 'no digits here' };
    const { status, errors } = await faults(values);
    expect(status).toBe(400);
    expect(errors?.map(({ code, field: of, rule: by }) => [code, of, by]).toSorted(byText)).toEqual(
      [
        ['VALUE_INVALID', 'title', 'required'],
        ['VALUE_INVALID', 'code', 'pattern'],
        ['VALUE_INVALID', 'code', 'length'],
        ['VALUE_INVALID', 'price', 'positive'],
        ['VALUE_INVALID', 'price', 'multiple'],
        ['VALUE_INVALID', 'big', 'min'],
        ['VALUE_INVALID', 'big', 'negative'],
        ['VALUE_INVALID', 'part', 'integer'],
        ['VALUE_INVALID', 'day', 'max'],
        ['VALUE_INVALID', 'list', 'min'],
        ['VALUE_INVALID', 'word', 'alphanum'],
        ['VALUE_INVALID', 'word', 'in'],
        ['VALUE_INVALID', 'secret', 'pattern'],
      ].toSorted(byText),
    );
    expect(errors).toContainEqual(expect.objectContaining({ field: 'day', expected: '2024-12-31 or earlier', received: '2025-01-01' }));
    expect(JSON.stringify(errors)).not.toContain('no digits');
  });

  test('what keeps them is written, and empty values break only required', async () => {
    const values = {
      title: 'ABC',
      code: 'AaA',
      price: '99.50',
      part: -2,
      day: '2024-12-31',
      list: [1],
      word: 'a',
      secret: 'digit 1 here',
    };
    const { id } = dataOf<Row>(await call(`${ruled}:create`, values));
    const update = (change: Row) => call(`${ruled}:update?filterByTk=${String(id)}`, change);
    dataOf(await update({ code: '', price: null, day: null, word: '', list: null }));
    expect(await update({ title: '' })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'VALUE_INVALID', details: { rule: 'required' } }] },
    });
    expect(await update({ title: 'a' })).toMatchObject({
      body: { errors: [{ details: { rule: 'min' } }, { details: { rule: 'uppercase' } }] },
    });
    expect(codeOf(await update({ title: null, code: 1 }))).toBe('VALUE_INVALID');
  });

  test('a pattern made to take for ever does not, and changed rules hold from the next write on', async () => {
    const started = performance.now();
    const { errors } = await faults({ title: 'ABC', code: `${'a'.repeat(200)}!` });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(errors?.map(({ rule: by }) => by)).toEqual(['pattern', 'length']);
    dataOf(await call(`collections/${ruled}/fields:update?filterByTk=code`, { validation: { type: 'string', rules: [rule('max', 300)] } }));
    dataOf(await call(`${ruled}:create`, { title: 'ABC', code: `${'a'.repeat(200)}!` }));
    dataOf(await call(`collections/${ruled}/fields:update?filterByTk=code`, { validation: null }));
    dataOf(await call(`${ruled}:create`, { title: 'ABC', code: 'x' }));
  });
});
