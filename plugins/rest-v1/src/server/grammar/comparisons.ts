import { type FilterNode, type JsonValue, malformed } from '@mortise/shared';
import { type Compared, type Comparing, comparing, comparingWith } from './compared';
import { type Comparison, requireFew } from './condition';

type Sides = Omit<Comparison, 'kind'>;
type Build = (by: Comparing, value: JsonValue) => Sides;

/** Operators with one value, by their name in addresses. */
const SCALAR: Readonly<Record<string, Build>> = {
  eq: (by, value) => ({ whenTrue: by.compare('$eq', value), whenFalse: by.known(by.compare('$ne', value)) }),
  neq: (by, value) => ({ whenTrue: by.known(by.compare('$ne', value)), whenFalse: by.compare('$eq', value) }),
  gt: (by, value) => ({ whenTrue: by.compare('$gt', value), whenFalse: by.compare('$lte', value) }),
  gte: (by, value) => ({ whenTrue: by.compare('$gte', value), whenFalse: by.compare('$lt', value) }),
  lt: (by, value) => ({ whenTrue: by.compare('$lt', value), whenFalse: by.compare('$gte', value) }),
  lte: (by, value) => ({ whenTrue: by.compare('$lte', value), whenFalse: by.compare('$gt', value) }),
  like: (by, value) => ({ whenTrue: by.compare('$like', pattern(value)), whenFalse: by.known(by.compare('$notLike', pattern(value))) }),
  ilike: (by, value) => ({ whenTrue: by.compare('$iLike', pattern(value)), whenFalse: by.known(by.compare('$notILike', pattern(value))) }),
  isdistinct: (by, value) => ({ whenTrue: by.compare('$ne', value), whenFalse: by.compare('$eq', value) }),
};

const IS: Readonly<Record<string, (by: Comparing) => Sides>> = {
  null: (by) => ({ whenTrue: by.compare('$eq', null), whenFalse: by.compare('$ne', null) }),
  not_null: (by) => ({ whenTrue: by.compare('$ne', null), whenFalse: by.compare('$eq', null) }),
  unknown: (by) => ({ whenTrue: by.compare('$eq', null), whenFalse: by.compare('$ne', null) }),
  true: (by) => ({ whenTrue: by.compare('$eq', true), whenFalse: by.compare('$ne', true) }),
  false: (by) => ({ whenTrue: by.compare('$eq', false), whenFalse: by.compare('$ne', false) }),
};

export const isScalarOperator = (name: string): boolean => Object.hasOwn(SCALAR, name);

/** `eq.5`, `like.a*` and the like; `operator` must be one of them. */
export function compareScalar(compared: Compared, operator: string, text: string): Comparison {
  const build = SCALAR[operator];
  if (!build) throw malformed(compared.column, 'an operator', operator);
  const { value, ...by } = comparingWith(compared, text);
  return { kind: 'comparison', ...build(by, value) };
}

/** `in.(a,b)`. An empty list is false for every row, so its negation is true even for NULL. */
export function compareList(compared: Compared, values: readonly string[]): Comparison {
  const by = comparing(compared);
  const isPlain = compared.json.steps.length === 0;
  if (!isPlain) requireFew(values.length);
  const whenTrue = isPlain ? by.compare('$in', values) : any(values.map((value) => compareScalar(compared, 'eq', value).whenTrue));
  const outside = isPlain ? by.compare('$notIn', values) : negated(whenTrue);
  return { kind: 'comparison', whenTrue, whenFalse: values.length === 0 ? outside : by.known(outside) };
}

/** `is.null`; the word in any case of letters. */
export function compareState(compared: Compared, word: string): Comparison {
  const name = word.toLowerCase();
  const build = Object.hasOwn(IS, name) ? IS[name] : undefined;
  if (!build) throw malformed(compared.column, Object.keys(IS).join(', '), word);
  const isTruth = name === 'true' || name === 'false';
  if (isTruth && compared.json.isText) throw malformed(compared.column, '-> before true and false', '->>');
  return { kind: 'comparison', ...build(comparing(compared, isTruth ? 'boolean' : 'value')) };
}

function any(nodes: readonly FilterNode[]): FilterNode {
  return { kind: 'or', nodes };
}

function negated(node: FilterNode): FilterNode {
  return { kind: 'not', node };
}

function pattern(value: JsonValue): JsonValue {
  return typeof value === 'string' ? value.replaceAll('*', '%') : value;
}
