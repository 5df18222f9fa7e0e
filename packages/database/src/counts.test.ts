import { type JsonObject, QUERY_LIMITS, type ReadPlan } from '@mortise/shared';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { type TestSource, filterOf, openTestSource, planOf } from './testing/test-source';

describe.each(DIALECTS)('counts on %s', (dialect) => {
  let test: TestSource;

  beforeAll(async () => {
    test = await openTestSource(dialect);
  });
  afterAll(() => test.remove());

  it('come with the rows in one statement, are kept, and dropped by every write', async () => {
    const counted = await test.make({ name: 'counted', fields: [{ name: 'name', type: 'string' }] });
    for (const name of ['a', 'b', 'b']) await test.insert(counted, { name });
    const read = (count: ReadPlan['count'], filter: JsonObject = {}) =>
      test.source.read({ ...planOf(counted, filter), count, limit: 1 }, NOBODY);
    const before = test.source.statistics().statements;
    expect(await read('capped')).toMatchObject({ count: 3 });
    expect(test.source.statistics().statements - before).toBe(1);
    expect(await read('exact', { name: 'b' })).toMatchObject({ count: 2 });
    expect(await read('none')).not.toHaveProperty('count');
    await test.insert(counted, { name: 'b' });
    expect(await read('exact', { name: 'b' })).toMatchObject({ count: 3 });
    await test.source.remove({ collection: counted, where: filterOf(counted, { name: 'b' }) }, NOBODY);
    expect(await read('capped')).toMatchObject({ count: 1 });
    await test.source.transaction(async (transaction) => {
      await test.insert(counted, { name: 'c' }, { ...NOBODY, transaction });
      expect(await test.source.read({ ...planOf(counted), count: 'exact' }, { ...NOBODY, transaction })).toMatchObject({ count: 2 });
      expect(await read('capped')).toMatchObject({ count: 1 });
    });
    expect(await read('capped')).toMatchObject({ count: 2 });
  });

  it('stop at the cap', async () => {
    const big = await test.make({ name: 'big', fields: [], createdAt: false, updatedAt: false, createdBy: false, updatedBy: false });
    await test.source.transaction(async (transaction) => {
      for (let index = 0; index <= QUERY_LIMITS.exactCount; index += 1) await test.insert(big, {}, { ...NOBODY, transaction });
    });
    const capped = await test.source.read({ ...planOf(big), count: 'capped', limit: 1 }, NOBODY);
    expect(capped).toMatchObject({ count: QUERY_LIMITS.exactCount, capped: true });
    expect(await test.source.read({ ...planOf(big), count: 'exact', limit: 1 }, NOBODY)).toMatchObject({
      count: QUERY_LIMITS.exactCount + 1,
    });
  });
});
