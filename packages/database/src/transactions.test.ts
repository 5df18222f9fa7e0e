import type { Collection } from '@mortise/shared';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { type TestSource, filterOf, openTestSource } from './testing/test-source';

describe.each(DIALECTS)('transactions on %s', (dialect) => {
  let test: TestSource;
  let samples: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    samples = await test.make({ name: 'samples', fields: [{ name: 'string', type: 'string' }] });
  });
  afterAll(() => test.remove());

  it('commit together or not at all, and see their own writes', async () => {
    const count = (): Promise<number> => test.source.count({ collection: samples, where: filterOf(samples, { string: 'tx' }) }, NOBODY);
    const events: string[] = [];
    const failing = test.source.transaction(async (transaction) => {
      transaction.afterCommit(() => void events.push('never'));
      await test.insert(samples, { string: 'tx' }, { ...NOBODY, transaction });
      expect(await test.list(samples, { string: 'tx' }, { context: { ...NOBODY, transaction } })).toHaveLength(1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count()).toBe(0);
    const result = await test.source.transaction(async (transaction) => {
      transaction.afterCommit(async () => void events.push(`first ${await count()}`));
      transaction.afterCommit(() => void events.push('second'));
      await Promise.all([
        test.insert(samples, { string: 'tx' }, { ...NOBODY, transaction }),
        test.insert(samples, { string: 'tx' }, { ...NOBODY, transaction }),
      ]);
      return 'done';
    });
    expect(result).toBe('done');
    expect(events).toEqual(['first 2', 'second']);
  });

  it('cannot be committed after a failed statement', async () => {
    const unique = await test.make({ name: 'strict', fields: [{ name: 'name', type: 'string', unique: true }] });
    const swallowing = test.source.transaction(async (transaction) => {
      await test.insert(unique, { name: 'a' }, { ...NOBODY, transaction });
      await test.insert(unique, { name: 'a' }, { ...NOBODY, transaction }).catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT', details: { collection: 'strict' } });
    expect(await test.list(unique, {})).toEqual([]);
  });

  it('are over when they are over', async () => {
    const handle = await test.source.transaction((transaction) => Promise.resolve(transaction));
    await expect(test.insert(samples, {}, { ...NOBODY, transaction: handle })).rejects.toThrow('not open');
  });
});
