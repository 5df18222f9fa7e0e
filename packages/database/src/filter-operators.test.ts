import type { Collection, JsonObject } from '@mortise/shared';
import { idsOf } from './testing/bound';
import { DIALECTS } from './testing/test-databases';
import { BARE, NASTY, type TestSource, openTestSource } from './testing/test-source';

describe.each(DIALECTS)('operators on %s', (dialect) => {
  let test: TestSource;
  let things: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    things = await test.make({
      ...BARE,
      name: 'things',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'note', type: 'text' },
        { name: 'age', type: 'integer' },
        { name: 'price', type: 'decimal' },
        { name: 'score', type: 'double' },
        { name: 'big', type: 'bigInt' },
        { name: 'active', type: 'boolean' },
        { name: 'day', type: 'date' },
        { name: 'extra', type: 'json' },
        { name: 'tags', type: 'array' },
        { name: 'kinds', type: 'set' },
      ],
    });
    for (const values of [
      {
        name: 'Anna_%',
        note: 'a*b?[c]',
        age: 30,
        price: '9.50',
        score: 0.1,
        big: '9223372036854775807',
        active: true,
        tags: ['x', 'y', 'x'],
      },
      { name: 'bob', note: 'back\\slash', age: 20, price: '10.00', score: -1e300, big: 5, active: false, tags: [], kinds: [1, 2] },
      { name: '', note: 'A*B', day: '2024-02-29', extra: {}, tags: ['1', true], kinds: [2, 1, 2] },
      {},
      { name: 'Ärger', note: 'line\nbreak 😀', age: -1, price: '-1.00', tags: [1, 'y'], kinds: ['1'] },
    ]) {
      await test.insert(things, values);
    }
  });
  afterAll(() => test.remove());

  const ids = (filter: JsonObject): Promise<unknown[]> => idsOf(test, things, { filter });

  it.each<[JsonObject, number[]]>([
    [{ name: { $eq: ['bob', ''] } }, [2, 3]],
    [{ extra: null }, [1, 2, 4, 5]],
    [{ extra: { $ne: null } }, [3]],
    [{ kinds: { $eq: null } }, [1, 4]],
    [{ name: { $ne: ['bob', ''] } }, [1, 4, 5]],
    [{ age: { $in: 20 } }, [2]],
    [{ age: { $notIn: 20 } }, [1, 3, 4, 5]],
    [{ age: { $between: [20, 30] } }, [1, 2]],
    [{ age: { $between: [30, 20] } }, []],
    [{ age: { $notBetween: [20, 30] } }, [3, 4, 5]],
    [{ price: { $between: ['-1', '9.5'] } }, [1, 5]],
    [{ score: { $lt: 0 } }, [2]],
    [{ big: { $gt: '9223372036854775806' } }, [1]],
    [{ big: { $between: [5, '9223372036854775807'] } }, [1, 2]],
    [{ name: { $between: ['', 'b'] } }, [1, 3]],
    [{ day: { $between: ['2024-02-29', '2024-02-29'] } }, [3]],
    [{ name: { $notIncludes: 'B' } }, [1, 3, 4, 5]],
    [{ name: { $includes: ['B', 'nn'] } }, [1, 2]],
    [{ name: { $notIncludes: ['B', 'nn'] } }, [3, 4, 5]],
    [{ name: { $includes: null } }, [4]],
    [{ name: { $notIncludes: null } }, [1, 2, 3, 5]],
    [{ name: { $includes: [null, 'b'] } }, [2, 4]],
    [{ name: { $includes: [] } }, []],
    [{ name: { $notIncludes: [] } }, [1, 2, 3, 4, 5]],
    [{ name: { $startsWith: 'ANNA_' } }, [1]],
    [{ name: { $startsWith: '_nna' } }, []],
    [{ name: { $startsWith: '' } }, [1, 2, 3, 5]],
    [{ name: { $startsWith: 'ä' } }, []],
    [{ name: { $notStartsWith: 'a' } }, [2, 3, 4, 5]],
    [{ name: { $startsWith: ['a', 'b'] } }, [1, 2]],
    [{ name: { $startsWith: null } }, [4]],
    [{ name: { $endWith: '_%' } }, [1]],
    [{ name: { $endsWith: 'OB' } }, [2]],
    [{ name: { $notEndWith: 'ob' } }, [1, 3, 4, 5]],
    [{ name: { $notEndsWith: ['ob', '%'] } }, [3, 4, 5]],
    [{ note: { $endWith: '\\slash' } }, [2]],
    [{ name: { $like: 'b%' } }, [2]],
    [{ name: { $like: 'B%' } }, []],
    [{ name: { $like: '___' } }, [2]],
    [{ name: { $like: '%\\_\\%' } }, [1]],
    [{ name: { $like: 'Ä____' } }, [5]],
    [{ name: { $notLike: 'b%' } }, [1, 3, 4, 5]],
    [{ name: { $like: ['b%', 'A%'] } }, [1, 2]],
    [{ name: { $like: null } }, [4]],
    [{ name: { $like: '' } }, [3]],
    [{ note: { $like: 'a*b?[c]' } }, [1]],
    [{ note: { $like: 'a*b' } }, []],
    [{ note: { $like: 'a*%' } }, [1]],
    [{ note: { $like: '%[c]' } }, [1]],
    [{ note: { $like: 'a%b_[c]' } }, [1]],
    [{ note: { $like: 'back\\\\slash' } }, [2]],
    [{ note: { $like: '\\b%' } }, [2]],
    [{ note: { $like: '%k _' } }, [5]],
    [{ note: { $iLike: 'LINE%' } }, [5]],
    [{ note: { $iLike: 'a*b%' } }, [1, 3]],
    [{ note: { $notILike: 'a*b%' } }, [2, 4, 5]],
    [{ name: { $iLike: 'ä%' } }, []],
    [{ name: { $iLike: 'ÄRG%' } }, [5]],
    [{ name: { $empty: true } }, [3, 4]],
    [{ name: { $empty: null } }, [3, 4]],
    [{ name: { $notEmpty: true } }, [1, 2, 5]],
    [{ name: { $notEmpty: false } }, [3, 4]],
    [{ age: { $notEmpty: true } }, [1, 2, 5]],
    [{ extra: { $notEmpty: true } }, [3]],
    [{ active: { $isTruly: true } }, [1]],
    [{ active: { $isTruly: false } }, [2, 3, 4, 5]],
    [{ active: { $isFalsy: true } }, [2, 3, 4, 5]],
    [{ active: { $isFalsy: 'false' } }, [1]],
    [{ active: { $notIn: [true, null] } }, [2]],
    [{ tags: { $anyOf: ['y', 'z'] } }, [1, 5]],
    [{ tags: { $anyOf: [1] } }, [5]],
    [{ tags: { $anyOf: ['1'] } }, [3]],
    [{ tags: { $anyOf: true } }, [3]],
    [{ tags: { $anyOf: [] } }, []],
    [{ tags: { $noneOf: ['y'] } }, [2, 3, 4]],
    [{ tags: { $noneOf: [] } }, [1, 2, 3, 4, 5]],
    [{ tags: { $match: ['y', 'x'] } }, [1]],
    [{ tags: { $match: ['y', 'y', 'x'] } }, [1]],
    [{ tags: { $match: ['x'] } }, []],
    [{ tags: { $match: ['x', 'y', 'z'] } }, []],
    [{ tags: { $match: [] } }, [2]],
    [{ tags: { $notMatch: ['y', 'x'] } }, [2, 3, 4, 5]],
    [{ kinds: { $match: [1, 2] } }, [2, 3]],
    [{ kinds: { $anyOf: [1] } }, [2, 3]],
    [{ tags: { $arrayEmpty: true } }, [2, 4]],
    [{ tags: { $arrayNotEmpty: true } }, [1, 3, 5]],
    [{ tags: { $empty: true } }, [2, 4]],
    [{ kinds: { $notEmpty: true } }, [2, 3, 5]],
    [{ name: { $like: NASTY } }, []],
    [{ name: { $startsWith: NASTY } }, []],
    [{ tags: { $anyOf: [NASTY] } }, []],
    [{ note: { $like: '%a'.repeat(500) } }, []],
    [{ note: { $iLike: '%a'.repeat(500) } }, []],
  ])('%j', async (filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
  });

  it('let a row match exactly one of a condition and its opposite', async () => {
    const values: Readonly<Record<string, JsonObject>> = {
      string: { $like: 'b%', $iLike: 'B%', $startsWith: 'b', $endWith: 'b', $includes: 'b', $between: ['a', 'c'], $gt: 'a', $eq: 'bob' },
      integer: { $between: [20, 25], $gt: 20, $in: [20, null], $eq: 20 },
      array: { $anyOf: ['y'], $match: ['y', 'x'], $arrayEmpty: true },
    };
    for (const [type, conditions] of Object.entries(values)) {
      const name = { string: 'name', integer: 'age', array: 'tags' }[type] ?? '';
      for (const [operator, value] of Object.entries(conditions)) {
        const matching = await ids({ [name]: { [operator]: value } });
        const others = await ids({ $not: { [name]: { [operator]: value } } });
        expect(matching.length + others.length).toBe(5);
        expect(new Set([...matching, ...others])).toEqual(new Set([1, 2, 3, 4, 5]));
      }
    }
  });
});
