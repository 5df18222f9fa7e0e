import type { SchemaProgress } from '@mortise/plugin-api/server';
import { type Collection, type FieldDefinition, normalizeCollection } from '@mortise/shared';
import { rowVersionField, schemaEditorFacade, selectAll } from '..';
import { DIALECTS, NOBODY, testOwner } from '../testing/test-databases';
import { BARE, type TestSource, filterOf, openTestSource, planOf, valuesOf } from '../testing/test-source';

/** More than are read at once, and not a multiple of it. */
const ROWS = 12_001;

describe.each(DIALECTS)('a conversion of many rows on %s', (dialect) => {
  let test: TestSource;
  const editor = () => schemaEditorFacade(test.source)(testOwner('editor'));
  const collectionOf = (...fields: FieldDefinition[]) => normalizeCollection({ ...BARE, name: 'many', fields });
  const put = (field: FieldDefinition, options = {}) => editor().change((edit) => edit.put(collectionOf(field)), options);
  const many = (): Collection => test.source.schema.get('many');
  const sizes = async () => {
    const plan = { ...planOf(many()), limit: ROWS + 1 };
    return (JSON.parse((await test.source.read(plan, NOBODY)).json) as { id: number; size: unknown }[]).toSorted((a, b) => a.id - b.id);
  };
  const AS_TEXT: FieldDefinition = { name: 'size', type: 'string' };
  const AS_NUMBER: FieldDefinition = { name: 'size', type: 'integer', allowNull: false, unique: true };
  const numbers = Array.from({ length: ROWS }, (_, index) => index + 1);

  beforeAll(async () => {
    test = await openTestSource(dialect);
    await put(AS_TEXT);
    const rows = numbers.map((size) => valuesOf(many(), { size: String(size) }));
    await test.source.insertMany({ collection: many(), rows, select: selectAll(many()) }, NOBODY);
  });
  afterAll(() => test.remove());

  it('tells how far it is, and leaves nothing when it is stopped on the way', async () => {
    const seen: SchemaProgress[] = [];
    const stop = new Error('enough');
    const stopping = put(AS_NUMBER, {
      onProgress: (progress: SchemaProgress) => seen.push(progress),
      goOn: () => {
        if ((seen.at(-1)?.done ?? 0) >= 10_000) throw stop;
      },
    });
    await expect(stopping).rejects.toBe(stop);
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [0, ROWS],
      [5000, ROWS],
      [10_000, ROWS],
    ]);
    expect(many().fields.get('size')).toMatchObject({ type: 'string' });
    expect(await sizes()).toEqual(numbers.map((id) => ({ id, size: String(id) })));
    expect(await test.insert(many(), { size: 'words' })).toMatchObject({ size: 'words' });
    const words = filterOf(many(), { size: 'words' });
    expect(await test.source.remove({ collection: many(), where: words }, NOBODY)).toBe(1);
  });

  it('goes through all of them, and takes its constraints along', async () => {
    await put(AS_NUMBER);
    expect(await sizes()).toEqual(numbers.map((size) => ({ id: size, size })));
    await expect(test.insert(many(), { size: 7 })).rejects.toMatchObject({ code: 'UNIQUE_CONFLICT' });
    await expect(test.insert(many(), {})).rejects.toMatchObject({ code: 'VALUE_REQUIRED' });
  });

  it('raises the versions of the records it rewrites', async () => {
    const versions = async () => {
      const select = [{ kind: 'column', field: rowVersionField }] as const;
      return JSON.parse((await test.source.read({ ...planOf(many()), select, limit: 1 }, NOBODY)).json) as { m_version: number }[];
    };
    const [before] = await versions();
    await put({ name: 'size', type: 'bigInt' });
    expect(await versions()).toEqual([{ m_version: (before?.m_version ?? 0) + 1 }]);
  });

  it('keeps every digit of a double', async () => {
    const doubles = [
      5e-324,
      1.7976931348623157e308,
      -2.2250738585072014e-308,
      0.1 + 0.2,
      ...Array.from({ length: 500 }, (_, n) => Math.sin(n) * 10 ** (n - 250)),
    ];
    await editor().change((edit) => edit.drop('many'));
    await put({ name: 'size', type: 'string' });
    const rows = doubles.map((size) => valuesOf(many(), { size: String(size) }));
    await test.source.insertMany({ collection: many(), rows, select: selectAll(many()) }, NOBODY);
    await put({ name: 'size', type: 'double' });
    expect((await sizes()).map(({ size }) => size)).toEqual(doubles);
  });
});
