import { type TestServer, codeOf, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

type Row = Record<string, unknown>;

const FIELDS = [
  { name: 'opens', interface: 'time' },
  { name: 'local', interface: 'datetimeNoTz' },
  { name: 'unix', interface: 'unixTimestamp' },
  { name: 'exact', type: 'unixTimestamp', accuracy: 'millisecond' },
  { name: 'share', type: 'float' },
  { name: 'list', type: 'array' },
  { name: 'tags', type: 'set' },
  { name: 'colours', interface: 'multipleSelect', uiSchema: { enum: ['red', { value: 'blue', label: 'Blue' }] } },
  { name: 'boxes', interface: 'checkboxGroup', uiSchema: { enum: [1, 2, 3].map((value) => ({ value, label: `${value}` })) } },
  { name: 'uid', type: 'uid', prefix: 'p_' },
  { name: 'nano', interface: 'nanoid' },
  { name: 'flake', interface: 'snowflakeId' },
  { name: 'uuid', interface: 'uuid' },
  { name: 'plainUuid', type: 'uuid', autoFill: false },
  { name: 'secret', interface: 'password' },
  { name: 'place', interface: 'sort', scopeKey: 'uidOfLane' },
  { name: 'uidOfLane', type: 'string' },
  { name: 'mail', interface: 'email' },
  { name: 'site', interface: 'url' },
  { name: 'made', type: 'datetime', defaultToCurrentTime: true },
];

eachDatabase('column types through the API, on %s', (dialect) => {
  let server: TestServer;
  let name: string;

  const call = (path: string, body?: unknown, token = server.root.token) =>
    server.api(body === undefined ? 'GET' : 'POST', path, { token, body });
  const create = async (values: Row): Promise<Row> => dataOf<Row>(await call(`${name}:create`, values));
  const faults = async (values: unknown, collection = name) => {
    const { status, body } = await call(`${collection}:create`, values);
    return {
      status,
      errors: (body as { errors?: { code: string; details: Row }[] }).errors?.map(({ code, details }): Row => ({ code, ...details })),
    };
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect });
    name = await createCollection(server, { fields: FIELDS.map((field) => ({ type: undefined as unknown as string, ...field })) });
  });
  afterAll(() => server.close());

  test('the fields are shown as they were declared', async () => {
    const fields = dataOf<Row[]>(await call(`collections/${name}/fields:list?paginate=false`));
    const shown = (field: string) => fields.find((row) => row['name'] === field);
    expect(shown('opens')).toMatchObject({ type: 'time', interface: 'time' });
    expect(shown('share')).toMatchObject({ type: 'double' });
    expect(shown('exact')).toMatchObject({ type: 'unixTimestamp', accuracy: 'millisecond' });
    expect(shown('colours')).toMatchObject({ type: 'array' });
    expect(shown('uid')).toMatchObject({ type: 'uid', prefix: 'p_', autoFill: true });
    expect(shown('plainUuid')).toMatchObject({ autoFill: false });
    expect(shown('secret')).toMatchObject({ type: 'password', hidden: true });
    expect(shown('place')).toMatchObject({ type: 'sort', scopeKey: 'uidOfLane', index: false });
    expect(dataOf(await call(`collections/${name}/fields:get/secret`))).toMatchObject({ type: 'password' });
  });

  test('a whole field can be sent back', async () => {
    for (const { name: field } of FIELDS) {
      const shown = dataOf<Row>(await call(`collections/${name}/fields:get/${field}`));
      expect(dataOf<Row[]>(await call(`collections/${name}/fields:update?filterByTk=${field}`, shown))).toEqual([shown]);
    }
  });

  test('values come back in canonical form', async () => {
    const row = await create({
      opens: '08:30',
      local: '2024-02-29T10:00:00',
      unix: '2025-03-03T10:09:40.500Z',
      exact: 1740996580500,
      share: 0.125,
      list: [3, 'b', true, 'b'],
      tags: ['b', 'a', 'b'],
      colours: ['blue'],
      boxes: [3, 1],
      uid: 'own-1',
      mail: 'jörg.müller+x@exämple.de',
      site: 'https://example.com/a?b=c',
    });
    expect(row).toMatchObject({
      opens: '08:30:00',
      local: '2024-02-29 10:00:00',
      unix: '2025-03-03T10:09:40.000Z',
      exact: '2025-03-03T10:09:40.500Z',
      share: 0.125,
      list: [3, 'b', true, 'b'],
      tags: ['b', 'a'],
      colours: ['blue'],
      boxes: [3, 1],
      uid: 'own-1',
      plainUuid: null,
      place: expect.any(Number) as unknown,
      made: expect.stringMatching(/Z$/) as unknown,
    });
    expect(row['nano']).toMatch(/^[A-Za-z0-9_-]{12}$/);
    expect(row['uuid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number.isSafeInteger(row['flake'])).toBe(true);
    expect(dataOf(await call(`${name}:get/${String(row['id'])}`))).toEqual(row);
    for (const field of ['opens', 'local', 'unix', 'exact', 'uid', 'nano', 'flake', 'uuid', 'place']) {
      const query = new URLSearchParams({ filter: JSON.stringify({ id: row['id'], [field]: row[field] }), sort: `-${field}` }).toString();
      expect(dataOf(await call(`${name}:list?${query}`))).toEqual([row]);
    }
  });

  test.each<[string, unknown, string]>([
    ['opens', '24:00:00', 'time as HH:MM:SS'],
    ['opens', 1200, 'time as HH:MM:SS'],
    ['local', '2024-01-01T00:00:00Z', 'day and time without a zone as YYYY-MM-DD HH:MM:SS'],
    ['local', '2023-02-29 00:00:00', 'day and time without a zone as YYYY-MM-DD HH:MM:SS'],
    ['unix', 0.5, 'moment as YYYY-MM-DDTHH:MM:SSZ, or seconds since 1970'],
    ['unix', 253402300800, 'moment as YYYY-MM-DDTHH:MM:SSZ, or seconds since 1970'],
    ['exact', 'soon', 'moment as YYYY-MM-DDTHH:MM:SSZ, or milliseconds since 1970'],
    ['list', 'a', 'list of at most 1000 texts, numbers and booleans'],
    ['list', [null], 'list of at most 1000 texts, numbers and booleans'],
    ['tags', [['a']], 'list of at most 1000 texts, numbers and booleans'],
    ['tags', { a: 1 }, 'list of at most 1000 texts, numbers and booleans'],
    ['uid', '-a', 'letters, digits, _ and - of at most 255 characters, not beginning with -'],
    ['uid', 'a b', 'letters, digits, _ and - of at most 255 characters, not beginning with -'],
    ['nano', '', 'string of 1 to 255 characters'],
    ['flake', -1, 'integer from 0 to 2^53 - 1'],
    ['flake', '9007199254740992', 'integer from 0 to 2^53 - 1'],
    ['place', 1.5, 'integer between -2^52 and 2^52'],
    ['secret', 'short', 'a password of 8 to 128 characters'],
    ['secret', 12345678, 'a password of 8 to 128 characters'],
    ['secret', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', 'a password of 8 to 128 characters'],
  ])('%s refuses %j', async (field, value, expected) => {
    const { status, errors } = await faults({ [field]: value });
    expect(status).toBe(400);
    expect(errors).toEqual([expect.objectContaining({ code: 'VALUE_INVALID', field, expected })]);
    if (field === 'secret') expect(errors?.[0]).not.toHaveProperty('received');
  });

  test('lists hold options only, addresses are addresses, and all faults are told at once', async () => {
    const { errors } = await faults({ colours: ['blue', 'green'], boxes: ['1'], mail: 'nobody', site: 'javascript:alert(1)', uid: 'ü' });
    expect(errors).toEqual([
      expect.objectContaining({ field: 'colours', expected: ['red', 'blue'] }),
      expect.objectContaining({ field: 'boxes', expected: [1, 2, 3] }),
      expect.objectContaining({ field: 'uid' }),
      expect.objectContaining({ field: 'mail', rule: 'email', received: 'nobody' }),
      expect.objectContaining({ field: 'site', rule: 'url' }),
    ]);
    await create({ colours: [], boxes: null, mail: '', site: null });
  });

  test('types nobody knows and scopes that are not there are refused', async () => {
    const create = (field: Row) => call(`collections/${name}/fields:create`, field);
    expect(codeOf(await create({ name: 'extra', type: 'sequence' }))).toBe('DEFINITION_INVALID');
    expect(codeOf(await create({ name: 'extra', type: 'sort', scopeKey: 'nothing' }))).toBe('DEFINITION_INVALID');
    expect(codeOf(await call(`collections/${name}/fields:destroy?filterByTk=uidOfLane`, {}))).toBe('DEFINITION_INVALID');
  });
});
