import type { Collection, JsonObject, StatementContext } from '@mortise/shared';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { NASTY, type TestSource, column, openTestSource, planOf } from './testing/test-source';

describe.each(DIALECTS)('filters on %s', (dialect) => {
  let test: TestSource;

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  let people: Collection;
  beforeAll(async () => {
    people = await test.make({
      name: 'people',
      fields: [
        { name: 'name', type: 'string' },
        { name: 'age', type: 'integer', index: true },
        { name: 'price', type: 'decimal' },
        { name: 'active', type: 'boolean' },
        { name: 'extra', type: 'json' },
        { name: 'score', type: 'double' },
      ],
    });
    for (const values of [
      { name: 'Anna_%', age: 30, price: '9.50', active: true, extra: { a: 1 }, score: 0.1 },
      { name: 'bob', age: 20, price: '10.00', active: false, score: 0.30000000000000004 },
      { name: '', age: 20, price: '-1.00' },
      {},
      { name: 'Ärger', age: 40 },
    ]) {
      await test.insert(people, values);
    }
  });

  it.each<[JsonObject, number[]]>([
    [{}, [1, 2, 3, 4, 5]],
    [{ name: null }, [4]],
    [{ name: { $ne: null } }, [1, 2, 3, 5]],
    [{ age: { $ne: 20 } }, [1, 4, 5]],
    [{ age: { $in: [20, 30] } }, [1, 2, 3]],
    [{ age: { $in: [20, null] } }, [2, 3, 4]],
    [{ age: { $in: [] } }, []],
    [{ age: { $in: [null] } }, [4]],
    [{ age: { $notIn: [20] } }, [1, 4, 5]],
    [{ age: { $notIn: [20, null] } }, [1, 5]],
    [{ age: { $notIn: [null] } }, [1, 2, 3, 5]],
    [{ age: { $notIn: [] } }, [1, 2, 3, 4, 5]],
    [{ age: { $gt: 20 } }, [1, 5]],
    [{ age: { $gte: 20, $lt: 40 } }, [1, 2, 3]],
    [{ age: { $lte: 20 } }, [2, 3]],
    [{ name: { $includes: 'A' } }, [1]],
    [{ name: { $includes: '_%' } }, [1]],
    [{ name: { $includes: '%' } }, [1]],
    [{ name: { $includes: '' } }, [1, 2, 3, 5]],
    [{ name: { $includes: 'ä' } }, []],
    [{ name: { $includes: 'ÄRG' } }, [5]],
    [{ name: { $empty: true } }, [3, 4]],
    [{ name: { $empty: false } }, [1, 2, 5]],
    [{ extra: { $empty: true } }, [2, 3, 4, 5]],
    [{ extra: { $empty: false } }, [1]],
    [{ age: { $empty: true } }, [4]],
    [{ price: { $gt: '9.5' } }, [2]],
    [{ price: { $in: ['9.5', '-1'] } }, [1, 3]],
    [{ active: false }, [2]],
    [{ active: { $in: [true, false] } }, [1, 2]],
    [{ score: { $in: [0.1, 0.30000000000000004] } }, [1, 2]],
    [{ $not: { age: 20 } }, [1, 4, 5]],
    [{ $not: { $not: { age: 20 } } }, [2, 3]],
    [{ $or: [] }, []],
    [{ $and: [] }, [1, 2, 3, 4, 5]],
    [{ $or: [{ age: 30 }, { name: 'bob' }] }, [1, 2]],
    [{ $and: [{ age: 20 }, { $or: [{ name: 'bob' }, { name: null }] }] }, [2]],
    [{ age: '{{$user.id}}' }, []],
    [{ age: { $ne: '{{$user.id}}' } }, []],
    [{ age: { $notIn: '{{$user.id}}' } }, []],
    [{ $not: { age: '{{$user.id}}' } }, [1, 2, 3, 4, 5]],
    [{ name: { $gt: 'a' } }, [2, 5]],
    [{ name: NASTY }, []],
    [{ name: { $includes: NASTY } }, []],
    [{ name: { $in: [NASTY, "'", '"'] } }, []],
  ])('%j', async (filter, ids) => {
    const rows = await test.list(people, filter);
    expect(rows.map((row) => row['id'])).toEqual(ids);
  });

  it('resolves variables, and lets one that does not fit match nothing', async () => {
    const user: StatementContext = { variables: { '$user.id': 20, $nRole: 'bob' } };
    const ids = async (filter: JsonObject): Promise<unknown[]> =>
      (await test.list(people, filter, { context: user })).map((row) => row['id']);
    expect(await ids({ age: '{{$user.id}}' })).toEqual([2, 3]);
    expect(await ids({ age: { $ne: '{{$user.id}}' } })).toEqual([1, 4, 5]);
    expect(await ids({ name: '{{$nRole}}' })).toEqual([2]);
    expect(await ids({ age: '{{$nRole}}' })).toEqual([]);
    expect(await ids({ name: '{{$user.id}}' })).toEqual([]);
  });

  it.each<[string, boolean, (number | null)[]]>([
    ['name', false, [3, 1, 2, 5, 4]],
    ['name', true, [5, 2, 1, 3, 4]],
    ['age', false, [2, 3, 1, 5, 4]],
    ['age', true, [5, 1, 2, 3, 4]],
    ['id', true, [5, 4, 3, 2, 1]],
  ])('orders by %s, descending %s: code points, nulls last, key decides', async (name, descending, ids) => {
    const rows = await test.list(people, {}, { orderBy: [{ field: column(people, name), descending }] });
    expect(rows.map((row) => row['id'])).toEqual(ids);
  });

  it('pages', async () => {
    const page = { ...planOf(people), limit: 2, offset: 3 };
    expect(JSON.parse((await test.source.read(page, NOBODY)).json)).toMatchObject([{ id: 4 }, { id: 5 }]);
    expect((await test.source.read({ ...page, limit: 0 }, NOBODY)).json).toBe('[]');
    expect(JSON.parse((await test.source.read({ ...page, limit: 3, offset: 0 }, NOBODY)).json)).toHaveLength(3);
  });
});
