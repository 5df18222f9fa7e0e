import type { FilterDialect } from '../compile/filter-dialect';
import { postgresCalculations } from './postgres-calculations';
import { PARAMETER_TYPES } from './postgres-types';

export const postgresFilter: FilterDialect = {
  calculations: postgresCalculations,
  fewItems: 0,
  member: (column, position, type) => `${column} = ANY ($${position}::${PARAMETER_TYPES[type]}[])`,
  hasItems: (position, type) => `cardinality($${position}::${PARAMETER_TYPES[type]}[]) > 0`,
  differs: (column, parameter) => `${column} IS DISTINCT FROM ${parameter}`,
  // Under "C" lower() folds ASCII only, as SQLite does.
  contains: (column, parameter) => `strpos(${folded(column)}, ${folded(parameter)}) > 0`,
  like: (column, parameter) => `${column} LIKE ${parameter} ESCAPE '\\'`,
  likePattern: (pattern) => pattern,
  iLike: (column, parameter) => `${folded(column)} LIKE ${folded(parameter)} ESCAPE '\\'`,
  isEmptyList: (column) => `jsonb_array_length(${column}) = 0`,
  sharesItem: (column, parameter) =>
    `EXISTS (SELECT 1 FROM jsonb_array_elements(${column}) AS m_a (v) JOIN jsonb_array_elements(${parameter}) AS m_b (v) ON m_a.v = m_b.v)`,
  sameItems: (column, parameter) => `(${column} @> ${parameter} AND ${column} <@ ${parameter})`,
};

function folded(text: string): string {
  return `lower(${text} COLLATE "C")`;
}
