import { type Json, type JsonMap, isMap } from './world';

const ALIASES: Readonly<Record<string, string>> = { $endsWith: '$endWith', $notEndsWith: '$notEndWith', $is: '$eq' };

/** A filter in the form the oracle works with. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison
  /** Something that is said of a related row: an alternative or a negation inside the relation's object. */
  | { readonly kind: 'below'; readonly path: readonly string[]; readonly part: Condition };

export interface Comparison {
  readonly kind: 'compare';
  /** Relations, then a column; for `$exists` relations alone. */
  readonly path: readonly string[];
  readonly operator: string;
  readonly value: Json;
}

/** Why a request is refused. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads a filter in any of its spellings: siblings are joined by AND, names are dotted or nested, a bare value is `$eq`,
 * a bare list `$in`.
 */
export function readFilter(filter: Json, path: readonly string[] = []): Condition {
  if (!isMap(filter)) throw new Refusal('QUERY_FILTER_INVALID');
  return { kind: 'and', parts: Object.entries(filter).map(([key, value]) => readEntry(key, value, path)) };
}

function readEntry(key: string, value: Json, path: readonly string[]): Condition {
  if (key === '$and') return { kind: 'and', parts: listOf(value).map((item) => readFilter(item, path)) };
  if (key === '$not' || key === '$or') {
    const part: Condition =
      key === '$not' ? { kind: 'not', part: readFilter(value) } : { kind: 'or', parts: listOf(value).map((item) => readFilter(item)) };
    return path.length === 0 ? part : { kind: 'below', path, part };
  }
  const names = key.split('.');
  const last = names.at(-1)?.startsWith('$') === true ? names.pop() : undefined;
  const operator = last === undefined ? undefined : (ALIASES[last] ?? last);
  const inside = [...path, ...names];
  if (operator !== undefined) return { kind: 'compare', path: inside, operator, value };
  if (isMap(value)) return readFilter(value, inside);
  return { kind: 'compare', path: inside, operator: Array.isArray(value) ? '$in' : '$eq', value };
}

function listOf(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Refusal('QUERY_FILTER_INVALID');
  return value;
}

/** Every comparison of a condition, its path seen from the top. */
export function comparisonsOf(condition: Condition, prefix: readonly string[] = []): readonly Comparison[] {
  switch (condition.kind) {
    case 'compare':
      return [{ ...condition, path: [...prefix, ...condition.path] }];
    case 'not':
      return comparisonsOf(condition.part, prefix);
    case 'below':
      return comparisonsOf(condition.part, [...prefix, ...condition.path]);
    default:
      return condition.parts.flatMap((part) => comparisonsOf(part, prefix));
  }
}

/** The members of an AND, with the ANDs inside it opened: they are one group. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition];
}

export const filterOf = (filter: JsonMap | undefined): Condition =>
  filter === undefined ? { kind: 'and', parts: [] } : readFilter(filter);
