import { type Collection, type JsonObject, OPERATORS_BY_TYPE, isAppError } from '@mortise/shared';
import { bindAll, idsOf } from './testing/bound';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, type TestSource, openTestSource } from './testing/test-source';

describe.each(DIALECTS)('filters of any kind on %s', (dialect) => {
  let test: TestSource;
  let things: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    const types = [
      'text',
      'integer',
      'double',
      'decimal',
      'bigInt',
      'boolean',
      'datetime',
      'date',
      'json',
      'array',
      'set',
      'uuid',
    ] as const;
    const fields = [...types, 'time', 'datetimeNoTz', 'unixTimestamp', 'uid', 'nanoid', 'snowflakeId'] as const;
    const columns = fields.map((type) => ({ name: `${type}Field`, type }));
    const named = [
      { name: 'name', type: 'string' },
      { name: 'age', type: 'integer' },
      { name: 'score', type: 'double' },
    ] as const;
    things = await test.make({ ...BARE, name: 'things', fields: [...named, ...columns] });
    for (const values of [{ name: 'Anna_%', age: 30 }, { name: 'bob', age: 20 }, { name: '' }, {}, { name: 'Ärger' }])
      await test.insert(things, values);
  });
  afterAll(() => test.remove());

  const ids = (filter: JsonObject): Promise<unknown[]> => idsOf(test, things, { filter });

  it('are answered or refused by a code, whatever the type and the value', async () => {
    const values = [
      null,
      true,
      0,
      '',
      'x',
      '\u0000',
      '\ud800',
      [],
      [null],
      ['a', 'b', 'c'],
      {},
      'x'.repeat(5000),
      '{{$user.id}}',
      '{{$nRole}}',
    ];
    for (const field of things.columns) {
      for (const operator of OPERATORS_BY_TYPE[field.type]) {
        for (const value of values) {
          try {
            const where = [bindAll(test, things, { [field.name]: { [operator]: value } })];
            await test.source.count({ collection: things, where }, NOBODY);
          } catch (error) {
            expect([field.name, operator, value, isAppError(error) && error.code]).toEqual([
              field.name,
              operator,
              value,
              'QUERY_VALUE_INVALID',
            ]);
          }
        }
      }
    }
  });

  it('take the largest filter there may be', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `n${index}`);
    const scores = Array.from({ length: 500 }, (_, index) => index + 0.5);
    const each = (count: number, filter: JsonObject): JsonObject[] => Array.from({ length: count }, () => filter);
    expect(await ids({ $or: [...each(10, { name: { $includes: names } }), ...each(10, { score: { $in: scores } }), { age: 20 }] })).toEqual(
      [2],
    );
    let deep: JsonObject = { $or: each(90, { $not: { name: 'bob' } }) };
    for (let level = 0; level < 6; level += 1) deep = { $not: deep };
    expect(await ids(deep)).toEqual([1, 3, 4, 5]);
  });

  it('find the names of all roles of the caller', async () => {
    const as = ($nRole: string | readonly string[] | null) => ({ variables: { '$user.id': null, $nRole } });
    const found = (filter: JsonObject, $nRole: string | readonly string[] | null) => idsOf(test, things, { filter, context: as($nRole) });
    expect(await found({ name: '{{$nRole}}' }, ['bob', 'Anna_%'])).toEqual([1, 2]);
    expect(await found({ name: { $ne: '{{$nRole}}' } }, ['bob', 'Anna_%'])).toEqual([3, 4, 5]);
    expect(await found({ name: { $notIn: '{{$nRole}}' } }, 'bob')).toEqual([1, 3, 4, 5]);
    expect(await found({ name: '{{$nRole}}' }, [])).toEqual([]);
    expect(await found({ name: { $ne: '{{$nRole}}' } }, null)).toEqual([]);
    expect(await found({ age: { $ne: '{{$nRole}}' } }, ['bob'])).toEqual([]);
  });
});
