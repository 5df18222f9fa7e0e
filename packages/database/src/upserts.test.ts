import type { BulkInsertPlan, Collection, ColumnField, JsonObject } from '@mortise/shared';
import { selectAll } from '.';
import { DIALECTS, NOBODY } from './testing/test-databases';
import { type TestSource, filterOf, openTestSource, valuesOf } from './testing/test-source';

describe.each(DIALECTS)('rows that may be there already on %s', (dialect) => {
  let test: TestSource;
  let parts: Collection;

  beforeAll(async () => {
    test = await openTestSource(dialect);
    parts = await test.make({
      name: 'parts',
      fields: [
        { name: 'code', type: 'string', unique: true },
        { name: 'title', type: 'string' },
        { name: 'stock', type: 'integer', defaultValue: 5 },
      ],
    });
  });
  afterAll(() => test.remove());

  const column = (name: string): ColumnField => {
    const field = parts.fields.get(name);
    if (field?.kind !== 'column') throw new Error(name);
    return field;
  };
  const put = async (rows: readonly JsonObject[], options: Partial<BulkInsertPlan>): Promise<JsonObject[]> => {
    const plan = { collection: parts, rows: rows.map((row) => valuesOf(parts, row)), select: selectAll(parts), ...options };
    return JSON.parse(await test.source.insertMany(plan, { ...NOBODY, userId: 3 })) as JsonObject[];
  };

  it('are changed where the conditions allow it, and nothing else of them', async () => {
    const first = await test.insert(parts, { code: 'a', title: 'old', stock: 1 });
    await test.insert(parts, { code: 'locked', title: 'old' });
    const where = filterOf(parts, { 'code.$ne': 'locked' });
    const update = { by: [column('code')], columns: [column('title')], where };
    const rows = ['a', 'b', 'locked'].map((code) => ({ code, title: 'new' }));
    const written = await put(rows, { updatesExisting: update });
    expect(written).toMatchObject([
      { id: first['id'], code: 'a', title: 'new', stock: 1, createdById: null, updatedById: 3, createdAt: first['createdAt'] },
      { code: 'b', title: 'new', stock: 5, createdById: 3 },
    ]);
    expect(String(written[0]?.['updatedAt']) > String(first['updatedAt'])).toBe(true);
  });

  it('are left as they are', async () => {
    const rows = ['a', 'c'].map((code) => ({ code, title: 'kept' }));
    expect(await put(rows, { skipsExisting: [column('code')] })).toMatchObject([{ code: 'c' }]);
  });

  it('are found by a key that the database draws, which goes on from the greatest one', async () => {
    const [row] = await put([{ code: 'far' }], {});
    const id = Number(row?.['id']) + 500;
    const update = { by: [parts.primaryKey], columns: [column('title')], where: [] };
    const rows = [
      { id: row?.['id'] ?? null, title: 'changed' },
      { id, title: 'made' },
    ];
    expect(await put(rows, { updatesExisting: update })).toMatchObject([
      { id: row?.['id'], code: 'far', title: 'changed' },
      { id, title: 'made' },
    ]);
    expect(await test.insert(parts, {})).toMatchObject({ id: id + 1 });
    expect(await put([{ id, title: 'again' }], { skipsExisting: [parts.primaryKey] })).toEqual([]);
  });

  it('are as many as a statement has room for, and more', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => ({ code: `n${index}`, title: 't' }));
    const update = { by: [column('code')], columns: [column('title')], where: filterOf(parts, { title: 't' }) };
    expect(await put(rows, { updatesExisting: update })).toHaveLength(9000);
    expect(await put(rows, { updatesExisting: update })).toHaveLength(9000);
  });
});
