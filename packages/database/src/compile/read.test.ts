import { type CollectionDefinition, normalizeCollection } from '@mortise/shared';
import { createPostgresDialect } from '../dialects/postgres';
import { createSqliteDialect } from '../dialects/sqlite';
import { column, planOf } from '../testing/test-source';
import { ReadCompiler } from './read';
import { SelectCompiler } from './select';

const DEFINITION: CollectionDefinition = {
  name: 'items',
  createdAt: false,
  updatedAt: false,
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'status', type: 'string', index: true },
    { name: 'rank', type: 'integer', index: true, allowNull: false },
    { name: 'made', type: 'datetime' },
  ],
};
const NO_VARIABLES = { '$user.id': null, $nRole: null };

describe('compiled reads', () => {
  const items = normalizeCollection(DEFINITION);
  const quote = (name: string): string => `"${name}"`;
  const compilers = Object.fromEntries(
    [createSqliteDialect(quote), createPostgresDialect(quote)].map((dialect) => [
      dialect.name,
      new ReadCompiler(dialect, new SelectCompiler(dialect)),
    ]),
  );
  const text = (dialect: string, plan: Parameters<ReadCompiler['list']>[0]) => compilers[dialect]?.list(plan, NO_VARIABLES, 'none').text;

  it.each([
    ['sqlite', 9],
    ['postgres', 1],
  ])('have one text on %s, however many values a list of at least %i has', (dialect, least) => {
    const [one, other] = [least, least + 20].map((length) =>
      text(dialect, planOf(items, { status: { $in: Array.from({ length }, (_none, index) => `a${index}`) } })),
    );
    expect(one).toBe(other);
    expect(one).not.toContain("'a");
  });

  it('bind the items of a short list one by one on SQLite', () => {
    expect(text('sqlite', planOf(items, { status: { $in: ['a', 'b'] } }))).toContain('IN (?1, ?2)');
  });

  it.each(['sqlite', 'postgres'])('have one text on %s for the same shape of patterns and dates', (dialect) => {
    const one = (status: string, day: string) => text(dialect, planOf(items, { 'status.$startsWith': status, 'made.$dateOn': day }));
    expect(one('a', '2025')).toBe(one('b%', '2024-02-29'));
    expect(one('a', '2025')).not.toContain('2025');
  });

  it('say NULLS LAST only where NULLs can be and would come first', () => {
    const ordered = (dialect: string, name: string, descending: boolean) =>
      text(dialect, { ...planOf(items), orderBy: [{ field: column(items, name), descending }] });
    expect(ordered('postgres', 'status', true)).toContain('ORDER BY "m_0"."status" DESC NULLS LAST, "m_0"."id" LIMIT');
    expect(ordered('postgres', 'status', false)).toContain('ORDER BY "m_0"."status", "m_0"."id" LIMIT');
    expect(ordered('sqlite', 'status', false)).toContain('ORDER BY "m_0"."status" NULLS LAST, "m_0"."id" LIMIT');
    expect(ordered('sqlite', 'rank', false)).toContain('ORDER BY "m_0"."rank", "m_0"."id" LIMIT');
    const lowest = (dialect: string) =>
      text(dialect, { ...planOf(items), orderBy: [{ field: column(items, 'status'), descending: false, nulls: 'first' }] });
    expect(lowest('postgres')).toContain('ORDER BY "m_0"."status" NULLS FIRST, "m_0"."id" LIMIT');
    expect(lowest('sqlite')).toContain('ORDER BY "m_0"."status", "m_0"."id" LIMIT');
    expect(ordered('postgres', 'id', true)).toContain('ORDER BY "m_0"."id" DESC LIMIT');
  });

  it('keep SQLite from sorting every row of a list of values', () => {
    const filter = { status: { $in: ['a', 'b'] } };
    expect(text('sqlite', planOf(items, filter))).toContain('+"m_0"."status" IN');
    expect(text('postgres', planOf(items, filter))).toContain('WHERE "m_0"."status" = ANY');
    expect(text('sqlite', planOf(items, { status: 'a' }))).toContain('WHERE "m_0"."status" =');
  });

  it('write usual page sizes into the text and bind all others', () => {
    const sized = (limit: number) => compilers['postgres']?.list({ ...planOf(items), limit }, NO_VARIABLES, 'none');
    expect(sized(20)).toMatchObject({ values: [] });
    expect(sized(21)).toMatchObject({ values: [21] });
    expect(sized(22)?.text).toBe(sized(21)?.text);
  });
});
