import { NOBODY } from '../testing/test-databases';
import { openTestSource } from '../testing/test-source';

describe('inserts on SQLite that wait at the same moment', () => {
  it('go together and answer each its own record', async () => {
    const test = await openTestSource('sqlite');
    const collection = await test.make({ name: 'rows', fields: [{ name: 'name', type: 'string' }] });
    await test.insert(collection, { name: 'first' });
    const before = test.source.statistics().statements;
    const names = Array.from({ length: 60 }, (_, index) => `row ${index}`);
    const made = await Promise.all(names.map((name) => test.insert(collection, { name })));
    expect(made.map(({ name }) => name)).toEqual(names);
    expect(new Set(made.map(({ id }) => id)).size).toBe(60);
    expect(test.source.statistics().statements - before).toBe(60);
    await test.remove();
  });

  it('are refused one by one', async () => {
    const test = await openTestSource('sqlite');
    const collection = await test.make({ name: 'rows', fields: [{ name: 'name', type: 'string', unique: true }] });
    const names = Array.from({ length: 40 }, (_, index) => `row ${index % 30}`);
    const outcomes = await Promise.allSettled(names.map((name) => test.insert(collection, { name })));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused).toEqual(refused.map(() => expect.objectContaining({ reason: expect.objectContaining({ code: 'UNIQUE_CONFLICT' }) })));
    expect(await test.source.count({ collection, where: [] }, NOBODY)).toBe(30);
    await test.remove();
  });
});
