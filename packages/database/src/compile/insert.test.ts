import { type CollectionDefinition, type JsonValue, normalizeCollection } from '@mortise/shared';
import { createPostgresDialect } from '../dialects/postgres';
import { column } from '../testing/test-source';
import { compileInsert } from './insert';
import { SelectCompiler } from './select';
import { StatementTexts } from './statement-texts';

const BARE = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const CONTEXT = { variables: { '$user.id': null, $nRole: null } };

const ITEMS: CollectionDefinition = {
  name: 'items',
  ...BARE,
  fields: [
    { name: 'title', type: 'string' },
    { name: 'rank', type: 'integer' },
  ],
};

describe('compiled inserts', () => {
  const dialect = createPostgresDialect((name) => `"${name}"`);
  const compilers = { dialect, selects: new SelectCompiler(dialect), texts: new StatementTexts() };
  const select = [] as const;
  const insert = (collection: ReturnType<typeof normalizeCollection>, values: Readonly<Record<string, JsonValue>>) =>
    compileInsert(
      { collection, select, values: new Map(Object.entries(values).map(([name, value]) => [column(collection, name), value])) },
      CONTEXT,
      compilers,
    );

  it('have one text for the same columns, whatever is in them', () => {
    const items = normalizeCollection(ITEMS);
    const [first, ...others] = ['a', 'b', 'c'].map((title) => insert(items, { title, rank: 1 }));
    for (const other of others) expect(other.text).toBe(first?.text);
    expect(others.map(({ values }) => values)).toEqual([
      ['b', '1'],
      ['c', '1'],
    ]);
    expect(insert(items, { title: null, rank: 2 })).toMatchObject({ text: first?.text, values: [null, '2'] });
  });

  it('name only the columns that are given', () => {
    const items = normalizeCollection(ITEMS);
    for (let time = 0; time < 3; time += 1) {
      expect(insert(items, { rank: 1 }).text).toContain('("rank") VALUES');
      expect(insert(items, { title: 'a' }).text).toContain('("title") VALUES');
      expect(insert(items, { title: 'a', rank: 1 }).text).toContain('("title", "rank") VALUES');
    }
  });

  it('follow a column that got another type', () => {
    const before = normalizeCollection(ITEMS);
    const after = normalizeCollection({ ...ITEMS, fields: [{ name: 'title', type: 'integer' }] });
    for (let time = 0; time < 3; time += 1) expect(insert(before, { title: 'a' }).text).toContain('$1::text');
    expect(insert(after, { title: 1 }).text).toContain('$1::integer');
  });

  it('only add, unless they bring the key a sequence draws', () => {
    const items = normalizeCollection(ITEMS);
    expect(insert(items, { title: 'a' }).onlyAdds).toBe(true);
    expect(insert(items, { id: 7, title: 'a' }).onlyAdds).toBe(false);
  });
});
