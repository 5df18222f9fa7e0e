import { type FilterNode, type JsonValue, type Operator, malformed } from '@mortise/shared';
import type { Comparison } from './condition';

type Compare = (operator: Operator, value: JsonValue) => FilterNode;

/** Operators with one value, by their name in addresses. */
const SCALAR: Readonly<Record<string, (compare: Compare, value: string) => Omit<Comparison, 'kind'>>> = {
  eq: (compare, value) => ({ whenTrue: compare('$eq', value), whenFalse: known(compare, compare('$ne', value)) }),
  neq: (compare, value) => ({ whenTrue: known(compare, compare('$ne', value)), whenFalse: compare('$eq', value) }),
  gt: (compare, value) => ({ whenTrue: compare('$gt', value), whenFalse: compare('$lte', value) }),
  gte: (compare, value) => ({ whenTrue: compare('$gte', value), whenFalse: compare('$lt', value) }),
  lt: (compare, value) => ({ whenTrue: compare('$lt', value), whenFalse: compare('$gte', value) }),
  lte: (compare, value) => ({ whenTrue: compare('$lte', value), whenFalse: compare('$gt', value) }),
  like: (compare, value) => ({
    whenTrue: compare('$like', pattern(value)),
    whenFalse: known(compare, compare('$notLike', pattern(value))),
  }),
  ilike: (compare, value) => ({
    whenTrue: compare('$iLike', pattern(value)),
    whenFalse: known(compare, compare('$notILike', pattern(value))),
  }),
  isdistinct: (compare, value) => ({ whenTrue: compare('$ne', value), whenFalse: compare('$eq', value) }),
};

const IS: Readonly<Record<string, (compare: Compare) => Omit<Comparison, 'kind'>>> = {
  null: (compare) => ({ whenTrue: compare('$eq', null), whenFalse: compare('$ne', null) }),
  not_null: (compare) => ({ whenTrue: compare('$ne', null), whenFalse: compare('$eq', null) }),
  unknown: (compare) => ({ whenTrue: compare('$eq', null), whenFalse: compare('$ne', null) }),
  true: (compare) => ({ whenTrue: compare('$eq', true), whenFalse: compare('$ne', true) }),
  false: (compare) => ({ whenTrue: compare('$eq', false), whenFalse: compare('$ne', false) }),
};

/** What PostgREST compares with besides. */
const FOREIGN = new Set('match imatch fts plfts phfts wfts cs cd ov sl sr nxr nxl adj'.split(' '));

export const isScalarOperator = (name: string): boolean => Object.hasOwn(SCALAR, name);
export const isForeignOperator = (name: string): boolean => FOREIGN.has(name) || /^\w+\(.*\)$/.test(name);

/** `eq.5`, `like.a*` and the like; `operator` must be one of them. */
export function compareScalar(column: string, operator: string, value: string): Comparison {
  const build = SCALAR[operator];
  if (!build) throw malformed(column, 'an operator', operator);
  return { kind: 'comparison', ...build(comparing(column), value) };
}

/** `in.(a,b)`. An empty list is false for every row, so its negation is true even for NULL. */
export function compareList(column: string, values: readonly string[]): Comparison {
  const compare = comparing(column);
  const outside = compare('$notIn', values);
  const whenFalse = values.length === 0 ? outside : known(compare, outside);
  return { kind: 'comparison', whenTrue: compare('$in', values), whenFalse };
}

/** `is.null`; the word in any case of letters. */
export function compareState(column: string, word: string): Comparison {
  const name = word.toLowerCase();
  const build = Object.hasOwn(IS, name) ? IS[name] : undefined;
  if (!build) throw malformed(column, Object.keys(IS).join(', '), word);
  return { kind: 'comparison', ...build(comparing(column)) };
}

function comparing(column: string): Compare {
  return (operator, value) => ({ kind: 'compare', path: [column], operator, value: { kind: 'literal', value } });
}

/** Our negative operators hold for NULL, SQL's do not. */
function known(compare: Compare, node: FilterNode): FilterNode {
  return { kind: 'and', nodes: [node, compare('$ne', null)] };
}

function pattern(value: string): string {
  return value.replaceAll('*', '%');
}
