import { type ColumnType, type FieldDefinition, type JsonObject, type JsonValue, normalizeCollection } from '@mortise/shared';
import { schemaEditorFacade } from '..';
import { DIALECTS, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, openTestSource } from '../testing/test-source';

const NAME = 'samples';
const collectionOf = (...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name: NAME, fields });
const MISS = Symbol('cannot be converted');

/** A value of the first type, and what it is in the second one. */
type Case = readonly [from: ColumnType, to: ColumnType, ...pairs: (readonly [JsonValue, JsonValue | typeof MISS])[]];

const MAX = '9223372036854775807';
const CASES: readonly Case[] = [
  [
    'string',
    'integer',
    ['12', 12],
    ['-7', -7],
    ['+5', 5],
    ['007', 7],
    ['', MISS],
    [' 1', MISS],
    ['1.0', MISS],
    ['1e3', MISS],
    ['2147483648', MISS],
    ['0x10', MISS],
  ],
  ['text', 'bigInt', [MAX, MAX], ['9223372036854775808', MISS], ['9007199254740993', '9007199254740993'], ['٣', MISS]],
  [
    'string',
    'double',
    ['0.1', 0.1],
    ['1e3', 1000],
    ['.5', 0.5],
    ['-0', 0],
    ['1e999', MISS],
    ['NaN', MISS],
    ['Infinity', MISS],
    ['1,5', MISS],
  ],
  ['string', 'decimal', ['1.5', '1.50'], ['1.255', MISS], ['100000000', MISS], ['-0.00', '0.00'], ['1e2', MISS]],
  ['string', 'boolean', ['true', true], ['0', false], ['yes', MISS], ['TRUE', MISS]],
  [
    'string',
    'datetime',
    ['2024-02-29T12:00:00+02:00', '2024-02-29T10:00:00.000Z'],
    ['2023-02-29', MISS],
    ['2024-01-01', '2024-01-01T00:00:00.000Z'],
  ],
  ['text', 'date', ['2024-02-29', '2024-02-29'], ['2024-02-29T00:00:00Z', MISS], ['29.2.2024', MISS]],
  ['string', 'time', ['09:30', '09:30:00'], ['25:00', MISS]],
  ['string', 'uuid', ['A0000000-0000-4000-8000-00000000000A', 'a0000000-0000-4000-8000-00000000000a'], ['x', MISS]],
  ['text', 'json', ['{"b":1,"a":[null]}', { a: [null], b: 1 }], ['{', MISS], ['plain', MISS]],
  [
    'text',
    'string',
    ['x'.repeat(255), 'x'.repeat(255)],
    ['x'.repeat(256), MISS],
    ["'); DROP TABLE samples; --", "'); DROP TABLE samples; --"],
  ],
  ['string', 'text', ['\u{1F600}é"\\', '\u{1F600}é"\\']],
  ['string', 'array', ['red', ['red']], ['', []]],
  ['array', 'string', [['red'], 'red'], [[], null], [['red', 'blue'], MISS], [[1], MISS]],
  ['array', 'text', [['a', 1, true], '["a",1,true]']],
  ['text', 'array', ['["a",1]', ['a', 1]], ['a', MISS], ['[[]]', MISS], ['{}', MISS]],
  [
    'array',
    'set',
    [
      ['a', 'b', 'a'],
      ['a', 'b'],
    ],
  ],
  ['json', 'text', [{ b: 1, a: { d: 'é', c: 0.5 } }, '{"a":{"c":0.5,"d":"é"},"b":1}'], ['plain', '"plain"'], [0, '0']],
  ['json', 'array', [['a'], ['a']], [{ a: 1 }, MISS]],
  ['integer', 'string', [12, '12'], [-7, '-7']],
  ['bigInt', 'text', [MAX, MAX], [5, '5']],
  ['bigInt', 'integer', [5, 5], [2147483648, MISS], [MAX, MISS]],
  ['bigInt', 'double', [5, 5], [MAX, MISS]],
  ['integer', 'decimal', [5, '5.00'], [123456789, MISS]],
  ['integer', 'boolean', [1, true], [0, false], [2, MISS]],
  ['integer', 'unixTimestamp', [0, '1970-01-01T00:00:00.000Z']],
  ['boolean', 'integer', [true, 1], [false, 0]],
  ['boolean', 'string', [true, 'true'], [false, 'false']],
  ['double', 'integer', [5, 5], [5.5, MISS], [-0, 0], [1e20, MISS]],
  ['double', 'decimal', [1.25, '1.25'], [1.255, MISS], [1e-7, MISS], [1e20, MISS]],
  ['double', 'string', [0.1, '0.1'], [1e-7, '0.0000001'], [1e21, '1e+21'], [123456.789012345, '123456.789012345']],
  ['decimal', 'double', ['1.25', 1.25], ['99999999.99', 99999999.99]],
  ['decimal', 'integer', ['5.00', 5], ['5.01', MISS], ['-3.00', -3]],
  ['decimal', 'string', ['5.10', '5.10']],
  ['datetime', 'date', ['2024-02-29T23:59:59.999Z', '2024-02-29'], ['0001-01-01T00:00:00.000Z', '0001-01-01']],
  ['datetime', 'string', ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z']],
  ['datetime', 'datetimeNoTz', ['2024-02-29T23:59:59.999Z', '2024-02-29 23:59:59']],
  ['datetime', 'unixTimestamp', ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.000Z']],
  ['date', 'datetime', ['2024-02-29', '2024-02-29T00:00:00.000Z']],
  ['datetimeNoTz', 'datetime', ['2024-02-29 10:00:00', '2024-02-29T10:00:00.000Z']],
  ['unixTimestamp', 'bigInt', ['1970-01-01T00:01:00.000Z', 60]],
  ['time', 'string', ['09:30:00', '09:30:00']],
  ['uuid', 'string', ['a0000000-0000-4000-8000-00000000000a', 'a0000000-0000-4000-8000-00000000000a']],
];

const columnsOf = (side: 0 | 1) => CASES.map((one, index): FieldDefinition => ({ name: `c${index}`, type: one[side] }));
const missesOf = ([, , ...pairs]: Case): number => pairs.filter(([, value]) => value === MISS).length;
const MOST_PAIRS = Math.max(...CASES.map(([, , ...pairs]) => pairs.length));

describe.each(DIALECTS)('conversions of columns on %s', (dialect) => {
  let test: TestSource;
  const editor = () => schemaEditorFacade(test.source)(testOwner('editor'));
  const convertAll = (onFailure: 'refuse' | 'setNull') => editor().change((edit) => edit.put(collectionOf(...columnsOf(1))), { onFailure });
  const rows = () => test.list(test.source.schema.get(NAME), {});

  /** Row n holds the nth value of every case, and nothing where there is none. */
  beforeAll(async () => {
    test = await openTestSource(dialect);
    await editor().change((edit) => edit.put(collectionOf(...columnsOf(0))));
    for (let row = 0; row <= MOST_PAIRS; row += 1) {
      const values = CASES.map(([, , ...pairs], index) => [`c${index}`, pairs[row]?.[0] ?? null]);
      await test.insert(test.source.schema.get(NAME), Object.fromEntries(values) as JsonObject);
    }
  });
  afterAll(() => test.remove());

  it('counts beforehand what fails, refuses it, and then does without it', async () => {
    const plan = await editor().plan((edit) => edit.put(collectionOf(...columnsOf(1))));
    const expected = CASES.map((one, index) => [`c${index}`, missesOf(one)]).filter(([, misses]) => misses !== 0);
    expect(plan.failures.map(({ fields, rows: misses }) => [fields[0], misses])).toEqual(expected);
    const before = await rows();
    await expect(convertAll('refuse')).rejects.toMatchObject({ code: 'COLUMN_CHANGE_REFUSED', details: { field: 'c0', change: 'type' } });
    expect(await rows()).toEqual(before);
    await convertAll('setNull');
  });

  it.each(CASES.map((one, index) => ({ index, one, from: one[0], to: one[1] })))(
    'case $index: $from to $to',
    async ({ index, one, to }) => {
      const [, , ...pairs] = one;
      const values = (await rows()).map((row) => row[`c${index}`]);
      const expected = pairs.map(([, value]) => (value === MISS ? null : value));
      expect(values).toEqual([...expected, ...values.slice(expected.length).fill(null)]);
      expect(test.source.schema.get(NAME).fields.get(`c${index}`)).toMatchObject({ type: to });
    },
  );
});
