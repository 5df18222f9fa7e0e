import type { FilterDialect } from '../compile/filter-dialect';
import { sqliteCalculations } from './sqlite-calculations';

export const sqliteFilter: FilterDialect = {
  calculations: sqliteCalculations,
  // To open a list in JSON costs as much as ten placeholders; and each length makes another text, so there must be an end.
  fewItems: 8,
  // Numbers in JSON text are read with a digit's error now and then, so lists of doubles are bound one by one.
  member: (column, position, type) => (type === 'double' ? undefined : `${column} IN (SELECT value FROM json_each(?${position}))`),
  hasItems: (position) => `json_array_length(?${position}) > 0`,
  differs: (column, value) => `${column} IS NOT ${value}`,
  contains: (column, value) => `instr(lower(${column}), lower(${value})) > 0`,
  // LIKE folds ASCII, GLOB does not.
  like: (column, value) => `${column} GLOB ${value}`,
  likePattern: globOf,
  iLike: (column, value) => `${column} LIKE ${value} ESCAPE '\\'`,
  isEmptyList: (column) => `json_array_length(${column}) = 0`,
  // LIMIT for the same reason as with related rows.
  sharesItem: (column, value) =>
    `EXISTS (SELECT 1 FROM json_each(${column}) AS m_a JOIN json_each(${value}) AS m_b ON ${SAME_ITEM} LIMIT 1)`,
  sameItems: (column, value) => `(${column} IS NOT NULL AND ${within(column, value)} AND ${within(value, column)})`,
};

/** `1` is not `"1"`, and `true` is not 1. */
const SAME_ITEM = 'm_a.type = m_b.type AND m_a.atom IS m_b.atom';

function within(part: string, whole: string): string {
  return `NOT EXISTS (SELECT 1 FROM json_each(${part}) AS m_a WHERE NOT EXISTS (SELECT 1 FROM json_each(${whole}) AS m_b WHERE ${SAME_ITEM}))`;
}

const WILDCARDS: Readonly<Record<string, string>> = { '%': '*', _: '?' };

/** `a\_b%` → `a_b*`. What GLOB has a meaning for becomes a set of one. */
function globOf(pattern: string): string {
  return pattern.replaceAll(/\\([^])|([%_])|[*?[]/g, (all: string, escaped: string | undefined, wildcard: string | undefined) => {
    if (wildcard !== undefined) return WILDCARDS[wildcard] ?? wildcard;
    const literal = escaped ?? all;
    return /[*?[]/.test(literal) ? `[${literal}]` : literal;
  });
}
