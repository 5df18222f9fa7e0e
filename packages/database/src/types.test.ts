import { randomUUID } from 'node:crypto';
import type { Collection, CollectionDefinition, JsonValue } from '@mortise/shared';
import { selectAll } from '.';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { NASTY, type TestSource, column, openTestSource, planOf, valuesOf } from './testing/test-source';

const TYPES: CollectionDefinition = {
  name: 'samples',
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'string', type: 'string' },
    { name: 'text', type: 'text' },
    { name: 'integer', type: 'integer' },
    { name: 'bigInt', type: 'bigInt' },
    { name: 'double', type: 'double' },
    { name: 'decimal', type: 'decimal', precision: 18, scale: 4 },
    { name: 'whole', type: 'decimal', precision: 12, scale: 0 },
    { name: 'boolean', type: 'boolean' },
    { name: 'datetime', type: 'datetime' },
    { name: 'date', type: 'date' },
    { name: 'json', type: 'json' },
    { name: 'uuid', type: 'uuid' },
  ],
};

describe.each(DIALECTS)('types on %s', (dialect) => {
  let test: TestSource;
  let samples: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    samples = await test.make(TYPES);
  });
  afterAll(() => test.remove());

  it.each<[string, JsonValue]>([
    ['string', NASTY],
    ['string', ''],
    ['text', 'x'.repeat(100_000)],
    ['integer', -2147483647],
    ['bigInt', 9007199254740991],
    ['bigInt', '9007199254740992'],
    ['bigInt', '-9223372036854775808'],
    ['bigInt', 3_000_000_000],
    ['double', 0.1],
    ['double', 0.1 + 0.2],
    ['double', 5e-324],
    ['double', 1.7976931348623157e308],
    ['double', 123456789012345680],
    ['double', -1 / 3],
    ['double', 7],
    ['decimal', '12345678901234.5678'],
    ['decimal', '-0.0500'],
    ['decimal', '0.0000'],
    ['whole', '-123456789012'],
    ['boolean', true],
    ['boolean', false],
    ['datetime', '2026-02-28T23:59:59.007Z'],
    ['datetime', '0001-01-01T00:00:00.000Z'],
    ['date', '0999-12-31'],
    ['json', { b: [1, 2.5, null, true, NASTY], a: {} }],
    ['json', 'text'],
    ['json', 5],
    ['json', [1e21, '9007199254740993']],
    ['uuid', randomUUID()],
  ])('%s %j comes back as it went in', async (name, value) => {
    const row = await test.insert(samples, { [name]: value });
    expect(row[name]).toEqual(value);
    const others = TYPES.fields.filter((field) => field.name !== name).map((field) => row[field.name]);
    expect(others).toEqual(others.map(() => null));
    expect(await test.list(samples, { id: row['id'] as number })).toEqual([row]);
    if (name !== 'json') expect(await test.list(samples, { id: row['id'] as number, [name]: { $in: [value] } })).toEqual([row]);
    if (name !== 'json') expect(await test.list(samples, { id: row['id'] as number, [name]: value })).toEqual([row]);
  });

  it('writes random doubles so that they read back exactly', async () => {
    const numbers = Array.from({ length: 60 }, () => (Math.random() - 0.5) * 10 ** Math.floor(Math.random() * 40 - 20));
    const rows = await Promise.all(numbers.map((number) => test.insert(samples, { double: number })));
    expect(rows.map((row) => row['double'])).toEqual(numbers);
  });

  it('keeps the order of the select list', async () => {
    const row = await test.insert(samples, { string: 'a' });
    const select = ['uuid', 'id', 'string'].map((name) => ({ kind: 'column', field: column(samples, name) }) as const);
    const found = await test.source.readOne({ ...planOf(samples, { id: row['id'] as number }), select }, NOBODY);
    expect(found?.json.replaceAll(/\s/g, '')).toBe(`{"uuid":null,"id":${String(row['id'])},"string":"a"}`);
  });

  it('lets a field have any name statements use inside', async () => {
    const names = ['r', 's', 'value', 'json', 'count', 'excluded', 'x'];
    const odd = await test.make({ name: 'odd', fields: names.map((name) => ({ name, type: 'integer' })) });
    const values = Object.fromEntries(names.map((name, index) => [name, index]));
    await expect(test.insert(odd, values)).resolves.toMatchObject(values);
    await expect(test.list(odd, { r: [0], value: [2] })).resolves.toMatchObject([values]);
    await expect(test.source.read({ ...planOf(odd), count: 'exact' }, NOBODY)).resolves.toMatchObject({ count: 1 });
    const changed = await test.source.update(
      { collection: odd, values: valuesOf(odd, { r: 9 }), where: [], select: selectAll(odd) },
      NOBODY,
    );
    expect(JSON.parse(changed)).toMatchObject([{ ...values, r: 9 }]);
  });

  it('refuses JSON text that one of the databases could not store', async () => {
    await expect(test.insert(samples, { json: { a: 'x\u0000' } })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(test.insert(samples, { json: ['\ud800'] })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(test.insert(samples, { json: String.raw`\u0000` })).resolves.toMatchObject({ json: String.raw`\u0000` });
  });
});
