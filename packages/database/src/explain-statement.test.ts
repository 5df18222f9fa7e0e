import { ALL_ROWS, measure } from './testing/aggregates';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { BARE, filterOf, openTestSource, planOf } from './testing/test-source';

it.each(DIALECTS)('tells SQL, values and steps without running on %s', async (dialect) => {
  const test = await openTestSource(dialect);
  const { source } = test;
  const sales = await test.make({
    name: 'sales',
    ...BARE,
    fields: [
      { name: 'kind', type: 'string' },
      { name: 'price', type: 'decimal' },
    ],
  });
  await test.insert(sales, { kind: 'stored' });
  const where = filterOf(sales, { kind: 'asked' });
  const groups = { ...ALL_ROWS, collection: sales, where, measures: [measure(sales, 'price', { aggregation: 'avg' })] };
  const plan = { ...planOf(sales), where };
  for (const read of [
    { kind: 'aggregate', plan: groups },
    { kind: 'read', plan },
    { kind: 'readOne', plan },
  ] as const) {
    const before = source.statistics().statements;
    const { text, values, plan: steps } = await source.explain(read, NOBODY);
    expect([text.includes('sales'), values.includes('asked'), steps.length > 0]).toEqual([true, true, true]);
    expect(steps.join('\n')).not.toContain('stored');
    expect(source.statistics().statements).toBe(before + 1);
  }
  await test.remove();
});
