import { type ApiAnswer, type TestServer, codeOf, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

const OPTIONS = { enum: [{ value: 'open', label: 'Open' }, { value: 'done', label: 'Done', color: 'green' }, 'late'] };

eachDatabase('fields by interface on %s', (dialect) => {
  let server: TestServer;

  const post = (path: string, body: unknown): Promise<ApiAnswer> => server.api('POST', path, { token: server.root.token, body });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    await createCollection(server, {
      name: 'tickets',
      fields: [
        { name: 'state', type: 'string', interface: 'select', uiSchema: OPTIONS, defaultValue: 'open' },
        { name: 'level', type: 'integer', interface: 'radioGroup', uiSchema: { enum: [1, { value: '2', label: 'Two' }] } },
        { name: 'free', type: 'string', interface: 'select' },
        { name: 'plain', type: 'string', interface: 'input', uiSchema: { enum: ['a'] } },
      ],
    });
  });
  afterAll(() => server.close());

  test('every common interface makes a field', async () => {
    const named =
      'input textarea email url phone color icon markdown richText integer number percent checkbox select radioGroup date datetime json uuid';
    const interfaces = named.split(' ');
    const relations = [
      { name: 'm2o', interface: 'm2o', target: 'users' },
      { name: 'o2m', interface: 'o2m', target: 'tickets' },
    ];
    const fields = [...interfaces.map((name) => ({ name: `${name}Field`, interface: name })), ...relations];
    const { fields: made } = dataOf<{ fields: { interface?: string }[] }>(await post('collections:create', { name: 'everything', fields }));
    const known = made.map((field) => field.interface);
    expect(known).toEqual(expect.arrayContaining([...interfaces, 'm2o', 'o2m']));
  });

  test('a value is one of the options, whoever writes it', async () => {
    expect(dataOf(await post('tickets:create', { level: 2, free: 'x', plain: 'x' }))).toMatchObject({ state: 'open', level: 2 });
    expect(dataOf(await post('tickets:create', { state: null }))).toMatchObject({ state: null });
    const refused = await post('tickets:create', { state: 'closed' });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        errors: [{ code: 'VALUE_INVALID', details: { field: 'state', expected: ['open', 'done', 'late'], received: 'closed' } }],
      },
    });
    expect(codeOf(await post('tickets:update?filterByTk=1', { level: 3 }))).toBe('VALUE_INVALID');
    expect(dataOf(await post('tickets:update?filterByTk=1', { state: 'late', level: 1 }))).toMatchObject([{ state: 'late', level: 1 }]);
  });

  test('options count as soon as they are changed, and old values may stay', async () => {
    const change = await post('collections/tickets/fields:update?filterByTk=state', { uiSchema: { enum: ['open', 'closed'] } });
    expect(change.status).toBe(200);
    expect(dataOf(await post('tickets:update?filterByTk=1', { state: 'closed' }))).toMatchObject([{ state: 'closed' }]);
    expect(codeOf(await post('tickets:update?filterByTk=1', { state: 'late' }))).toBe('VALUE_INVALID');
    expect(dataOf(await post('tickets:update?filterByTk=2', { level: 1 }))).toMatchObject([{ level: 1 }]);
  });

  test.each([
    [{ type: 'string', uiSchema: { enum: ['a', 'a'] } }],
    [{ type: 'string', uiSchema: { enum: ['x'.repeat(300)] } }],
    [{ type: 'string', uiSchema: { enum: [{ label: 'no value' }] } }],
    [{ type: 'string', uiSchema: { enum: [null, ['a']] } }],
    [{ type: 'integer', uiSchema: { enum: ['one'] } }],
    [{ type: 'string', uiSchema: { enum: Array.from({ length: 501 }, (_, index) => `o${index}`) } }],
    [{ type: 'string', uiSchema: { enum: ['a'] }, defaultValue: 'b' }],
  ])('options no record could hold are refused', async (field) => {
    const answer = await post('collections/tickets/fields:create', { name: 'broken', interface: 'select', ...field });
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status: 400, code: 'DEFINITION_INVALID' });
  });
});
