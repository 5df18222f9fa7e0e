import type { Collection, CollectionDefinition, JsonObject, JsonValue } from '@mortise/shared';
import { selectAll } from '.';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, column, filterOf, openTestSource, planOf, valuesOf } from './testing/test-source';

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g';

const KINDS: CollectionDefinition = {
  name: 'kinds',
  ...BARE,
  fields: [
    { name: 'time', type: 'time' },
    { name: 'local', type: 'datetimeNoTz' },
    { name: 'seconds', type: 'unixTimestamp' },
    { name: 'millis', type: 'unixTimestamp', accuracy: 'millisecond' },
    { name: 'list', type: 'array' },
    { name: 'tags', type: 'set' },
    { name: 'uid', type: 'uid' },
    { name: 'nano', type: 'nanoid' },
    { name: 'flake', type: 'snowflakeId' },
    { name: 'place', type: 'sort' },
  ],
};

/** Pairs of what is given and what comes back. */
const VALUES: readonly (readonly [string, JsonValue, JsonValue])[] = [
  ['time', '00:00:00', '00:00:00'],
  ['time', '23:59:59', '23:59:59'],
  ['time', '07:05', '07:05:00'],
  ['local', '0001-01-01 00:00:00', '0001-01-01 00:00:00'],
  ['local', '9999-12-31T23:59:59.999', '9999-12-31 23:59:59'],
  ['local', '2024-02-29', '2024-02-29 00:00:00'],
  ['seconds', '1970-01-01T00:00:00.999Z', '1970-01-01T00:00:00.000Z'],
  ['seconds', -1, '1969-12-31T23:59:59.000Z'],
  ['seconds', '0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
  ['seconds', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.000Z'],
  ['seconds', 1740996580, '2025-03-03T10:09:40.000Z'],
  ['millis', 1740996580123, '2025-03-03T10:09:40.123Z'],
  ['millis', -1, '1969-12-31T23:59:59.999Z'],
  ['millis', '0001-01-01T00:00:00.001Z', '0001-01-01T00:00:00.001Z'],
  ['millis', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['list', [], []],
  ['list', ['b', 'a', 'b', 1, 0.5, -1e21, true, '', '1'], ['b', 'a', 'b', 1, 0.5, -1e21, true, '', '1']],
  ['tags', ['b', 'a', 'b', 1, '1', 1, true, false, true], ['b', 'a', 1, '1', true, false]],
  ['uid', '_a-Z9', '_a-Z9'],
  ['uid', 'x'.repeat(255), 'x'.repeat(255)],
  ['nano', 'ä "\' %', 'ä "\' %'],
  ['flake', 0, 0],
  ['flake', '9007199254740991', 9007199254740991],
  ['place', -4503599627370496, -4503599627370496],
  ['place', 4503599627370496, 4503599627370496],
];

const LISTS = ['list', 'tags'];

describe.each(DIALECTS)('kinds of columns on %s', (dialect) => {
  let test: TestSource;
  let kinds: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    kinds = await test.make(KINDS);
  });
  afterAll(() => test.remove());

  const change = async (collection: Collection, key: JsonValue, values: JsonObject): Promise<JsonObject> => {
    const where = filterOf(collection, { [collection.primaryKey.name]: key });
    const plan = { collection, values: valuesOf(collection, values), where, select: selectAll(collection) };
    return (JSON.parse(await test.source.update(plan, NOBODY)) as JsonObject[])[0] ?? {};
  };
  const bulk = async (collection: Collection, rows: readonly JsonObject[]): Promise<JsonObject[]> => {
    const plan = { collection, rows: rows.map((row) => valuesOf(collection, row)), select: selectAll(collection) };
    return JSON.parse(await test.source.insertMany(plan, NOBODY)) as JsonObject[];
  };

  it.each(VALUES)('%s %j comes back as %j', async (name, given, expected) => {
    const row = await test.insert(kinds, { [name]: given });
    expect(row[name]).toEqual(expected);
    expect(await test.list(kinds, { id: row['id'] ?? null })).toEqual([row]);
    if (LISTS.includes(name)) return;
    const id = row['id'] ?? null;
    expect(await test.list(kinds, { id, [name]: given })).toEqual([row]);
    expect(await test.list(kinds, { id, [name]: { $in: [given] } })).toEqual([row]);
    expect(await test.list(kinds, { id, [name]: { $ne: given } })).toEqual([]);
    if (name !== 'nano' && name !== 'uid') expect(await test.list(kinds, { id, [name]: { $gte: given, $lte: given } })).toEqual([row]);
  });

  it('keeps NULL, but numbers rows that bring no place', async () => {
    const nothing = Object.fromEntries(KINDS.fields.map(({ name }) => [name, null]));
    const row = await test.insert(kinds, nothing);
    expect({ ...row, id: null, place: null }).toEqual({ ...nothing, id: null });
    expect(typeof row['place']).toBe('number');
    expect(await change(kinds, row['id'] ?? null, { place: null })).toMatchObject({ place: null });
    expect(await test.list(kinds, { id: row['id'] ?? null, time: { $empty: true }, list: { $empty: true }, flake: null })).toHaveLength(1);
  });

  it.each<[string, readonly JsonValue[]]>([
    ['time', ['09:00:00', '10:00:00', '10:00:01']],
    ['local', ['0999-01-01 00:00:00', '2024-01-01 00:00:00', '2024-01-01 00:00:01']],
    ['seconds', ['1969-12-31T23:59:58.000Z', '1970-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z']],
    ['uid', ['B', '_', 'a']],
    ['flake', [2, 10, 9007199254740991]],
  ])('sorts %s as its values are in order', async (name, values) => {
    const sorted = await test.make({ name: `sorted_${name}`, ...BARE, fields: KINDS.fields });
    await bulk(
      sorted,
      [...values].reverse().map((value) => ({ [name]: value })),
    );
    await test.insert(sorted, {});
    const order = async (descending: boolean) =>
      (await test.list(sorted, {}, { orderBy: [{ field: column(sorted, name), descending }] })).map((row) => row[name]);
    expect(await order(false)).toEqual([...values, null]);
    expect(await order(true)).toEqual([...[...values].reverse(), null]);
  });

  it('makes ids for rows that bring none, and takes those that are brought', async () => {
    const ids = await test.make({
      name: 'ids',
      ...BARE,
      fields: [
        { name: 'uuid', type: 'uuid', autoFill: true },
        { name: 'uid', type: 'uid', autoFill: true, prefix: 't_' },
        { name: 'nano', type: 'nanoid', autoFill: true },
        { name: 'digits', type: 'nanoid', autoFill: true, size: 20, customAlphabet: '01é' },
        { name: 'flake', type: 'snowflakeId', autoFill: true },
        { name: 'bare', type: 'uuid' },
      ],
    });
    const rows = [
      await test.insert(ids, { flake: null }),
      ...(await bulk(
        ids,
        Array.from({ length: 300 }, () => ({ uid: null })),
      )),
    ];
    for (const name of ['uuid', 'uid', 'nano', 'digits', 'flake']) expect(new Set(rows.map((row) => row[name])).size).toBe(301);
    expect(rows[0]).toMatchObject({ uid: expect.stringMatching(/^t_[a-z0-9]{16}$/) as unknown, bare: null });
    expect(rows[0]?.['nano']).toMatch(/^[A-Za-z0-9_-]{12}$/);
    expect(rows[0]?.['digits']).toMatch(/^[01é]{20}$/);
    const flakes = rows.map((row) => Number(row['flake']));
    expect(flakes).toEqual(flakes.toSorted((a, b) => a - b));
    expect(flakes.every((flake) => Number.isSafeInteger(flake) && flake > 0)).toBe(true);
    const own = { uid: 'own', nano: 'n', flake: 5, digits: 'other' };
    expect(await test.insert(ids, own)).toMatchObject(own);
  });

  it.each(['uuid', 'uid', 'nanoid', 'snowflakeId'] as const)('a %s can be the key, and be referred to', async (type) => {
    const parents = await test.make({ name: `parents_${type}`, ...BARE, fields: [{ name: 'key', type, primaryKey: true }] });
    const children = await test.make({
      name: `children_${type}`,
      ...BARE,
      fields: [{ name: 'parent', type: 'belongsTo', target: parents.name, foreignKeyType: type }],
    });
    const parent = await test.insert(parents, {});
    const key = parent['key'] ?? null;
    expect(key).not.toBeNull();
    const child = await test.insert(children, { parentId: key });
    expect(child).toMatchObject({ parentId: key });
    expect(await test.insert(children, {})).toMatchObject({ parentId: null });
    expect(await test.list(children, { parentId: key })).toEqual([child]);
    await expect(test.insert(parents, { key })).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { fields: ['key'] } });
  });

  it('numbers rows one after the other, in each scope by itself', async () => {
    const queue = await test.make({
      name: 'queue',
      ...BARE,
      fields: [
        { name: 'lane', type: 'string' },
        { name: 'all', type: 'sort' },
        { name: 'place', type: 'sort', scopeKey: 'lane' },
      ],
    });
    const places = (rows: readonly JsonObject[]) => rows.map(({ lane, all, place }) => [lane, all, place]);
    expect(places([await test.insert(queue, { lane: 'a' })])).toEqual([['a', 1, 1]]);
    const rows = await bulk(queue, [{ lane: 'a' }, { lane: 'b' }, {}, { lane: 'a' }, { lane: 'a', place: 90 }, {}, { lane: 'b' }]);
    expect(places(rows)).toEqual([
      ['a', 2, 2],
      ['b', 3, 1],
      [null, 4, 1],
      ['a', 5, 3],
      ['a', 6, 90],
      [null, 7, 2],
      ['b', 8, 2],
    ]);
    expect(places([await test.insert(queue, { lane: 'a' }), await test.insert(queue, { lane: 'a', place: 5 })])).toEqual([
      ['a', 9, 91],
      ['a', 10, 5],
    ]);
    const many = await bulk(
      queue,
      Array.from({ length: 1000 }, () => ({ lane: 'c' })),
    );
    expect(many.map(({ place }) => place)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
  });

  it('sets moments to the current time', async () => {
    const clocks = await test.make({
      name: 'clocks',
      ...BARE,
      fields: (['datetime', 'datetimeNoTz', 'unixTimestamp'] as const).flatMap((type) => [
        { name: `${type}Made`, type, defaultToCurrentTime: true },
        { name: `${type}Changed`, type, onUpdateToCurrentTime: true },
        { name: `${type}Plain`, type },
      ]),
    });
    const before = Date.now() - 1000;
    const row = await test.insert(clocks, {});
    const near = (value: JsonValue | undefined): boolean => {
      const text = String(value);
      const moment = Date.parse(text.endsWith('Z') ? text : `${text.replace(' ', 'T')}Z`);
      return moment >= before && moment <= Date.now() + 1000;
    };
    for (const type of ['datetime', 'datetimeNoTz', 'unixTimestamp']) {
      expect(near(row[`${type}Made`])).toBe(true);
      expect([row[`${type}Changed`], row[`${type}Plain`]]).toEqual([null, null]);
    }
    const changed = await change(clocks, row['id'] ?? null, { datetimePlain: '2020-01-01T00:00:00.000Z' });
    for (const type of ['datetime', 'datetimeNoTz', 'unixTimestamp']) {
      expect(changed[`${type}Made`]).toBe(row[`${type}Made`]);
      expect(near(changed[`${type}Changed`])).toBe(true);
    }
    const own = { datetimeChanged: '2020-01-01T00:00:00.000Z', datetimeNoTzChanged: null };
    expect(await change(clocks, row['id'] ?? null, own)).toMatchObject(own);
    expect(await test.insert(clocks, { datetimeMade: null })).toMatchObject({ datetimeMade: null });
  });

  it('stores hashes of passwords only, and never shows them', async () => {
    const accounts = await test.make({ name: 'accounts', ...BARE, fields: [{ name: 'secret', type: 'password' }] });
    const secret = column(accounts, 'secret');
    const insert = (value: JsonValue) =>
      test.source.insert({ collection: accounts, values: new Map([[secret, value]]), select: selectAll(accounts) }, NOBODY);
    expect(JSON.parse(await insert(HASH))).toEqual({ id: 1 });
    await expect(insert('correct horse')).rejects.toMatchObject({ code: 'VALUE_INVALID', details: { field: 'secret' } });
    await expect(insert('correct horse')).rejects.not.toMatchObject({ details: { received: expect.anything() as unknown } });
    const all = await test.source.read({ ...planOf(accounts), select: [{ kind: 'column', field: secret }] }, NOBODY);
    expect(JSON.parse(all.json)).toEqual([{ secret: HASH }]);
  });
});
